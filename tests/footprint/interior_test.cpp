// SPDX-License-Identifier: MIT
#include "rangeband/footprint/interior.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"

using namespace rangeband::footprint;

TEST_CASE("where a polygon's edges keep clear of a point, all around is inside or outside as the point is") {
    oracle::Dice dice(oracle::seed() + 62);
    int clear = 0;
    for (int n = 0; n < 200; ++n) {
        const LonLat centre{dice.uniform(-180.0, 180.0), dice.uniform(-75.0, 75.0)};
        Path ring;
        for (int i = 0; i < 40; ++i) {
            const double t = 2.0 * std::numbers::pi * i / 40.0;
            const double out = dice.uniform(1.0, 4.0);
            ring.push_back({centre.lon + out * std::cos(t), centre.lat + out * std::sin(t)});
        }
        ring.push_back(ring.front());
        const Interior interior({{ring, {}}});
        for (int k = 0; k < 20; ++k) {
            const LonLat p{std::remainder(centre.lon + dice.uniform(-5.0, 5.0), 360.0),
                           centre.lat + dice.uniform(-5.0, 5.0)};
            const double metres = dice.log_uniform(1e2, 3e5);
            if (!interior.keeps_clear_of(p, metres)) continue;
            ++clear;
            for (int azimuth = 0; azimuth < 360; azimuth += 15) {
                const oracle::Place q = oracle::direct({p.lat, p.lon}, azimuth, metres * dice.uniform(0.0, 1.0));
                CHECK(interior.contains({q.lon, q.lat}) == interior.contains(p));
            }
        }
        CHECK(!interior.keeps_clear_of(ring.front(), 1.0));
    }
    CHECK(clear > 500);
}

TEST_CASE("beside a pole no point is said to be clear") {
    const Interior interior({{{{0.0, 60.0}, {10.0, 60.0}, {10.0, 70.0}, {0.0, 60.0}}, {}}});
    CHECK(!interior.keeps_clear_of({0.0, 89.5}, 1e3));
    CHECK(interior.keeps_clear_of({0.0, 80.0}, 1e3));
}
