// SPDX-License-Identifier: MIT
#include "rangeband/geodesic/lambert.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"

using namespace rangeband;
using oracle::Dice;
using oracle::Place;

TEST_CASE("Lambert's distances are off by no more than they say") {
    Dice dice(oracle::seed() + 62);
    double worst = 0.0;  // of what is allowed
    for (int n = 0; n < 100'000; ++n) {
        Place from{std::asin(dice.uniform(-1.0, 1.0)) * 180.0 / std::numbers::pi, dice.uniform(-180.0, 180.0)};
        if (n % 4 == 0) from.lat = std::copysign(90.0 - dice.log_uniform(1e-9, 90.0), from.lat);
        const double metres = n % 2 == 0 ? dice.log_uniform(1e-3, geodesic::longest_lambert_m)
                                         : dice.uniform(0.0, geodesic::longest_lambert_m);
        const double azimuth = n % 3 == 0 ? 90.0 * std::floor(dice.uniform(0.0, 4.0)) : dice.uniform(0.0, 360.0);
        const Place to = oracle::direct(from, azimuth, metres);
        const double found = geodesic::lambert_distance_m(oracle::on_surface(from), oracle::on_surface(to));
        const double off = std::abs(found - metres);
        CAPTURE(from.lat);
        CAPTURE(metres);
        CHECK(off <= geodesic::lambert_slack_m(std::min(found, metres)));
        worst = std::max(worst, off / geodesic::lambert_slack_m(metres));
    }
    CHECK(worst > 0.4);  // the bound says something
    CHECK(worst < 0.6);
    CHECK(geodesic::lambert_distance_m({1.0, 2.0, 3.0}, {1.0, 2.0, 3.0}) == 0.0);
}
