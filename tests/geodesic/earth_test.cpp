// SPDX-License-Identifier: MIT
#include "rangeband/geodesic/earth.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "oracle/geodesy.hpp"

using namespace rangeband;
using namespace rangeband::geodesic;

namespace {}  // namespace

TEST_CASE("the Earth's size is WGS84's") {
    CHECK(half_meridian().m() == doctest::Approx(2.0 * 10'001'965.729'312'723).epsilon(1e-15));
    CHECK(earth_area().m2() == doctest::Approx(510'065'621'724'088.44).epsilon(1e-15));
    CHECK(polar_radius_m == doctest::Approx(6'356'752.314'245'179).epsilon(1e-15));
    CHECK(std::sqrt(authalic_radius_squared_m2()) == doctest::Approx(6'371'007.180'918).epsilon(1e-12));
}

TEST_CASE("the shortest way between two places") {
    // GeodSolve's own example: JFK to LHR.
    const Inverse way = inverse(Position::deg(40.6, -73.8), Position::deg(51.6, -0.5));
    CHECK(way.distance.m() == doctest::Approx(5'551'759.400).epsilon(1e-9));
    CHECK(way.azimuth.deg() == doctest::Approx(51.198'882'85).epsilon(1e-9));
    CHECK(inverse(Position::deg(48.57, 46.25), Position::deg(48.57, 46.25)).distance.m() == 0.0);
    CHECK(inverse(Position::deg(0, 0), Position::deg(90, 0)).distance.m() ==
          doctest::Approx(half_meridian().m() / 2).epsilon(1e-15));
    // Across ±180°, and between antipodes on the equator: over a pole.
    CHECK(inverse(Position::deg(0, 179.5), Position::deg(0, -179.5)).distance.m() ==
          doctest::Approx(equatorial_radius_m * radians_per_degree).epsilon(1e-14));
    CHECK(inverse(Position::deg(0, 0), Position::deg(0, 180)).distance.m() ==
          doctest::Approx(half_meridian().m()).epsilon(1e-15));
}

TEST_CASE("the cut distance grows from pi b on the equator to half a meridian at the poles") {
    CHECK(cut_distance(Angle::deg(0)).m() == doctest::Approx(std::numbers::pi * polar_radius_m).epsilon(1e-14));
    CHECK(cut_distance(Angle::deg(90)).m() == doctest::Approx(half_meridian().m()).epsilon(1e-14));
    CHECK(cut_distance(Angle::deg(48.57)).km() == doctest::Approx(19'989.2).epsilon(1e-5));
    double before = 0.0;
    for (double lat = 0.0; lat <= 90.0; lat += 0.5) {
        const double cut = cut_distance(Angle::deg(lat)).m();
        CHECK(cut >= before);
        CHECK(cut == doctest::Approx(cut_distance(Angle::deg(-lat)).m()).epsilon(1e-15));
        before = cut;
    }
}

TEST_CASE("geodesics are shortest up to the cut distance, and due east not beyond it") {
    for (const double lat : {0.0, 1.0, 30.0, 48.57, -75.0}) {
        CAPTURE(lat);
        const double cut = cut_distance(Angle::deg(lat)).m();
        for (double azimuth = 0.0; azimuth <= 180.0; azimuth += 5.0) {
            CAPTURE(azimuth);
            CHECK(oracle::distance({lat, 0.0}, oracle::direct({lat, 0.0}, azimuth, cut - 0.1)) ==
                  doctest::Approx(cut - 0.1).epsilon(1e-14));
        }
        const double beyond = cut + 5'000.0;
        CHECK(oracle::distance({lat, 0.0}, oracle::direct({lat, 0.0}, 90.0, beyond)) < beyond - 1e-3);
    }
}

TEST_CASE("the authalic sphere keeps areas, and the slopes are derivatives") {
    CHECK(authalic(0.0).up == 0.0);
    CHECK(authalic(1.0).up == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(authalic(-1.0).up == doctest::Approx(-1.0).epsilon(1e-15));
    // The zone between the equator and a latitude has the area 2πR² sin ξ; Snyder (1987), equation 3-12, in closed
    // form.
    const double e = std::sqrt(eccentricity_squared);
    const auto q = [&](double sine) {
        return (1.0 - eccentricity_squared) *
               (sine / (1.0 - eccentricity_squared * sine * sine) + std::atanh(e * sine) / e);
    };
    for (double lat = -88.0; lat < 89.0; lat += 7.3) {
        CAPTURE(lat);
        const double reduced = std::atan((1.0 - flattening) * std::tan(lat * radians_per_degree));
        const double z = std::sin(reduced);
        const double expected = q(std::sin(lat * radians_per_degree)) / q(1.0);
        CHECK(authalic(z).up == doctest::Approx(expected).epsilon(1e-14));
        CHECK(std::cos(reduced) * authalic(z).stretch == doctest::Approx(std::cos(std::asin(expected))).epsilon(1e-13));
        const double step = 1e-5;
        CHECK(authalic(z).d_up ==
              doctest::Approx((authalic(z + step).up - authalic(z - step).up) / (2.0 * step)).epsilon(1e-9));
        CHECK(authalic(z).d_stretch ==
              doctest::Approx((authalic(z + step).stretch - authalic(z - step).stretch) / (2.0 * step)).epsilon(1e-7));
    }
}

TEST_CASE("the Gaussian curvature is that of the two radii") {
    for (const double lat : {0.0, 30.0, -48.57, 90.0}) {
        const double sine = std::sin(lat * radians_per_degree);
        const double w2 = 1.0 - eccentricity_squared * sine * sine;
        const double across = equatorial_radius_m / std::sqrt(w2);
        const double along = equatorial_radius_m * (1.0 - eccentricity_squared) / std::pow(w2, 1.5);
        CHECK(gaussian_curvature(Angle::deg(lat)) == doctest::Approx(1.0 / (across * along)).epsilon(1e-13));
    }
}

TEST_CASE("a geodesic runs on over a pole and round the Earth without a jump in longitude") {
    const Geodesic east(Position::deg(0, 46.25), Angle::deg(90));
    CHECK(east.at(Length::m(1.5 * 2.0 * std::numbers::pi * equatorial_radius_m)).dlon ==
          doctest::Approx(540.0).epsilon(1e-12));
    const Geodesic oblique(Position::deg(48.57, 46.25), Angle::deg(10));
    double before = 0.0;
    for (double km = 0.0; km < 12'000.0; km += 10.0) {
        const auto point = oblique.at(Length::km(km));
        const oracle::Place truth = oracle::direct({48.57, 0.0}, 10.0, 1000.0 * km);
        CHECK(std::abs(point.lat - truth.lat) < 1e-12);
        CHECK(std::abs(std::remainder(point.dlon - truth.lon, 360.0)) < 1e-11);
        CHECK(point.dlon >= before);
        before = point.dlon;
    }
}
