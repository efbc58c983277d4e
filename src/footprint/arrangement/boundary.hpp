// SPDX-License-Identifier: MIT
/// The result of an arrangement: the arcs of all circles with different counts on their sides.
#pragma once

#include <memory>
#include <vector>

#include "footprint/arrangement/nodes.hpp"
#include "footprint/discs/curve.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// A part of a curve, walked with growing parameter, and the counts to its left and right.
struct BoundaryArc {
    std::shared_ptr<const Curve> curve;
    double from;
    double to;
    NodeId start = no_node;  ///< none: the whole circle
    NodeId end = no_node;
    int left;
    int right;
};

/// As many arcs arrive at a node as leave it, count for count.
struct Boundary {
    std::vector<BoundaryArc> arcs;
    std::vector<LonLat> nodes;  ///< by number
    int everywhere = 0;         ///< the count where nothing is drawn of the arcs, if there are any
};

/// The same arc walked the other way.
void turn(BoundaryArc& arc);

/// Makes arcs one that go on as one curve where nothing else meets.
void join_arcs(Boundary& boundary);

}  // namespace rangeband::footprint
