// SPDX-License-Identifier: MIT
#include "footprint/drawing/untangle.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "footprint/accuracy.hpp"
#include "footprint/drawing/deviation.hpp"
#include "footprint/drawing/tangles.hpp"

namespace rangeband::footprint {
namespace {

constexpr int finest_decimals = 13;  ///< of the coordinates as they are: the last that doubles at 180 hold
constexpr int most_rounds = 60;

/// Where to split edges, by ring and edge.
using Splits = std::set<std::tuple<std::uint32_t, std::uint32_t, double>>;

/// Shorter edges gain nothing by being split.
bool is_short(const DrawnRing& ring, std::size_t edge, double resolution_m) {
    const LonLat& a = ring.path[edge];
    const LonLat& b = ring.path[(edge + 1) % ring.path.size()];
    return surface_distance({0.0, a.lon, a.lat}, {0.0, b.lon, b.lat}) < resolution_m;
}

/// Splits an edge where its curve is nearest to a place, if that is well inside.
bool add_split(const std::vector<DrawnRing>& rings, const Segment& segment, const LonLat& place, Splits& splits) {
    const Edge& edge = rings[segment.ring].edges[segment.index];
    const double t = foot(*edge.curve, place, edge.from, edge.to, 0.5 * (edge.from + edge.to));
    if (!is_inside(edge, t)) return false;
    splits.emplace(segment.ring, segment.index, t);
    return true;
}

void add_splits(const std::vector<DrawnRing>& rings, const Segment& segment, const Segment& other, double resolution_m,
                Splits& splits) {
    const DrawnRing& ring = rings[segment.ring];
    const Edge& edge = ring.edges[segment.index];
    if (edge.curve == nullptr || is_short(ring, segment.index, resolution_m)) return;
    const Path& path = rings[other.ring].path;
    bool split = false;
    for (const std::size_t vertex : {std::size_t{other.index}, (other.index + 1) % path.size()})
        split |= add_split(rings, segment, path[vertex], splits);
    if (!split) splits.emplace(segment.ring, segment.index, 0.5 * (edge.from + edge.to));
}

bool split_where(std::vector<DrawnRing>& rings, const std::vector<Tangle>& tangles, const std::vector<Stray>& strays,
                 double resolution_m) {
    Splits splits;
    for (const Tangle& tangle : tangles) {
        add_splits(rings, tangle.one, tangle.other, resolution_m, splits);
        add_splits(rings, tangle.other, tangle.one, resolution_m, splits);
    }
    for (const Stray& stray : strays) splits.emplace(stray.edge.ring, stray.edge.index, stray.t);
    bool more = false;
    for (auto split = splits.begin(); split != splits.end();) {
        const std::uint32_t ring = std::get<0>(*split);
        std::vector<Split> of_ring;
        for (; split != splits.end() && std::get<0>(*split) == ring; ++split)
            of_ring.emplace_back(std::get<1>(*split), std::get<2>(*split));
        more |= split_edges(rings[ring], std::move(of_ring));
    }
    return more;
}

}  // namespace

void share_vertices(std::span<DrawnRing* const> rings) {
    std::unordered_map<const Curve*, std::vector<double>> stops;
    for (const DrawnRing* ring : rings) {
        for (const Edge& edge : ring->edges) {
            if (edge.curve == nullptr) continue;
            stops[edge.curve].insert(stops[edge.curve].end(), {edge.from, edge.to});
        }
    }
    for (auto& [curve, all] : stops) {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    constexpr double same = 1e-13;  // where ±180° is crossed the two directions may differ in the last bits
    for (DrawnRing* ring : rings) {
        std::vector<Split> splits;
        for (std::uint32_t i = 0; i < ring->edges.size(); ++i) {
            const Edge& edge = ring->edges[i];
            if (edge.curve == nullptr) continue;
            const auto [low, high] = std::minmax(edge.from, edge.to);
            const std::vector<double>& all = stops[edge.curve];
            for (auto t = std::upper_bound(all.begin(), all.end(), low + same); t != all.end() && *t < high - same; ++t)
                splits.emplace_back(i, *t);
        }
        if (!splits.empty()) split_edges(*ring, std::move(splits));
    }
}

Untangled untangle(std::vector<DrawnRing>& rings, std::span<const std::uint32_t> narrow, Tolerance tolerance,
                   double resolution_m, int decimals) {
    const auto split_at = [&](int digits) {
        for (int round = 0; round < most_rounds; ++round) {
            if (!split_where(rings, tangles_at(rings, digits), strays(rings, narrow, tolerance), resolution_m)) return;
        }
    };
    const auto kept_by = [&](int digits) { return keeps_rings(rings, digits) && tangles_at(rings, digits).empty(); };
    split_at(finest_decimals);
    for (; decimals < accuracy::most_decimals; ++decimals) {
        if (kept_by(decimals)) return {decimals, true};
    }
    split_at(accuracy::most_decimals);  // chords that rounding lays upon each other
    return {accuracy::most_decimals, kept_by(accuracy::most_decimals)};
}

}  // namespace rangeband::footprint
