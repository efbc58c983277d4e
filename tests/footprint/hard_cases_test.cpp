// SPDX-License-Identifier: MIT
// The cases on which other tools fail, by name; who is right is asked of GeographicLib.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "footprint/drawn.hpp"
#include "rangeband/geodesic/earth.hpp"

using oracle::Band;
using oracle::Place;

namespace {

/// Membership of points everywhere and beside the boundary, vertices, area.
void check_all(const Band& band, double tolerance_m = 100.0) {
    CAPTURE(band.site.lat);
    CAPTURE(band.site.lon);
    CAPTURE(band.r_min);
    CAPTURE(band.r_max);
    const auto footprint = drawn::band(band, tolerance_m);
    const double beyond = 1.02 * footprint.tolerance.m();
    std::vector<Place> places = drawn::everywhere(4000);
    for (int i = 0; i < 90; ++i) {
        for (const double radius : {band.r_min, band.r_max}) {
            for (const double away : {-beyond, beyond}) {
                if (radius + away > 0.0) places.push_back(oracle::direct(band.site, 4.0 * i + 0.7, radius + away));
            }
        }
    }
    int wrong = 0;
    for (const Place& p : places) {
        if (oracle::distance_to_boundary(band, p) <= footprint.tolerance.m()) continue;
        if (drawn::contains(footprint.polygons, p) != band.contains(p)) ++wrong;
    }
    CHECK(wrong == 0);
    double off = 0.0;
    for (const auto& line : footprint.boundary()) {
        for (const auto& vertex : line)
            off = std::max(off, oracle::distance_to_boundary(band, {vertex.lat, vertex.lon}));
    }
    CHECK(off < 1e-4);
    const oracle::Size truth = oracle::size_of(band);
    CHECK(std::abs(footprint.area.m2() - truth.area) <= std::max(1e-9 * truth.area, 1e-4 * truth.perimeter));
    CHECK(footprint.perimeter.m() == doctest::Approx(truth.perimeter).epsilon(1e-8));
}

Band disc_band(double lat, double lon, double km) {
    return {.site = {lat, lon}, .r_min = 0.0, .r_max = 1000.0 * km, .sector = {}};
}

/// Area enclosed in the plane, square degrees.
double plane_area(const drawn::MultiPolygon& polygons) {
    double doubled = 0.0;
    const auto add = [&](const drawn::Path& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            doubled += ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat;
        }
    };
    for (const auto& polygon : polygons) {
        add(polygon.exterior);
        for (const auto& hole : polygon.holes) add(hole);
    }
    return 0.5 * doubled;
}

}  // namespace

TEST_CASE("5,500 km around Kapustin Yar hold the North Pole") {
    check_all(disc_band(48.57, 46.25, 5500));
    const auto footprint = drawn::disc(48.57, 46.25, 5500);
    REQUIRE(footprint.polygons.size() == 1);
    for (double lon = -179.5; lon < 180.0; lon += 1.0) CHECK(drawn::contains(footprint.polygons, {89.9999, lon}));
}

TEST_CASE("the treaty band around Kapustin Yar leaves out what is nearer than 500 km") {
    check_all({.site = {48.57, 46.25}, .r_min = 500e3, .r_max = 5500e3, .sector = {}});
    CHECK(drawn::band({.site = {48.57, 46.25}, .r_min = 500e3, .r_max = 5500e3, .sector = {}})
              .polygons.front()
              .holes.size() == 1);
}

TEST_CASE("500 km on the antimeridian are two halves") {
    check_all(disc_band(0, 180, 500));
    check_all(disc_band(0, -180, 500));
    CHECK(drawn::disc(0, 180, 500).polygons.size() == 2);
}

TEST_CASE("500 km at 89 N hold the pole, 50 km do not") {
    check_all(disc_band(89, 0, 500));
    check_all(disc_band(89, 0, 50));
    check_all(disc_band(-89, 120, 500));
}

TEST_CASE("radii beyond a quarter of the Earth") {
    for (const double lat : {0.0, 48.57, 89.0, -66.0}) {
        for (const double lon : {0.0, 46.25, 180.0}) {
            check_all(disc_band(lat, lon, 12'000));
            check_all(disc_band(lat, lon, 19'900));
        }
    }
}

TEST_CASE("beyond the cut distance only what is still the shortest way is boundary") {
    for (const double lat : {0.0, 1e-7, 20.0, 48.57, -75.0}) {
        CAPTURE(lat);
        check_all(disc_band(lat, 0, 20'000), 10.0);
        check_all(disc_band(lat, 180, 19'995), 10.0);
        check_all(disc_band(lat, 46.25, 20'003.9), 10.0);
    }
    const auto footprint = drawn::disc(0, 0, 20'000);
    double inside = 0.0;  // the folded ring's vertices lie up to 16.9 km inside
    for (const auto& line : footprint.boundary()) {
        for (const auto& vertex : line)
            inside = std::max(inside, 20'000e3 - oracle::distance({0, 0}, {vertex.lat, vertex.lon}));
    }
    CHECK(inside < 1e-4);
}

TEST_CASE("from half a meridian on it is the whole Earth") {
    for (const double km : {20'003.9315, 20'004.0, 25'000.0, 1e6}) {
        const auto footprint = drawn::disc(48.57, 46.25, km);
        CHECK(plane_area(footprint.polygons) == doctest::Approx(360.0 * 180.0).epsilon(1e-15));
        CHECK(footprint.boundary().empty());
        CHECK(footprint.area.m2() == doctest::Approx(oracle::earth_area()).epsilon(1e-15));
        CHECK(footprint.perimeter.m() == 0.0);
        CHECK_FALSE(footprint.label.has_value());
    }
    CHECK(drawn::disc(48.57, 46.25, 20'003.9314).boundary().size() == 1);
    CHECK(rangeband::geodesic::half_meridian().m() == doctest::Approx(oracle::half_meridian_m).epsilon(1e-15));
}

TEST_CASE("a band that begins where the Earth ends is empty") {
    const auto footprint = drawn::band({.site = {48.57, 46.25}, .r_min = 20'004e3, .r_max = 30'000e3, .sector = {}});
    CHECK(footprint.empty());
    CHECK(footprint.boundary().empty());
    CHECK(footprint.area.m2() == 0.0);
    CHECK(footprint.perimeter.m() == 0.0);
}

TEST_CASE("a band without an upper end reaches the antipode") {
    for (const double lat : {0.0, 48.57, 90.0})
        check_all({.site = {lat, 46.25}, .r_min = 5500e3, .r_max = 20'010e3, .sector = {}});
}

TEST_CASE("a circle through a pole") {
    for (const double lat : {0.0, 48.57, -30.0, 89.0}) {
        for (const double pole : {90.0, -90.0}) {
            const double radius = oracle::distance({lat, 0}, {pole, 0});
            for (const double off : {-1e-3, 0.0, 1e-3}) check_all(disc_band(lat, 46.25, (radius + off) / 1000.0));
            check_all({.site = {lat, 46.25}, .r_min = radius, .r_max = 20'010e3, .sector = {}});
        }
    }
    // On the equator, a quarter of a meridian: through both.
    check_all(disc_band(0, 46.25, 0.5e-3 * oracle::half_meridian_m));
    check_all(disc_band(0, 180, 0.5e-3 * oracle::half_meridian_m));
}

TEST_CASE("sites at the poles") {
    for (const double lat : {90.0, -90.0, 89.9999999, -89.9999999}) {
        for (const double lon : {0.0, 46.25, 180.0}) {
            check_all(disc_band(lat, lon, 480));
            check_all({.site = {lat, lon}, .r_min = 500e3, .r_max = 5500e3, .sector = {}});
            check_all(disc_band(lat, lon, 15'000));
        }
    }
}

TEST_CASE("one metre, and a thin band") {
    for (const double lon : {0.0, 180.0}) {
        check_all(disc_band(48.57, lon, 1e-3));
        check_all({.site = {48.57, lon}, .r_min = 4999.99, .r_max = 5000.0, .sector = {}}, 10e3);
    }
    const auto thin = drawn::band({.site = {48.57, 46.25}, .r_min = 4999.99, .r_max = 5000.0, .sector = {}}, 10e3);
    CHECK(thin.tolerance.m() <= 0.0025 + 1e-9);
    CHECK(thin.decimals > 8);
}

TEST_CASE("sectors") {
    for (const double lat : {0.0, 48.57, -89.0, 90.0}) {
        for (const double lon : {46.25, 180.0}) {
            for (const oracle::Interval azimuths : {oracle::Interval{300, 420}, {0, 90}, {80, 100}, {90, 450 - 0.5}}) {
                check_all({.site = {lat, lon}, .r_min = 0.0, .r_max = 5500e3, .sector = azimuths});
                check_all({.site = {lat, lon}, .r_min = 500e3, .r_max = 12'000e3, .sector = azimuths});
            }
        }
    }
}

TEST_CASE("a sector of 360 degrees is no sector") {
    const auto whole =
        drawn::band({.site = {48.57, 46.25}, .r_min = 0.0, .r_max = 5500e3, .sector = oracle::Interval{30, 390}});
    CHECK(whole.polygons.front().exterior == drawn::disc(48.57, 46.25, 5500).polygons.front().exterior);
}
