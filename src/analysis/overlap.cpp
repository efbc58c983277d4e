// SPDX-License-Identifier: MIT
// A point lies in a polygon when so many more edges with the inside below them than others pass north of it: the
// indicator of a polygon is a sum of ±1 below its edges. The product of two such sums is a sum over pairs of edges, ±1
// below both of a pair; and below both means below the lower one. So the area that two polygons have in common is a sum
// over pairs of edges that share longitudes, of areas below straight pieces. Nowhere is decided whether something lies
// inside, and where two edges cross matters only for an area that vanishes there: coinciding edges, shared corners, and
// cuts along ±180° need no care.
#include "analysis/overlap.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "analysis/mean_sine.hpp"
#include "rangeband/analysis/lonlat_area.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::analysis {
namespace {

using footprint::LonLat;

/// Of areas below pieces of edges, with the width of the pieces, all on a sphere of radius 1.
struct Sum {
    double area = 0.0, width = 0.0;

    Area on_earth() const { return Area::m2(area * geodesic::authalic_radius_squared_m2()); }

    /// What rounding may have made of it: some units of the last digit of a sine for each width.
    Area rounding() const {
        return Area::m2(8.0 * std::numeric_limits<double>::epsilon() * width * geodesic::authalic_radius_squared_m2());
    }
};

}  // namespace

double Trapezoids::Edge::at(double lon) const {
    if (lon == west) return at_west;
    if (lon == east) return at_east;
    return at_west + (lon - west) / (east - west) * (at_east - at_west);
}

Trapezoids::Trapezoids(const footprint::MultiPolygon& polygons) {
    for (const footprint::Polygon& polygon : polygons) {
        add(polygon.exterior, 1.0);
        for (const footprint::Path& hole : polygon.holes) add(hole, -1.0);
    }
    area_ = lonlat_area(polygons);
    sort_by_longitude();
}

void Trapezoids::add(const footprint::Path& ring, double sign) {
    const std::size_t begin = edges_.size();
    double below = 0.0;  // of a ring that runs clockwise
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const LonLat &from = ring[i], &to = ring[i + 1];
        south_ = std::min(south_, from.lat);
        north_ = std::max(north_, from.lat);
        if (from.lon == to.lon) continue;
        const bool eastward = from.lon < to.lon;
        const LonLat &west = eastward ? from : to, &east = eastward ? to : from;
        edges_.push_back({.west = west.lon,
                          .east = east.lon,
                          .at_west = west.lat,
                          .at_east = east.lat,
                          .sine = mean_sine(west.lat * radians_per_degree, east.lat * radians_per_degree),
                          .sign = eastward ? 1.0 : -1.0});
        below += (to.lon - from.lon) * (edges_.back().sine - edges_[begin].sine);
    }
    if (below < 0.0) sign = -sign;
    for (std::size_t i = begin; i < edges_.size(); ++i) edges_[i].sign *= sign;
}

void Trapezoids::sort_by_longitude() {
    for (const Edge& edge : edges_) {
        west_ = std::min(west_, edge.west);
        east_ = std::max(east_, edge.east);
    }
    constexpr std::size_t most_strips = 2'048;
    first_.assign(std::clamp<std::size_t>(edges_.size() / 2, 1, most_strips) + 1, 0);
    const auto each_strip = [&](const Edge& edge, const auto& visit) {
        for (std::size_t i = strip_of(edge.west); i <= strip_of(edge.east); ++i) visit(i);
    };
    for (const Edge& edge : edges_) each_strip(edge, [&](std::size_t i) { ++first_[i + 1]; });
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    in_strips_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t number = 0; number < edges_.size(); ++number) {
        each_strip(edges_[number], [&](std::size_t i) { in_strips_[next[i]++] = number; });
    }
}

std::size_t Trapezoids::strip_of(double lon) const {
    const auto strips = static_cast<double>(first_.size() - 1);
    const double strip = (lon - west_) / (east_ - west_) * strips;
    return static_cast<std::size_t>(std::clamp(strip, 0.0, strips - 1.0));
}

Area overlap(const Trapezoids& region, const Trapezoids& part) {
    const bool apart = region.east_ <= part.west_ || part.east_ <= region.west_ || region.north_ <= part.south_ ||
                       part.north_ <= region.south_;
    if (apart) return {};
    // Below what is the same for all edges nothing needs to be summed: the signs at one longitude cancel out. For the
    // same reason an edge counts only if it passes north of the south end of the other one's polygons.
    const double south = std::max(region.south_, part.south_) * radians_per_degree;
    const double base = mean_sine(south, south);
    Sum sum;
    const auto add = [&](const Trapezoids::Edge& edge, double west, double east, double from, double to, double sign) {
        const bool whole = west == edge.west && east == edge.east;
        const double width = (east - west) * radians_per_degree;
        sum.area +=
            sign * width * ((whole ? edge.sine : mean_sine(from * radians_per_degree, to * radians_per_degree)) - base);
        sum.width += width;
    };
    const auto add_pair = [&](const Trapezoids::Edge& a, const Trapezoids::Edge& b) {
        const double west = std::max(a.west, b.west), east = std::min(a.east, b.east);
        if (!(west < east)) return;
        const double sign = a.sign * b.sign;
        const double from_a = a.at(west), from_b = b.at(west), to_a = a.at(east), to_b = b.at(east);
        if (from_a <= from_b && to_a <= to_b) return add(a, west, east, from_a, to_a, sign);
        if (from_a >= from_b && to_a >= to_b) return add(b, west, east, from_b, to_b, sign);
        const double share = (from_a - from_b) / ((from_a - from_b) - (to_a - to_b));
        const double middle = west + share * (east - west), at = from_a + share * (to_a - from_a);
        const bool a_first = from_a < from_b;
        add(a_first ? a : b, west, middle, a_first ? from_a : from_b, at, sign);
        add(a_first ? b : a, middle, east, at, a_first ? to_b : to_a, sign);
    };
    for (const Trapezoids::Edge& b : part.edges_) {
        if (b.east <= region.west_ || b.west >= region.east_ || b.north() <= region.south_) continue;
        const std::size_t first = region.strip_of(b.west), last = region.strip_of(b.east);
        for (std::size_t strip = first; strip <= last; ++strip) {
            for (std::uint32_t i = region.first_[strip]; i < region.first_[strip + 1]; ++i) {
                const Trapezoids::Edge& a = region.edges_[region.in_strips_[i]];
                const bool seen = strip != std::max(first, region.strip_of(a.west));  // in a strip before
                if (!seen && a.north() > part.south_) add_pair(a, b);
            }
        }
    }
    const Area found = sum.on_earth();
    for (const Area exact : {Area(), part.area(), region.area()}) {
        const Area off = found < exact ? exact - found : found - exact;
        if (off <= sum.rounding()) return exact;
    }
    return found;
}

}  // namespace rangeband::analysis
