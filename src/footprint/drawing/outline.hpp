// SPDX-License-Identifier: MIT
/// From faces to polygons.
#pragma once

#include <vector>

#include "footprint/drawing/faces.hpp"
#include "footprint/drawing/measure.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

/// A step along the boundary of a region, the region on its left.
struct OutlineStep {
    GridPoint from;
    const PlanarEdge* edge;  ///< none on the rim
    bool backward;
};

/// A closed ring that comes to no place twice.
using OutlineRing = std::vector<OutlineStep>;

/// The boundary of the faces whose counts are wanted. Rings may touch at vertices; what lies inside is in one piece
/// around each.
std::vector<OutlineRing> outline(const Faces& faces, Depth wanted);

/// What a ring runs along, steps in a row on one curve as one.
std::vector<RingPart> parts_of(const OutlineRing& ring, int decimals);

/// The rings of each polygon, the exterior first: holes, which run clockwise, go to the smallest ring around them.
std::vector<std::vector<const OutlineRing*>> grouped(const std::vector<OutlineRing>& rings);

MultiPolygon polygons(const std::vector<OutlineRing>& rings, int decimals);

}  // namespace rangeband::footprint
