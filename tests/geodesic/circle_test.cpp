// SPDX-License-Identifier: MIT
// Circles against GeographicLib's direct geodesics, azimuth by azimuth.
#include "rangeband/geodesic/circle.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "oracle/geodesy.hpp"
#include "rangeband/units.hpp"

using namespace rangeband;
using namespace rangeband::geodesic;

namespace {

/// The farthest that a circle's points lie from where GeographicLib puts them, in metres.
double worst(double lat, double lon, double radius, int count = 97) {
    const Circle circle(Position::deg(lat, lon), Length::m(radius));
    std::vector<double> azimuth(static_cast<std::size_t>(count));
    std::vector<double> dlon(azimuth.size());
    std::vector<double> lats(azimuth.size());
    for (std::size_t i = 0; i < azimuth.size(); ++i)
        azimuth[i] = 2.0 * std::numbers::pi * static_cast<double>(i) / count - 1.0;
    circle.points(azimuth, dlon, lats);
    double off = 0.0;
    for (std::size_t i = 0; i < azimuth.size(); ++i) {
        const oracle::Vector there =
            oracle::on_surface(oracle::direct({lat, 0.0}, azimuth[i] / radians_per_degree, radius));
        const oracle::Vector gap = oracle::minus(oracle::on_surface({lats[i], dlon[i]}), there);
        off = std::max(off, std::sqrt(oracle::dot(gap, gap)));
    }
    return off;
}

constexpr double hard_latitudes[] = {0.0,  1e-9,  -1e-9, 0.001,     30.0,         -45.0, 48.57,
                                     66.3, -75.0, 89.0,  89.999999, 89.999999999, 90.0,  -90.0};

}  // namespace

TEST_CASE("a circle's points are where the geodesics end, at every latitude and radius") {
    double off = 0.0;
    for (const double lat : hard_latitudes) {
        for (const double km :
             {0.001,    0.3,      10.0,     39.9,     40.0,     40.1,     300.0,       480.0,    599.9,
              600.1,    1000.0,   1999.0,   2001.0,   5500.0,   9000.0,   10'001.9657, 12'000.0, 15'000.0,
              19'000.0, 19'900.0, 19'960.0, 19'970.0, 19'990.0, 20'003.0, 20'003.93}) {
            CAPTURE(lat);
            CAPTURE(km);
            const double here = worst(lat, 46.25, 1000.0 * km);
            CHECK(here < 1e-7);
            off = std::max(off, here);
        }
    }
    MESSAGE("circles stray at most ", off, " m");
}

TEST_CASE("a circle's points are where the geodesics end, at random") {
    std::uint64_t state = 1;
    const auto uniform = [&] {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(state >> 11U) * 0x1p-53;
    };
    for (int i = 0; i < 500; ++i) {
        const double lat = std::asin(2.0 * uniform() - 1.0) / radians_per_degree;
        const double radius = std::exp(std::log(20'003e3) * uniform());
        CAPTURE(lat);
        CAPTURE(radius);
        CHECK(worst(lat, 0.0, radius, 41) < 1e-7);
    }
}

TEST_CASE("a ring is the same points, its west the mirror of its east") {
    for (const double lat : {0.0, 48.57, -90.0}) {
        for (const std::size_t count : {1UL, 2UL, 3UL, 7UL, 8UL, 360UL, 361UL}) {
            CAPTURE(lat);
            CAPTURE(count);
            const Circle circle(Position::deg(lat, 46.25), Length::km(5500));
            std::vector<double> azimuth(count);
            for (std::size_t i = 0; i < count; ++i)
                azimuth[i] = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count);
            std::vector<double> dlon(count);
            std::vector<double> lats(count);
            std::vector<double> ring_dlon(count);
            std::vector<double> ring_lats(count);
            circle.points(azimuth, dlon, lats);
            circle.ring(ring_dlon, ring_lats);
            double apart = 0.0;
            double skewed = 0.0;
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t mirror = (count - i) % count;
                apart = std::max(
                    {apart, std::abs(std::remainder(ring_dlon[i] - dlon[i], 360.0)), std::abs(ring_lats[i] - lats[i])});
                skewed = std::max({skewed, std::abs(std::remainder(ring_dlon[i] + ring_dlon[mirror], 360.0)),
                                   std::abs(ring_lats[i] - ring_lats[mirror])});
            }
            CHECK(apart < 1e-12);
            CHECK(skewed < 1e-12);
        }
    }
}

TEST_CASE("the state's motion is the derivative of its position") {
    const double step = 1e-5;
    for (const double lat : {0.0, 48.57, -89.0}) {
        for (const double km : {1.0, 500.0, 5500.0, 19'900.0}) {
            const Circle circle(Position::deg(lat, 0.0), Length::km(km));
            for (double azimuth = 0.1; azimuth < 6.2; azimuth += 0.7) {
                const auto before = circle.state(azimuth - step);
                const auto here = circle.state(azimuth);
                const auto after = circle.state(azimuth + step);
                for (std::size_t k = 0; k < 3; ++k) {
                    CHECK(std::abs(here.dp[k] - (after.p[k] - before.p[k]) / (2.0 * step)) < 1e-10);
                }
                CHECK(std::abs(here.p[0] * here.p[0] + here.p[1] * here.p[1] + here.p[2] * here.p[2] - 1.0) < 1e-13);
            }
        }
    }
}

TEST_CASE("moving the centre east changes nothing") { CHECK(worst(48.57, 180.0, 5500e3) == worst(48.57, 0.0, 5500e3)); }
