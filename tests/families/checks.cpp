// SPDX-License-Identifier: MIT
#include "families/checks.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <exception>
#include <map>
#include <numbers>
#include <span>
#include <utility>

#include "footprint/drawn.hpp"
#include "oracle/places.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"

using namespace rangeband::footprint;
using oracle::Place;
using rangeband::Tolerance;

namespace families {
namespace {

template <typename T>
void shuffle(std::vector<T>& items, oracle::Dice& dice) {
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[static_cast<std::size_t>(dice.uniform(0.0, static_cast<double>(i)))]);
}

std::size_t boundary_edges(const Footprint& footprint) { return drawn::boundary_edges(footprint); }

/// Every bit, so that −0 is not 0.
void append_bits(std::vector<std::uint64_t>& all, const Footprint& footprint) {
    properties::visit_rings(footprint.polygons, [&](const Path& ring, bool hole) {
        all.push_back(hole ? 1 : 0);
        for (const LonLat& p : ring) {
            all.push_back(std::bit_cast<std::uint64_t>(p.lon));
            all.push_back(std::bit_cast<std::uint64_t>(p.lat));
        }
    });
    for (const double value : {footprint.area.m2(), footprint.perimeter.m(), footprint.tolerance.m()})
        all.push_back(std::bit_cast<std::uint64_t>(value));
    all.push_back(static_cast<std::uint64_t>(footprint.decimals));
}

std::vector<Source> sources_of(std::span<const Item> items, double tolerance_m) {
    std::vector<Source> sources;
    sources.reserve(items.size());
    for (const Item& item : items) sources.push_back(item.source(tolerance_m));
    return sources;
}

/// Area and perimeter of a site's circles; many of a layout are alike.
oracle::Size size_of(const Item& item, std::map<std::pair<double, double>, oracle::Size>& known) {
    const Place& site = item.parts.front().samples.front();
    oracle::Size size;
    for (const auto& [radius, sign] : {std::pair{item.r_max, 1.0}, {item.r_min, -1.0}}) {
        if (radius <= 0.0) continue;
        const auto [at, fresh] = known.try_emplace({std::abs(site.lat), radius});
        if (fresh) at->second = oracle::cap({at->first.first, 0.0}, radius, radius < 2e6 ? 48 : 96);
        size.area += sign * at->second.area;
        size.perimeter += at->second.perimeter;
    }
    return size;
}

/// At most how often two circles cross, on a sphere with some slack.
int crossings(const Place& a, double ra, const Place& b, double rb) {
    const double away = oracle::distance(a, b);
    const double slack = 0.01 * std::max(ra, rb) + 1.0;
    if (away > ra + rb + slack || away < std::abs(ra - rb) - slack) return 0;
    return away + ra + rb > 1.9 * oracle::half_meridian_m ? 4 : 2;
}

}  // namespace

std::string_view name(Mode mode) {
    switch (mode) {
        case Mode::union_of_all:
            return "union";
        case Mode::intersection:
            return "intersection";
        case Mode::exactly:
            return "exactly";
        case Mode::at_least:
            return "at-least";
        case Mode::depths:
            return "depths";
        case Mode::nested:
            return "nested";
        case Mode::contested:
            return "contested";
    }
    return "";
}

double resolution_m(double kept_m) { return std::max(1e-4, kept_m / 1000.0); }

double resolution_m(const Layout& layout, double tolerance_m) {
    double kept = tolerance_m;
    for (const Item& item : layout.items) {
        kept = std::min(kept, item.r_max / 50.0);
        if (item.r_min > 0.0) kept = std::min({kept, item.r_min / 50.0, (item.r_max - item.r_min) / 4.0});
    }
    return resolution_m(kept);
}

/// Which places a layer should hold.
struct Case::Wanted {
    int least;
    int most;
    bool contested = false;  ///< any at an even place, none at an odd one

    bool contains(const std::vector<bool>& held, int count) const {
        if (!contested) return count >= least && count <= most;
        bool any = false;
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (held[i] && i % 2 == 1) return false;
            any = any || held[i];
        }
        return any;
    }
};

struct Case::Layer {
    int depth;
    Wanted wanted;
    Footprint footprint;
};

Case::Case(Layout layout, double tolerance_m, const Thoroughness& thoroughness)
    : layout_(std::move(layout)),
      tolerance_m_(tolerance_m),
      resolution_m_(resolution_m(layout_, tolerance_m)),
      thoroughness_(thoroughness),
      dice_(layout_.seed * 31 + static_cast<std::uint64_t>(tolerance_m * 1e3)) {
    std::map<std::pair<double, double>, oracle::Size> known;
    for (const Item& item : layout_.items) {
        sites_only_ = sites_only_ && item.is_site();
        if (!sites_only_) break;
        const oracle::Size one = size_of(item, known);
        singles_.area += one.area;
        singles_.perimeter += one.perimeter;
    }
    collect_places();
}

std::string Case::name(Mode mode) const {
    return fmt::format("{}/{}/{}/{:g}/{}", layout_.family, layout_.n, families::name(mode), tolerance_m_, layout_.seed);
}

std::string Case::items() const {
    std::string text;
    for (const Item& item : layout_.items) {
        const Place& site = item.parts.front().samples.front();
        text += fmt::format("    {{{{{:.17g}, {:.17g}}}, {:.17g}, {:.17g}}},{}\n", site.lat, site.lon, item.r_min,
                            item.r_max, item.is_site() ? "" : "  // the first vertex of an area");
    }
    return text;
}

Case::Fact Case::fact(const Place& place) const {
    Fact fact{.place = place, .held = {}, .count = 0, .margin = 1e9};
    fact.held.reserve(layout_.items.size());
    for (const Item& item : layout_.items) {
        const Answer one = answer(item, place);
        fact.held.push_back(one.inside);
        fact.count += one.inside ? 1 : 0;
        fact.margin = std::min(fact.margin, one.margin);
    }
    return fact;
}

void Case::collect(const Place& place) {
    Fact found = fact(place);
    if (found.margin > 2.0 * tolerance_m_) facts_.push_back(std::move(found));
}

/// Anywhere, within reach, beside circles, beside what meets by design, beside crossings.
void Case::collect_places() {
    const auto any_item = [&]() -> const Item& {
        return layout_.items[static_cast<std::size_t>(dice_.uniform(0.0, static_cast<double>(layout_.items.size())))];
    };
    const auto site_of = [](const Item& item) { return item.parts.front().samples.front(); };
    const double beyond = 2.05 * tolerance_m_;
    for (int i = 0; i < thoroughness_.places; ++i) {
        if (i % 4 == 0) collect(anywhere(dice_));
        const Item& item = any_item();
        collect(near(dice_, site_of(item), std::min(1.3 * item.r_max, 2e7)));
        const double circle = item.r_min > 0.0 && dice_.chance(0.4) ? item.r_min : item.r_max;
        const double away = dice_.pick({-1.0, 1.0}) * beyond * dice_.log_uniform(1.0, 5.0);
        collect(oracle::direct(site_of(item), dice_.uniform(0.0, 360.0), std::abs(circle + away)));
        if (!layout_.meetings.empty()) {
            const auto at = static_cast<std::size_t>(dice_.uniform(0.0, static_cast<double>(layout_.meetings.size())));
            collect(near(dice_, layout_.meetings[at], dice_.log_uniform(2.0, 300.0) * beyond));
        }
        const Item& other = any_item();
        const oracle::Way way = oracle::inverse(site_of(item), site_of(other));
        const double R = 6371e3;
        const double cosine = (std::cos(other.r_max / R) - std::cos(way.metres / R) * std::cos(item.r_max / R)) /
                              (std::sin(way.metres / R) * std::sin(item.r_max / R));
        if (!(std::abs(cosine) < 1.0)) continue;
        const double turn = std::acos(cosine) * 180.0 / std::numbers::pi * dice_.pick({-1.0, 1.0});
        const Place corner = oracle::direct(site_of(item), way.azimuth + turn, item.r_max);
        collect(near(dice_, corner, dice_.log_uniform(3.0, 300.0) * beyond));
    }
}

Case::Wanted Case::wanted(Mode mode) const {
    const int all = static_cast<int>(layout_.items.size());
    const int some = 1 + static_cast<int>((layout_.seed * 0x9e3779b97f4a7c15U >> 33U) % static_cast<unsigned>(all));
    switch (mode) {
        case Mode::union_of_all:
            return {1, all};
        case Mode::intersection:
            return {all, all};
        case Mode::exactly:
            return {some, some};
        case Mode::at_least:
            return {some, all};
        case Mode::contested:
            return {1, all, true};
        default:
            return {1, all};
    }
}

/// Of items in the layout's order, or all in one that keeps even and odd places apart.
std::vector<Case::Layer> Case::drawn(Mode mode, const std::vector<Item>& items) const {
    const Tolerance tolerance = Tolerance::m(tolerance_m_);
    const Wanted asked = wanted(mode);
    std::vector<Layer> layers;
    if (mode == Mode::contested) {
        std::vector<Source> with;
        std::vector<Source> without;
        for (std::size_t i = 0; i < items.size(); ++i)
            (i % 2 == 0 ? with : without).push_back(items[i].source(tolerance_m_));
        layers.push_back({0, asked, difference(with, without, tolerance)});
        return layers;
    }
    const std::vector<Source> sources = sources_of(items, tolerance_m_);
    if (mode != Mode::depths && mode != Mode::nested) {
        const int least = mode == Mode::intersection ? static_cast<int>(items.size()) : asked.least;
        const Depth depth = mode == Mode::exactly ? Depth::exactly(least) : Depth::at_least(least);
        layers.push_back({least, asked, merge(sources, depth, tolerance)});
        return layers;
    }
    const bool exact = mode == Mode::depths;
    for (DepthFootprint& one :
         rangeband::footprint::depths(sources, exact ? Nesting::disjoint : Nesting::nested, tolerance))
        layers.push_back(
            {one.depth, {one.depth, exact ? one.depth : static_cast<int>(items.size())}, std::move(one.footprint)});
    return layers;
}

void Case::check_layer(const std::string& what, const Layer& layer) const {
    const Footprint& footprint = layer.footprint;
    const std::string computed = properties::Plane(footprint.polygons).complaint();
    CHECK_MESSAGE(computed == "", what, ": depth ", layer.depth);
    const std::string written =
        properties::Plane(properties::rounded(footprint.polygons, footprint.decimals)).complaint();
    CHECK_MESSAGE(written == "", what, ": depth ", layer.depth, " as written with ", footprint.decimals, " decimals");
    CHECK_MESSAGE(footprint.tolerance.m() <= tolerance_m_, what);
    int wrong = 0;
    std::string first;
    for (const Fact& fact : facts_) {
        const bool truth = layer.wanted.contains(fact.held, fact.count);
        if (drawn::contains(footprint.polygons, fact.place) == truth) continue;
        if (wrong++ == 0)
            first = fmt::format("{:.9f},{:.9f}, {:.3f} m from the nearest circle, is held by {} and {}", fact.place.lat,
                                fact.place.lon, fact.margin, fact.count, truth ? "left out" : "drawn");
    }
    CHECK_MESSAGE(wrong == 0, what, ": depth ", layer.depth, ": ", wrong, " of ", facts_.size(), " places, the first ",
                  first);
}

/// The Earth holds as much whichever way it is counted.
void Case::check_areas(Mode mode, const std::vector<Layer>& layers) const {
    const double delta = resolution_m_;
    const auto allowed = [&](double area, double perimeter) { return 1e-9 * area + perimeter * delta; };
    if (mode == Mode::depths) {
        double weighted = 0.0;
        double once = 0.0;
        double perimeters = 0.0;
        for (const Layer& layer : layers) {
            weighted += layer.depth * layer.footprint.area.m2();
            once += layer.footprint.area.m2();
            perimeters += layer.footprint.perimeter.m();
        }
        const Footprint all =
            merge(sources_of(layout_.items, tolerance_m_), Depth::at_least(1), Tolerance::m(tolerance_m_));
        const double off = std::abs(once - all.area.m2());
        CHECK_MESSAGE(off <= allowed(once, perimeters), name(mode), ": depths together and their union differ by ", off,
                      " m2 of ", once, ", allowed ", allowed(once, perimeters));
        if (!sites_only_) return;
        const double apart = std::abs(weighted - singles_.area);
        CHECK_MESSAGE(apart <= allowed(singles_.area, singles_.perimeter), name(mode),
                      ": depths and single sites differ by ", apart, " m2 of ", singles_.area, ", allowed ",
                      allowed(singles_.area, singles_.perimeter));
    }
    if (mode == Mode::nested) {
        // Every number up to the greatest, and each at least as large as the next one.
        const bool every_number = layers.empty() || layers.back().depth == static_cast<int>(layers.size());
        CHECK_MESSAGE(every_number, name(mode), ": ", layers.size(), " layers up to depth ",
                      layers.empty() ? 0 : layers.back().depth);
        if (!every_number) return;
        double weighted = 0.0;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            weighted += layers[i].footprint.area.m2();
            if (i == 0) continue;
            const double more = layers[i].footprint.area.m2() - layers[i - 1].footprint.area.m2();
            CHECK_MESSAGE(more <= allowed(layers[i].footprint.area.m2(), layers[i].footprint.perimeter.m()), name(mode),
                          ": depth ", layers[i].depth, " is larger than the one before");
        }
        if (!sites_only_) return;
        const double apart = std::abs(weighted - singles_.area);
        CHECK_MESSAGE(apart <= allowed(singles_.area, singles_.perimeter), name(mode),
                      ": depths and single sites differ by ", apart, " m2 of ", singles_.area, ", allowed ",
                      allowed(singles_.area, singles_.perimeter));
    }
}

/// As many as the map needs, not as the list has near-copies.
void Case::check_vertices(Mode mode, const std::vector<Layer>& layers) const {
    // Nested layers of copies are the same shape again and again, so the largest stands for them.
    const auto count = [&](const std::vector<Layer>& of) {
        std::size_t sum = 0;
        std::size_t most = 0;
        for (const Layer& layer : of) {
            sum += boundary_edges(layer.footprint);
            most = std::max(most, boundary_edges(layer.footprint));
        }
        return mode == Mode::nested ? most : sum;
    };
    const std::size_t ours = count(layers);
    const bool same_question =
        mode == Mode::union_of_all || mode == Mode::intersection || mode == Mode::depths || mode == Mode::nested;
    if (thoroughness_.near_copies && same_question) {
        const std::vector<Item> few = representatives(layout_.items, resolution_m_);
        if (few.size() < layout_.items.size()) {
            const std::size_t needed = count(drawn(mode, few));
            CHECK_MESSAGE(ours <= 3 * needed, name(mode), ": ", ours, " vertices, ", needed, " for the ", few.size(),
                          " of ", layout_.items.size(), " sites that are not near-copies");
        }
    }
    if (!sites_only_) return;
    std::size_t alone = 0;
    std::size_t met = 0;
    struct Circle {
        Place site;
        double radius;
    };
    std::vector<Circle> circles;
    for (const Item& item : layout_.items) {
        alone += boundary_edges(
            draw({.source = item.source(tolerance_m_), .sector = {}, .tolerance = Tolerance::m(tolerance_m_)}));
        circles.push_back({item.band().site, item.r_max});
        if (item.r_min > 0.0) circles.push_back({item.band().site, item.r_min});
    }
    for (std::size_t i = 0; i < circles.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            met += static_cast<std::size_t>(
                crossings(circles[i].site, circles[i].radius, circles[j].site, circles[j].radius));
    }
    const std::size_t sides = mode == Mode::depths ? 2 : 1;
    CHECK_MESSAGE(ours <= sides * (2 * alone + 16 * met) + 200, name(mode), ": ", ours,
                  " vertices; the circles one by one have ", alone, " and cross ", met, " times");
}

void Case::check_repeated(Mode mode, const std::vector<Layer>& layers) const {
    const auto bits = [](const std::vector<Layer>& of) {
        std::vector<std::uint64_t> all;
        for (const Layer& layer : of) {
            all.push_back(static_cast<std::uint64_t>(layer.depth));
            append_bits(all, layer.footprint);
        }
        return all;
    };
    const std::vector<std::uint64_t> first = bits(layers);
    const bool again = bits(drawn(mode, layout_.items)) == first;
    CHECK_MESSAGE(again, name(mode), ": another run gives other bytes");
    std::vector<Item> even;
    std::vector<Item> odd;
    for (std::size_t i = 0; i < layout_.items.size(); ++i) (i % 2 == 0 ? even : odd).push_back(layout_.items[i]);
    shuffle(even, dice_);
    shuffle(odd, dice_);
    std::vector<Item> other;
    for (std::size_t i = 0; i < layout_.items.size(); ++i) other.push_back((i % 2 == 0 ? even : odd)[i / 2]);
    if (mode != Mode::contested) shuffle(other, dice_);
    const bool any_order = bits(drawn(mode, other)) == first;
    CHECK_MESSAGE(any_order, name(mode), ": another order gives other bytes");
}

/// The drawn and the true boundary, both ways. Snapping to nodes and taking near-copies for one may add the resolution
/// to either.
void Case::check_boundary(const std::string& what, const Layer& layer) const {
    if (!sites_only_ || std::ranges::any_of(layout_.items, [](const Item& item) { return oracle::folded(item.r_max); }))
        return;
    const double delta = resolution_m_;
    const double limit = layer.footprint.tolerance.m() + 2.0 * delta;
    struct Circle {
        Place site;
        double radius;
    };
    std::vector<Circle> circles;
    for (const Item& item : layout_.items) {
        circles.push_back({item.band().site, item.r_max});
        if (item.r_min > 0.0) circles.push_back({item.band().site, item.r_min});
    }
    const auto in = [&](const Circle& circle, double azimuth, double off) {
        const Fact found = fact(oracle::direct(circle.site, azimuth, circle.radius + off));
        return layer.wanted.contains(found.held, found.count);
    };
    // Beside a place of a circle, at some steps and between all circles that pass as near, however close they are.
    const auto changes = [&](const Circle& circle, double azimuth) {
        const Place at = oracle::direct(circle.site, azimuth, circle.radius);
        std::vector<double> passed{-3.0 * delta, -delta, -2e-3, -2e-4, 2e-4, 2e-3, delta, 3.0 * delta};
        for (const Circle& other : circles) {
            const double off = oracle::distance(other.site, at) - other.radius;
            if (std::abs(off) < 3.0 * delta) passed.insert(passed.end(), {-off, off});
        }
        std::ranges::sort(passed);
        const bool first = in(circle, azimuth, passed.front());
        for (std::size_t i = 1; i < passed.size(); ++i) {
            if (in(circle, azimuth, 0.5 * (passed[i - 1] + passed[i])) != first) return true;
        }
        return in(circle, azimuth, passed.back()) != first;
    };
    const auto truly_near = [&](const Place& p) {
        return std::ranges::any_of(circles, [&](const Circle& circle) {
            const oracle::Way way = oracle::inverse(circle.site, p);
            if (std::abs(way.metres - circle.radius) > limit) return false;
            if (changes(circle, way.azimuth)) return true;
            // The nearest point of the circle may be past a corner.
            const double reach = limit / std::max(std::abs(way.reduced_length), 1e-3) * 180.0 / std::numbers::pi;
            constexpr int steps = 60;
            for (int k = -steps; k <= steps; ++k) {
                const double azimuth = way.azimuth + std::min(reach, 180.0) * k / steps;
                if (oracle::distance(p, oracle::direct(circle.site, azimuth, circle.radius)) <= limit &&
                    changes(circle, azimuth))
                    return true;
            }
            return false;
        });
    };
    const auto edges = properties::true_edges(layer.footprint.polygons);
    oracle::Edges drawn_edges;
    for (const auto& [a, b] : edges) drawn_edges.add(properties::place(a), properties::place(b));
    for (int i = 0; i < thoroughness_.boundary_points && !edges.empty(); ++i) {
        const auto& [a, b] = edges[static_cast<std::size_t>(dice_.uniform(0.0, static_cast<double>(edges.size())))];
        const double share = dice_.uniform(0.0, 1.0);
        const Place p{a.lat + share * (b.lat - a.lat), a.lon + share * (b.lon - a.lon)};
        const bool near_true = truly_near(p);
        CHECK_MESSAGE(near_true, what, ": depth ", layer.depth, ": the edge at ",
                      fmt::format("{:.12f},{:.12f}", p.lat, p.lon), " is off the true boundary");
    }
    for (int i = 0; i < thoroughness_.boundary_points; ++i) {
        const Circle& circle =
            circles[static_cast<std::size_t>(dice_.uniform(0.0, static_cast<double>(circles.size())))];
        const double azimuth = dice_.uniform(0.0, 360.0);
        // Boundary of something that is not thinner than the resolution on either side.
        const bool inside = in(circle, azimuth, -delta);
        if (in(circle, azimuth, delta) == inside) continue;
        const bool thick = std::ranges::all_of(std::initializer_list<double>{0.3, 2.0, 4.0, 6.0}, [&](double times) {
            return in(circle, azimuth, -times * delta) == inside && in(circle, azimuth, times * delta) != inside;
        });
        if (!thick) continue;
        const Place p = oracle::direct(circle.site, azimuth, circle.radius);
        const double off = drawn_edges.distance_from(p, 2.0 * limit);
        CHECK_MESSAGE(off <= limit, what, ": depth ", layer.depth, ": the true boundary at ",
                      fmt::format("{:.12f},{:.12f}", p.lat, p.lon), " has no edge within ", off, " m");
    }
}

void Case::check_within(Mode mode) const {
    const std::vector<Layer> layers = drawn(mode, layout_.items);
    for (const Layer& layer : layers) check_layer(name(mode), layer);
    if (mode == Mode::depths || mode == Mode::nested) {
        // A depth without a layer must be nowhere.
        const Fact* missing = nullptr;
        for (const Fact& fact : facts_) {
            const bool there = fact.count == 0 || std::ranges::any_of(layers, [&](const Layer& layer) {
                                   return layer.depth == fact.count;
                               });
            if (!there) missing = &fact;
        }
        CHECK_MESSAGE(missing == nullptr, name(mode), ": no layer for depth ", missing != nullptr ? missing->count : 0);
    }
    check_areas(mode, layers);
    check_vertices(mode, layers);
    if (thoroughness_.repeat) check_repeated(mode, layers);
    if (thoroughness_.boundary_points > 0) {
        for (const Layer& layer : layers) check_boundary(name(mode), layer);
    }
}

void Case::check(Mode mode) const {
    try {
        check_within(mode);
    } catch (const std::exception& error) {
        FAIL_CHECK(name(mode), ": ", std::string(error.what()));
    }
}

}  // namespace families
