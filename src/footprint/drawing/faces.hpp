// SPDX-License-Identifier: MIT
/// The faces into which edges part the plane, and their counts.
#pragma once

#include <vector>

#include "footprint/drawing/planar_edge.hpp"

namespace rangeband::footprint {

struct Faces {
    std::vector<PlanarEdge> edges;  ///< noded
    std::vector<RimStretch> rim;    ///< anticlockwise or not in a row: each stretch by itself
};

/// Nodes edges on the grid of that many decimals and counts all over the plane. Counts agree whatever the edges are, as
/// long as their steps add up to none at every place but on the rim: only steps are used, and of what edges say of
/// counts that of one long edge. `everywhere` is the count where there are no edges.
Faces faces_of(std::vector<PlanarEdge> edges, int decimals, int everywhere);

}  // namespace rangeband::footprint
