// SPDX-License-Identifier: MIT
// Which of 10,000 places lie within the bands of 10,000 sites, beside one GeographicLib Inverse a pair.
//
//   bench_within
#include <fmt/format.h>

#include <GeographicLib/Geodesic.hpp>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <numbers>
#include <string_view>
#include <vector>

#include "oracle/dice.hpp"
#include "rangeband/analysis/within.hpp"

using namespace rangeband;
using analysis::Interval;
using catalog::Limit;
using geodesic::Position;

namespace {

constexpr std::size_t count = 10'000;

std::vector<Position> spread(std::uint64_t seed) {
    oracle::Dice dice(seed);
    std::vector<Position> places;
    for (std::size_t i = 0; i < count; ++i) {
        const double lat = std::asin(dice.uniform(-1.0, 1.0)) * 180.0 / std::numbers::pi;
        places.push_back(Position::deg(lat, dice.uniform(-180.0, 180.0)));
    }
    return places;
}

/// Where people and bases are: all within 30° of latitude and 60° of longitude.
std::vector<Position> crowded(std::uint64_t seed) {
    oracle::Dice dice(seed);
    std::vector<Position> places;
    for (std::size_t i = 0; i < count; ++i)
        places.push_back(Position::deg(dice.uniform(35.0, 65.0), dice.uniform(-5.0, 55.0)));
    return places;
}

double cpu_s(const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Case {
    std::string_view name;
    std::vector<Position> sites, places;
    std::vector<Interval> intervals;
};

/// Every `step`th site by both ways; all sites by ours.
void run(const Case& one, std::size_t step) {
    std::vector<std::vector<std::uint8_t>> sampled;
    std::uint64_t insides = 0;
    const double ours = cpu_s([&] {
        const analysis::Points points(one.places);
        const analysis::Within within(points, one.intervals);
        std::vector<std::uint8_t> inside(one.intervals.size() * count);
        for (std::size_t s = 0; s < count; ++s) {
            within.decide(one.sites[s], inside);
            for (const std::uint8_t in : inside) insides += in;
            if (s % step == 0) sampled.push_back(inside);
        }
    });
    const GeographicLib::Geodesic& wgs84 = GeographicLib::Geodesic::WGS84();
    std::size_t differ = 0;
    const double peer = cpu_s([&] {
        for (std::size_t s = 0; s < count; s += step) {
            for (std::size_t i = 0; i < count; ++i) {
                double metres = 0.0;
                wgs84.Inverse(one.sites[s].lat(), one.sites[s].lon(), one.places[i].lat(), one.places[i].lon(), metres);
                for (std::size_t k = 0; k < one.intervals.size(); ++k)
                    differ += one.intervals[k].contains(Length::m(metres)) != (sampled[s / step][k * count + i] == 1);
            }
        }
    });
    const double pairs = static_cast<double>(count) * static_cast<double>(count);
    const double ours_ns = ours / pairs * 1e9;
    const double peer_ns = peer / pairs * static_cast<double>(step) * 1e9;
    fmt::print("{:<28} ours {:6.2f} s, {:5.2f} ns a pair; Inverse {:4.0f} ns; ratio {:5.1f}; {} inside, {} differ\n",
               one.name, ours, ours_ns, peer_ns, peer_ns / ours_ns, insides, differ);
    if (differ != 0) std::exit(1);
}

}  // namespace

int main() {
    const Interval disc{.lower = {}, .upper = Limit{Length::km(480)}};
    const Interval shorter{.lower = Limit{Length::km(500)}, .upper = Limit{Length::km(1000)}};
    const Interval intermediate{.lower = Limit{Length::km(1000), false}, .upper = Limit{Length::km(5500)}};
    constexpr std::size_t step = 50;
    run({"500 to 5,500 km, the Earth", spread(1), spread(2), {{shorter.lower, intermediate.upper}}}, step);
    run({"three ranges, the Earth", spread(1), spread(2), {disc, shorter, intermediate}}, step);
    run({"500 to 5,500 km, Europe", crowded(1), crowded(2), {{shorter.lower, intermediate.upper}}}, step);
    run({"480 km, Europe", crowded(1), crowded(2), {disc}}, step);
}
