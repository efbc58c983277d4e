// SPDX-License-Identifier: MIT
#include "rangeband/analysis/area.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

#include "rangeband/footprint/edge.hpp"
#include "rangeband/geodesic/chord.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::analysis {
namespace {

using footprint::between;
using footprint::EdgeSample;
using footprint::extremum;
using footprint::longest;
using footprint::LonLat;
using footprint::position;
using footprint::sample;
using geodesic::Position;

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double geodesic_off_m = 1e-3;

/// Edges are cut to pieces of at most so many metres: on these, distance has one extremum or none.
constexpr double longest_piece_m = 20e3;

/// Beyond, the shortest way may change its direction suddenly, and azimuths do not lead to extrema.
constexpr double last_azimuth_m = 19'900e3;

Vector surface_point(const LonLat& p) { return geodesic::surface(geodesic::reduced_vector(position(p))); }
LonLat lonlat(const Position& p) { return {p.lon(), p.lat()}; }

/// The least of `sign` times the distance along an edge, by golden section.
EdgeSample by_golden_section(const LonLat& a, const LonLat& b, const Position& place, double sign) {
    const auto measured = [&](double share) { return sample(a, b, share, place); };
    const auto is_better = [&](const EdgeSample& x, const EdgeSample& y) { return sign * x.metres <= sign * y.metres; };
    constexpr double golden = 1.0 - 1.0 / std::numbers::phi;
    double low = 0.0, high = 1.0;
    double x = golden, y = 1.0 - golden;
    EdgeSample left = measured(x), right = measured(y);
    // Down to 2 µm of the longest piece.
    for (int step = 0; step < 48; ++step) {
        if (is_better(left, right)) {
            high = y;
            y = x;
            right = left;
            x = low + golden * (high - low);
            left = measured(x);
        } else {
            low = x;
            x = y;
            left = right;
            y = high - golden * (high - low);
            right = measured(y);
        }
    }
    return is_better(left, right) ? left : right;
}

/// The nearest (`sign` 1) or farthest (−1) point of a piece of an edge, ends included.
EdgeSample extreme(const LonLat& a, const LonLat& b, const Position& place, double sign) {
    const auto better = [&](const EdgeSample& x, const EdgeSample& y) {
        return sign * x.metres <= sign * y.metres ? x : y;
    };
    const EdgeSample start = sample(a, b, 0.0, place);
    if (a == b) return start;
    const EdgeSample end = sample(a, b, 1.0, place);
    const EdgeSample best = better(start, end);
    if (std::max(start.metres, end.metres) > last_azimuth_m) return better(best, by_golden_section(a, b, place, sign));
    if (!(sign * start.falls > 0.0 && sign * end.falls < 0.0)) return best;
    return better(best, extremum(a, b, start, end, place));
}

/// Whether one verdict is better than another.
bool is_better(const Verdict& a, const Verdict& b) {
    const auto rank = [](Inside inside) { return inside == Inside::yes ? 2 : inside == Inside::undecided ? 1 : 0; };
    const auto margin = [](const Verdict& one) { return one.margin ? one.margin->m() : infinite; };
    return std::pair(rank(a.inside), margin(a)) > std::pair(rank(b.inside), margin(b));
}

}  // namespace

LaunchAreaDistance::LaunchAreaDistance(const footprint::LaunchArea& area, footprint::Edges edges) {
    const bool straight = edges == footprint::Edges::lonlat;
    const footprint::LaunchArea& taken =
        straight ? area : footprint::along_geodesics(area, Tolerance::m(geodesic_off_m));
    for (const LonLat& point : taken.points) {
        edges_.push_back({point, point});
        add_part(edges_.size() - 1, std::nullopt);
    }
    for (const footprint::Path& line : taken.lines) {
        const std::size_t first = edges_.size();
        add_path(line);
        add_part(first, std::nullopt);
    }
    for (const footprint::Polygon& polygon : taken.polygons) {
        const std::size_t first = edges_.size();
        add_path(polygon.exterior);
        for (const footprint::Path& hole : polygon.holes) add_path(hole);
        add_part(first, footprint::Interior({polygon}));
    }
    runs_.reserve(2 * edges_.size());
    if (!parts_.empty()) add_parts(0, parts_.size());
}

void LaunchAreaDistance::add_path(const footprint::Path& path) {
    if (path.size() == 1) edges_.push_back({path.front(), path.front()});
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double pieces = std::max(std::ceil(longest(path[i - 1], path[i]).m() / longest_piece_m), 1.0);
        LonLat last = path[i - 1];
        for (double k = 1.0; k <= pieces; k += 1.0) {
            const LonLat next = k == pieces ? path[i] : between(path[i - 1], path[i], k / pieces);
            edges_.push_back({last, next});
            last = next;
        }
    }
}

/// Of the edges from `first` on.
void LaunchAreaDistance::add_part(std::size_t first, std::optional<footprint::Interior> interior) {
    if (first == edges_.size()) return;
    parts_.push_back({.first = static_cast<std::uint32_t>(first),
                      .last = static_cast<std::uint32_t>(edges_.size()),
                      .run = 0,
                      .interior = std::move(interior)});
}

std::uint32_t LaunchAreaDistance::add_run(std::uint32_t first, std::uint32_t last) {
    const auto id = static_cast<std::uint32_t>(runs_.size());
    const auto middle_of = [&](const Edge& edge) { return surface_point(between(edge.a, edge.b, 0.5)); };
    Run run{.middle = middle_of(edges_[first + (last - first) / 2]), .reach_m = 0.0, .edge = first, .right = 0};
    runs_.push_back(run);
    if (last - first > 1) {
        const std::uint32_t half = first + (last - first) / 2;
        add_run(first, half);
        run.right = add_run(half, last);
    }
    for (std::uint32_t i = first; i < last; ++i) {
        const double half = 0.5 * longest(edges_[i].a, edges_[i].b).m();
        run.reach_m = std::max(run.reach_m, length(minus(middle_of(edges_[i]), run.middle)) + half);
    }
    return runs_[id] = run, id;
}

/// A run over parts; each part has a run of its own below.
std::uint32_t LaunchAreaDistance::add_parts(std::size_t first, std::size_t last) {
    if (last - first == 1) return parts_[first].run = add_run(parts_[first].first, parts_[first].last);
    const auto id = static_cast<std::uint32_t>(runs_.size());
    runs_.push_back({});
    const std::size_t half = first + (last - first) / 2;
    const std::uint32_t left = add_parts(first, half);
    const std::uint32_t right = add_parts(half, last);
    const double apart = length(minus(runs_[left].middle, runs_[right].middle));
    Run run = runs_[left];
    run.reach_m = std::max(run.reach_m, apart + runs_[right].reach_m);
    run.right = right;
    return runs_[id] = run, id;
}

/// Looks for the least of `sign` times the distance below `best`.
void LaunchAreaDistance::search(std::uint32_t id, const Position& place, const Vector& at, double sign,
                                Extreme& best) const {
    const Run& run = runs_[id];
    if (run.right == 0) {
        const Edge& edge = edges_[run.edge];
        const EdgeSample found = extreme(edge.a, edge.b, place, sign);
        if (sign * found.metres < sign * best.metres) best = {found.metres, between(edge.a, edge.b, found.share)};
        return;
    }
    // Bounds of the chords to what is below a child; a child without hope is left out.
    struct Child {
        std::uint32_t id;
        double chord;
    };
    std::array<Child, 2> children{Child{id + 1, 0.0}, Child{run.right, 0.0}};
    for (Child& child : children) {
        const Run& below = runs_[child.id];
        child.chord = length(minus(below.middle, at)) - sign * below.reach_m;
    }
    if (sign * children[1].chord < sign * children[0].chord) std::swap(children[0], children[1]);
    for (const Child& child : children) {
        const bool hopeless = sign > 0.0 ? child.chord > geodesic::most_chord_m(best.metres)
                                         : child.chord < geodesic::least_chord_m(best.metres);
        if (std::isinf(best.metres) || !hopeless) search(child.id, place, at, sign, best);
    }
}

LaunchAreaDistance::Nearest LaunchAreaDistance::nearest(const Position& place) const {
    for (const Part& part : parts_) {
        if (part.interior && part.interior->contains(lonlat(place))) return {Length(), place};
    }
    Extreme best{infinite, {}};
    search(0, place, surface_point(lonlat(place)), 1.0, best);
    return {Length::m(best.metres), position(best.at)};
}

DistanceRange LaunchAreaDistance::away(const Part& part, const Position& place) const {
    const Vector at = surface_point(lonlat(place));
    Extreme nearest{infinite, {}};
    Extreme farthest{-infinite, {}};
    if (part.interior && part.interior->contains(lonlat(place))) {
        nearest.metres = 0.0;
    } else {
        search(part.run, place, at, 1.0, nearest);
    }
    if (part.interior && part.interior->contains(footprint::antipode(lonlat(place)))) {
        farthest.metres = geodesic::half_meridian().m();
    } else {
        search(part.run, place, at, -1.0, farthest);
    }
    return {Length::m(nearest.metres), Length::m(farthest.metres)};
}

std::vector<DistanceRange> LaunchAreaDistance::of_parts(const Position& place) const {
    std::vector<DistanceRange> all;
    all.reserve(parts_.size());
    for (const Part& part : parts_) all.push_back(away(part, place));
    return all;
}

Verdict LaunchAreaDistance::evaluate(const RangeCriterion& criterion, const Position& place, Length nearest) const {
    if (!criterion.certain().lower) return criterion.evaluate({nearest, nearest});
    // The best that each part could answer; exact answers of the most promising, until no other can be better.
    const Vector at = surface_point(lonlat(place));
    struct Hope {
        Verdict verdict;
        const Part* part;
    };
    std::vector<Hope> hopes;
    hopes.reserve(parts_.size());
    for (const Part& part : parts_) {
        const Run& run = runs_[part.run];
        const double chord = length(minus(run.middle, at));
        const bool around = part.interior && part.interior->contains(lonlat(place));
        const bool opposite = part.interior && part.interior->contains(footprint::antipode(lonlat(place)));
        const double least_m = around ? 0.0 : geodesic::least_distance_m(std::max(chord - run.reach_m, 0.0));
        const double most_m = opposite ? geodesic::half_meridian().m() : geodesic::most_distance_m(chord + run.reach_m);
        hopes.push_back({criterion.evaluate({Length::m(least_m), Length::m(most_m)}), &part});
    }
    std::sort(hopes.begin(), hopes.end(), [](const Hope& a, const Hope& b) { return is_better(a.verdict, b.verdict); });
    Verdict best = criterion.evaluate(away(*hopes.front().part, place));
    for (std::size_t i = 1; i < hopes.size() && is_better(hopes[i].verdict, best); ++i) {
        const Verdict here = criterion.evaluate(away(*hopes[i].part, place));
        if (is_better(here, best)) best = here;
    }
    return best;
}

}  // namespace rangeband::analysis
