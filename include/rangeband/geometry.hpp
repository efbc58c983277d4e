// SPDX-License-Identifier: MIT
/// Geometry as in map formats: plain longitudes and latitudes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace rangeband {

/// Degrees on WGS84, x = longitude in [-180, 180], y = latitude in [-90, 90].
struct LonLat {
    double lon = 0.0;
    double lat = 0.0;
    bool operator==(const LonLat&) const = default;
};

/// A path of straight longitude/latitude segments.
using Path = std::vector<LonLat>;

/// First vertex equals last, bit for bit. Exterior rings run anticlockwise, holes clockwise (RFC 7946).
struct Polygon {
    Path exterior;
    std::vector<Path> holes;
};

/// @{
/// Empty means the empty region.
using MultiPolygon = std::vector<Polygon>;
using MultiLine = std::vector<Path>;
/// @}

/// Every ring, exteriors before their holes.
template <typename Polygons, typename Visit>
void each_ring(Polygons&& polygons, const Visit& visit) {
    for (auto& polygon : polygons) {
        visit(polygon.exterior);
        for (auto& hole : polygon.holes) visit(hole);
    }
}

/// @{
/// The first one counts twice where a ring or line ends in it.
inline std::size_t count_vertices(const MultiLine& lines) {
    std::size_t count = 0;
    for (const Path& line : lines) count += line.size();
    return count;
}
inline std::size_t count_vertices(const MultiPolygon& polygons) {
    std::size_t count = 0;
    each_ring(polygons, [&](const Path& ring) { count += ring.size(); });
    return count;
}
/// @}

/// A rectangle along the axes, its sides included. As it is made it is empty.
template <typename Number>
struct BasicRectangle {
    /// Beyond every side.
    static constexpr Number farthest = std::numeric_limits<Number>::has_infinity
                                           ? std::numeric_limits<Number>::infinity()
                                           : std::numeric_limits<Number>::max();
    Number west = farthest;
    Number south = farthest;
    Number east = -farthest;
    Number north = -farthest;

    /// @{
    /// Whether the point is inside or on a side.
    constexpr bool contains(Number x, Number y) const { return x >= west && x <= east && y >= south && y <= north; }
    constexpr bool contains(const LonLat& p) const { return contains(p.lon, p.lat); }
    /// @}

    /// Whether the two have a point in common.
    constexpr bool meets(const BasicRectangle& other) const {
        return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
    }

    /// @{
    /// Grows until it contains these.
    constexpr void add(const BasicRectangle& other) {
        west = std::min(west, other.west);
        south = std::min(south, other.south);
        east = std::max(east, other.east);
        north = std::max(north, other.north);
    }
    constexpr void add(Number x, Number y) { add({x, y, x, y}); }
    constexpr void add(const LonLat& p) { add(p.lon, p.lat); }
    /// @}
};

/// In degrees, or in the units of a plane.
using Rectangle = BasicRectangle<double>;

/// The smallest around all vertices.
inline Rectangle rectangle_around(const Path& path) {
    Rectangle around;
    for (const LonLat& p : path) around.add(p);
    return around;
}

/// Whether the ray from a point to the east crosses the edge from a to b. It crosses a ring an odd number of times
/// where the point is inside (the even-odd rule); an edge contains its southern end and not its northern one, so that a
/// vertex counts once.
constexpr bool ray_crosses(const LonLat& a, const LonLat& b, const LonLat& point) {
    if ((a.lat > point.lat) == (b.lat > point.lat)) return false;
    return point.lon < a.lon + (point.lat - a.lat) * (b.lon - a.lon) / (b.lat - a.lat);
}

/// Whether a closed ring is around the point, by that rule.
inline bool encloses(const Path& ring, const LonLat& point) {
    bool odd = false;
    for (std::size_t i = 1; i < ring.size(); ++i) odd ^= ray_crosses(ring[i - 1], ring[i], point);
    return odd;
}

/// Whether the polygons have the point inside.
inline bool encloses(const MultiPolygon& polygons, const LonLat& point) {
    bool odd = false;
    each_ring(polygons, [&](const Path& ring) { odd ^= encloses(ring, point); });
    return odd;
}

}  // namespace rangeband
