// SPDX-License-Identifier: MIT
// The bound of an edge's length against GeographicLib's distances between close points of it.
#include "rangeband/footprint/edge.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "rangeband/geodesic/earth.hpp"

using namespace rangeband;
using footprint::LonLat;

TEST_CASE("an edge is never longer than its bound, nor a short one much shorter") {
    constexpr unsigned seed = 20261124;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(-200.0, 200.0), lat(-90.0, 90.0), step(-1.0, 1.0);
    for (int i = 0; i < 2000; ++i) {
        const LonLat a{lon(random), lat(random)};
        const double reach = i % 2 == 0 ? 0.1 : 60.0;
        const LonLat b{a.lon + reach * step(random), std::clamp(a.lat + reach * step(random), -90.0, 90.0)};
        CAPTURE(a.lon);
        CAPTURE(a.lat);
        CAPTURE(b.lon);
        CAPTURE(b.lat);
        constexpr int pieces = 200;
        double sum_m = 0.0;
        for (int k = 0; k < pieces; ++k) {
            const auto from = footprint::position(footprint::between(a, b, double(k) / pieces));
            sum_m += geodesic::inverse(from, footprint::position(footprint::between(a, b, double(k + 1) / pieces)))
                         .distance.m();
        }
        CHECK(footprint::longest(a, b).m() >= sum_m);
        if (reach < 1.0 && std::abs(a.lat) < 80.0) CHECK(footprint::longest(a, b).m() <= 1.02 * sum_m);
    }
}
