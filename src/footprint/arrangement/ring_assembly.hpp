// SPDX-License-Identifier: MIT
/// Half-edges that bound a region, linked to rings.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "footprint/arrangement/nodes.hpp"

namespace rangeband::footprint {

/// A piece of a circle walked so that the region is on its left.
struct HalfEdge {
    std::uint32_t piece;
    bool backward;  ///< against the azimuth, so with the disc on the left
    NodeId start;
    NodeId end;
    double start_direction;  ///< anticlockwise, seen from its start, in the node's own frame
    double end_direction;    ///< seen from its end, looking back
};

/// Closed rings. Around a node the region lies clockwise of an arriving half-edge, up to the leaving one that it is
/// matched with; a ring that comes to a node a second time has a loop there, which is a ring of its own. So rings touch
/// at nodes and do not cross. Where a node has more arriving than leaving half-edges, the rest goes on at the nearest
/// node with the opposite excess; `place` is asked only then.
std::vector<std::vector<HalfEdge>> link(std::span<const HalfEdge> half_edges,
                                        const std::function<Vector(NodeId)>& place);

}  // namespace rangeband::footprint
