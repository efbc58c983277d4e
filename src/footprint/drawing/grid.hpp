// SPDX-License-Identifier: MIT
/// Exact geometry on the integer grid of the last decimal.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// A place in whole steps of the last decimal.
struct GridPoint {
    std::int64_t x;
    std::int64_t y;
    bool operator==(const GridPoint&) const = default;
};

inline GridPoint on_grid(const LonLat& p, double scale) {
    return {std::llround(p.lon * scale), std::llround(p.lat * scale)};
}

/// The orientation of a triangle: 1 anticlockwise, −1 clockwise, 0 flat.
inline int orientation(const GridPoint& a, const GridPoint& b, const GridPoint& c) {
    __extension__ using Wide = __int128;
    const Wide product = Wide{b.x - a.x} * (c.y - a.y) - Wide{b.y - a.y} * (c.x - a.x);
    return product > 0 ? 1 : product < 0 ? -1 : 0;
}

template <typename Edge>
bool within_box(const Edge& s, const GridPoint& p) {
    return p.x >= std::min(s.a.x, s.b.x) && p.x <= std::max(s.a.x, s.b.x) && p.y >= std::min(s.a.y, s.b.y) &&
           p.y <= std::max(s.a.y, s.b.y);
}

template <typename Edge>
bool on_edge(const Edge& s, const GridPoint& p) {
    return within_box(s, p) && orientation(s.a, s.b, p) == 0;
}

/// Whether two edges cross at a point that is an end of neither.
template <typename Edge>
bool cross_properly(const Edge& s, const Edge& t) {
    return orientation(s.a, s.b, t.a) * orientation(s.a, s.b, t.b) < 0 &&
           orientation(t.a, t.b, s.a) * orientation(t.a, t.b, s.b) < 0;
}

}  // namespace rangeband::footprint
