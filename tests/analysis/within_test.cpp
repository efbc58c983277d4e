// SPDX-License-Identifier: MIT
#include "rangeband/analysis/within.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "analysis/lambert.hpp"
#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"
#include "oracle/places.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/geodesic/earth.hpp"

using namespace rangeband;
using analysis::Interval;
using catalog::Limit;
using geodesic::Position;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// What GeographicLib says, compared as the edges are worded.
bool truly_inside(const Interval& interval, double metres) {
    const double low = interval.lower ? interval.lower->at.m() : -1.0;
    const double high = interval.upper ? interval.upper->at.m() : infinite;
    const bool above = !interval.lower || (interval.lower->inclusive ? metres >= low : metres > low);
    return above && (!interval.upper || (interval.upper->inclusive ? metres <= high : metres < high));
}

Position position(const oracle::Place& p) { return Position::deg(p.lat, p.lon); }
oracle::Place place(const Position& p) { return {p.lat(), p.lon()}; }

Position any_position(oracle::Dice& dice) { return position(oracle::anywhere(dice)); }

Position hard_site(oracle::Dice& dice) {
    if (dice.chance(0.1)) return Position::deg(dice.pick({90.0, -90.0}), dice.uniform(-180.0, 180.0));
    if (dice.chance(0.1)) return Position::deg(0.0, dice.pick({0.0, 180.0, -180.0, 90.0}));
    return any_position(dice);
}

/// Near an edge of some interval, at the site, opposite to it, on a pole, or anywhere.
Position hard_place(oracle::Dice& dice, const Position& site, const std::vector<Interval>& intervals) {
    const double kind = dice.uniform(0.0, 1.0);
    if (kind < 0.45) {
        const Interval& one = intervals[static_cast<std::size_t>(dice.uniform(0.0, double(intervals.size())))];
        const Limit edge = one.upper ? *one.upper : one.lower.value_or(Limit{});
        const double off = dice.pick({0.0, 1.0, -1.0}) * dice.log_uniform(1e-9, 1e5);
        return position(oracle::direct(place(site), dice.uniform(-180.0, 180.0), std::max(edge.at.m() + off, 0.0)));
    }
    if (kind < 0.5) return site;
    if (kind < 0.6) return Position::deg(-site.lat(), site.lon() + 180.0);
    if (kind < 0.7) {
        const double off = dice.log_uniform(1e-9, 1.0);
        return Position::deg(std::clamp(-site.lat() + dice.uniform(-off, off), -90.0, 90.0),
                             site.lon() + 180.0 + dice.uniform(-off, off));
    }
    if (kind < 0.75) return Position::deg(dice.pick({90.0, -90.0}), dice.uniform(-180.0, 180.0));
    return any_position(dice);
}

std::vector<Interval> hard_intervals(oracle::Dice& dice) {
    std::vector<Interval> intervals;
    for (int i = 0; i < 4; ++i) {
        const double low = dice.pick({0.0, 1e-6, 500e3, 1000e3, 19'970e3, dice.log_uniform(1e-3, 2.0e7)});
        const double high = low + dice.pick({0.0, 1e-6, 4500e3, dice.log_uniform(1e-3, 2.0e7)});
        Interval interval;
        if (dice.chance(0.7)) interval.lower = Limit{Length::m(low), dice.chance(0.5)};
        if (dice.chance(0.8)) interval.upper = Limit{Length::m(high), dice.chance(0.5)};
        intervals.push_back(interval);
    }
    return intervals;
}

}  // namespace

TEST_CASE("every decision is the one that GeographicLib's distance gives, for a million hostile pairs") {
    oracle::Dice dice(oracle::seed());
    std::size_t pairs = 0, insides = 0, wrong = 0;
    while (pairs < 1'000'000) {
        const Position site = hard_site(dice);
        const std::vector<Interval> intervals = hard_intervals(dice);
        const auto count = static_cast<std::size_t>(dice.log_uniform(1.0, 3000.0));
        std::vector<Position> places;
        for (std::size_t i = 0; i < count; ++i) places.push_back(hard_place(dice, site, intervals));
        const analysis::Points points(places);
        std::vector<std::uint8_t> inside(intervals.size() * count, 7);
        analysis::Within(points, intervals).decide(site, inside);
        for (std::size_t i = 0; i < count; ++i) {
            const double metres = oracle::distance(place(site), place(places[i]));
            for (std::size_t k = 0; k < intervals.size(); ++k) {
                const bool truth = truly_inside(intervals[k], metres);
                insides += truth;
                if (inside[k * count + i] == std::uint8_t{truth}) continue;
                if (++wrong < 10) {
                    FAIL_CHECK("site ", site.lat(), ",", site.lon(), " place ", places[i].lat(), ",", places[i].lon(),
                               " at ", metres, " m, interval ", k);
                }
            }
        }
        pairs += count;
    }
    CHECK(wrong == 0);
    CHECK(insides > pairs);
    MESSAGE(pairs, " pairs, ", insides, " times inside");
}

TEST_CASE("Lambert's formula is off by a third of its bound at most") {
    oracle::Dice dice(oracle::seed() + 2);
    double most = 0.0;
    for (int i = 0; i < 300'000; ++i) {
        const Position site = hard_site(dice);
        const Position there =
            dice.chance(0.5)
                ? any_position(dice)
                : position(oracle::direct(place(site), dice.uniform(-180.0, 180.0), dice.log_uniform(1e-3, 2.0e7)));
        const analysis::Estimate about =
            analysis::lambert(geodesic::reduced_vector(site), geodesic::reduced_vector(there));
        if (std::isinf(about.off_m)) continue;
        const double off = std::abs(about.metres - oracle::distance(place(site), place(there)));
        most = std::max(most, off / about.off_m);
        CHECK(off <= about.off_m / 3.0);
    }
    CHECK(most > 0.2);  // the bound is no larger than it must be
}

TEST_CASE("places spread over the Earth, where most blocks are decided as a whole") {
    oracle::Dice dice(oracle::seed() + 1);
    std::vector<Position> places;
    for (int i = 0; i < 20'000; ++i) places.push_back(any_position(dice));
    const analysis::Points points(places);
    const std::vector<Interval> intervals{{.lower = {}, .upper = Limit{Length::km(480)}},
                                          {.lower = Limit{Length::km(500)}, .upper = Limit{Length::km(5500)}},
                                          {.lower = Limit{Length::km(5500), false}, .upper = {}},
                                          {.lower = {}, .upper = {}}};
    const analysis::Within within(points, intervals);
    std::vector<std::uint8_t> inside(intervals.size() * places.size());
    std::size_t wrong = 0;
    for (int n = 0; n < 20; ++n) {
        const Position site = hard_site(dice);
        within.decide(site, inside);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double metres = oracle::distance(place(site), place(places[i]));
            for (std::size_t k = 0; k < intervals.size(); ++k)
                wrong += inside[k * places.size() + i] != std::uint8_t{truly_inside(intervals[k], metres)};
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("no points and no intervals are ordinary") {
    const analysis::Points none{std::span<const Position>()};
    const Interval all;
    std::vector<std::uint8_t> inside;
    analysis::Within(none, std::span(&all, 1)).decide(Position(), inside);
    const Position one;
    const analysis::Points some(std::span(&one, 1));
    analysis::Within(some, {}).decide(Position(), inside);
    CHECK(inside.empty());
}

TEST_CASE("a source holds what its definition says") {
    oracle::Dice dice(oracle::seed() + 2);
    std::size_t inside = 0;
    for (int n = 0; n < 60; ++n) {
        const double lat = dice.uniform(-80.0, 75.0), lon = dice.uniform(-180.0, 180.0), size = dice.uniform(0.5, 5.0);
        footprint::LaunchArea area;
        area.polygons.push_back({{{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat}}, {}});
        const double least = dice.chance(0.5) ? 0.0 : dice.uniform(100.0, 1000.0);
        const footprint::Source source =
            footprint::launch_area(area, footprint::Edges::lonlat, Length::km(least),
                                   Length::km(least + dice.uniform(1.0, 4000.0)), Tolerance::m(1000));
        std::vector<Position> places;
        for (int i = 0; i < 200; ++i) {
            const bool near = dice.chance(0.5);
            places.push_back(near ? Position::deg(lat + dice.uniform(-5.0, 10.0), lon + dice.uniform(-5.0, 10.0))
                                  : any_position(dice));
        }
        std::vector<std::uint8_t> held(places.size());
        analysis::contains(source, analysis::Points(places), held);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto in = [&](const footprint::Disc& disc) {
                return oracle::distance(place(disc.centre), place(places[i])) <= disc.radius.m();
            };
            double turned = lon + std::remainder(places[i].lon() - lon, 360.0);
            const double east = turned - lon, north = places[i].lat() - lat;
            const bool in_polygon = north > 0.0 && north < east && east < size;
            const footprint::Part& part = source.parts.front();
            const bool near = in_polygon || std::ranges::any_of(part.outer, in);
            const bool too_near = !part.inner.empty() && std::ranges::all_of(part.inner, in);
            CHECK((held[i] == 1) == (near && !too_near));
            CHECK(analysis::contains(source, places[i]) == (held[i] == 1));
            inside += held[i];
        }
    }
    CHECK(inside > 1000);
    const footprint::Source earth = footprint::Source::site(Position(), Length(), Length::km(20'004));
    CHECK(analysis::contains(earth, Position::deg(0.0, 180.0)));
}
