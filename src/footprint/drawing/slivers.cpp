// SPDX-License-Identifier: MIT
#include "footprint/drawing/slivers.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "footprint/drawing/deviation.hpp"

namespace rangeband::footprint {
namespace {

/// Nearer than this share of the resolution two sides are one.
constexpr double told_apart = 0.1;

double distance_m(const LonLat& a, const LonLat& b) {
    return surface_distance({0.0, a.lon, a.lat}, {0.0, b.lon, b.lat});
}

bool is_on(const DrawnRing& ring, const Side& side, const LonLat& place, double told_apart_m) {
    const Curve& curve = *ring.edges[side.first].curve;
    const double t = nearest_on(ring, side, place).second;
    double dlon = 0.0;
    double lat = 0.0;
    curve.points({&t, 1}, {&dlon, 1}, {&lat, 1});
    return distance_m({curve.site().lon() + dlon, lat}, place) < told_apart_m;
}

/// A corner and the sides that meet there. Vertices and edges are counted on beyond the last one.
class Tip {
  public:
    Tip(const DrawnRing& ring, const Side& in, const Side& out, double told_apart_m)
        : ring_(ring), in_(in), out_(out), count_(static_cast<std::uint32_t>(ring.path.size())) {
        corner_ = in.first + in.count;
        first_ = last_ = corner_;
        if (ring.edges[in.first].curve == nullptr || ring.edges[out.first].curve == nullptr) return;
        while (first_ > in.first + 1 && is_on(ring, out, place(first_ - 1), told_apart_m)) --first_;
        while (last_ < corner_ + out.count - 1 && is_on(ring, in, place(last_ + 1), told_apart_m)) ++last_;
    }

    bool empty() const { return first_ == last_; }

    /// The vertex farthest from the corner takes its place, and the others are dropped.
    void cut(std::vector<Edge>& edges, std::vector<bool>& dropped) const {
        const LonLat& corner = place(corner_);
        const bool on_in = distance_m(place(first_), corner) > distance_m(place(last_), corner);
        const std::uint32_t tip = on_in ? first_ : last_;
        for (std::uint32_t vertex = first_; vertex <= last_; ++vertex) {
            if (vertex != tip) dropped[vertex % count_] = true;
        }
        Edge& before = edges[first_ - 1];
        Edge after = edges[last_ % count_];
        (on_in ? after.from : before.to) = nearest_on(ring_, on_in ? out_ : in_, place(tip)).second;
        edges[tip % count_] = after;
    }

  private:
    const LonLat& place(std::uint32_t vertex) const { return ring_.path[vertex % count_]; }

    const DrawnRing& ring_;
    const Side& in_;
    const Side& out_;
    std::uint32_t count_;
    std::uint32_t corner_;
    std::uint32_t first_;  ///< of the vertices at which the sides are one
    std::uint32_t last_;
};

/// Where circles cross at a very small angle their own vertices may lie so near the crossing that no decimals tell on
/// which side of each other they are.
void blunt_tips(DrawnRing& ring, double told_apart_m) {
    const std::vector<Side> sides = sides_of(ring);
    if (sides.size() < 2) return;
    std::vector<Edge> edges = ring.edges;
    std::vector<bool> dropped(ring.path.size(), false);
    for (std::size_t k = 0; k < sides.size(); ++k) {
        const Tip tip(ring, sides[k], sides[(k + 1) % sides.size()], told_apart_m);
        if (!tip.empty()) tip.cut(edges, dropped);
    }
    DrawnRing blunt;
    for (std::size_t i = 0; i < ring.path.size(); ++i) {
        if (dropped[i]) continue;
        blunt.path.push_back(ring.path[i]);
        blunt.edges.push_back(edges[i]);
    }
    if (blunt.path.size() > 2) ring = std::move(blunt);
}

/// Gives each side a vertex in its middle and vertices opposite to those of the other sides, so that chords bend as
/// their neighbours do.
void match_sides(DrawnRing& ring) {
    constexpr std::size_t most_sides = 64;  // a ring of more is no sliver
    std::vector<Split> splits;
    for (const Side& side : sides_of(ring)) {
        const Edge& edge = ring.edges[side.first];
        if (side.count == 1 && edge.curve != nullptr) splits.emplace_back(side.first, 0.5 * (edge.from + edge.to));
    }
    split_edges(ring, std::exchange(splits, {}));
    const std::vector<Side> sides = sides_of(ring);
    if (sides.size() < 2 || sides.size() > most_sides) return;
    for (const Side& side : sides) {
        if (ring.edges[side.first].curve == nullptr) continue;
        for (const Side& other : sides) {
            if (&other == &side) continue;
            for (std::uint32_t i = other.first; i < other.first + other.count; ++i) {
                const auto split = nearest_on(ring, side, ring.path[i]);
                if (is_inside(ring.edges[split.first], split.second)) splits.push_back(split);
            }
        }
    }
    split_edges(ring, std::move(splits));
}

}  // namespace

void shape_sliver(DrawnRing& ring, double resolution_m) {
    blunt_tips(ring, told_apart * resolution_m);
    match_sides(ring);
}

}  // namespace rangeband::footprint
