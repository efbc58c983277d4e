// SPDX-License-Identifier: MIT
/// A straight edge in the plane of longitude and latitude, on the grid of the last decimal.
#pragma once

#include <cstdint>
#include <utility>

#include "footprint/discs/curve.hpp"
#include "footprint/drawing/grid.hpp"

namespace rangeband::footprint {

/// The order in which a line sweeps the plane: from west to east, on a meridian from south to north.
inline bool before(const GridPoint& p, const GridPoint& q) { return p.x != q.x ? p.x < q.x : p.y < q.y; }

struct PlanarEdge {
    GridPoint a;
    GridPoint b;                   ///< after a
    const Curve* curve = nullptr;  ///< of which it is a chord, and its parameters there; none: a connection
    double at_a = 0.0;
    double at_b = 0.0;
    int step = 0;         ///< the count to the left, which is above, less the count to the right
    int above = 0;        ///< the count above
    bool merged = false;  ///< of several edges between the same places, whose counts above are not this one's
    bool cut = false;     ///< along the rim of a map, no boundary of a region

    int below() const { return above - step; }
};

/// The same edge from its other end, for those that do not run as they should.
inline void turn(PlanarEdge& edge) {
    std::swap(edge.a, edge.b);
    std::swap(edge.at_a, edge.at_b);
    edge.above = edge.below();
    edge.step = -edge.step;
}

/// A stretch of the plane's rim, with the plane on its left, and the count there.
struct RimStretch {
    GridPoint from;
    GridPoint to;
    int count;
};

}  // namespace rangeband::footprint
