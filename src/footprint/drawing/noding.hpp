// SPDX-License-Identifier: MIT
/// Noding: splits edges until they have only end points in common.
#pragma once

#include <vector>

#include "footprint/drawing/planar_edge.hpp"

namespace rangeband::footprint {

/// Splits edges where they cross, touch or pass a vertex within half a step of the grid (snap rounding), until none
/// does. Edges between the same two places become one with the sum of their steps; what has no step left is dropped.
std::vector<PlanarEdge> noded(std::vector<PlanarEdge> edges);

}  // namespace rangeband::footprint
