// SPDX-License-Identifier: MIT
#include "rangeband/geodesic/chord.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"

using namespace rangeband;
using oracle::Dice;
using oracle::Place;

namespace {

double chord(const Place& a, const Place& b) {
    const oracle::Vector off = oracle::minus(oracle::on_surface(a), oracle::on_surface(b));
    return std::sqrt(oracle::dot(off, off));
}

}  // namespace

TEST_CASE("the chord to the antipode bounds distances near half of the Earth") {
    Dice dice(oracle::seed() + 61);
    for (int n = 0; n < 20'000; ++n) {
        const Place from{std::asin(dice.uniform(-1.0, 1.0)) * 180.0 / std::numbers::pi, dice.uniform(-180.0, 180.0)};
        const Place opposite{-from.lat, from.lon + 180.0};
        const Place to = oracle::direct(opposite, dice.uniform(0.0, 360.0), dice.log_uniform(1.0, 1e7));
        const double metres = oracle::distance(from, to);
        const double off = chord(opposite, to);
        for (const double more : {1.0, 1e3, 1e5}) {
            CHECK(off >= geodesic::least_opposite_chord_m(metres + more));
            if (metres > more) CHECK(off <= geodesic::most_opposite_chord_m(metres - more));
        }
        // b·σ and a·σ are nowhere farther apart than 68 km, chords of this length differ by less than another 4 km.
        if (off > 1e6) continue;
        CHECK(off > geodesic::most_opposite_chord_m(metres + 75e3));
        CHECK(off < geodesic::least_opposite_chord_m(metres - 75e3));
    }
}
