/// Where drawn rings cross, once their coordinates are rounded.
#pragma once

#include <vector>

#include "footprint/box_tree.hpp"
#include "footprint/drawn_ring.hpp"

namespace rangeband::footprint {

/// Two edges that have more in common than one end of both, or two that meet at a vertex where their rings cross.
struct Tangle {
    Segment one;
    Segment other;
};

/// Coordinates are compared as whole numbers of the last decimal, in which orientation is exact.
std::vector<Tangle> tangles_at(const std::vector<DrawnRing>& rings, int decimals);

/// Whether rounding leaves every ring a ring, and brings no further vertex to ±180° or ±90°, along which seams may run.
bool keeps_rings(const std::vector<DrawnRing>& rings, int decimals);

}  // namespace rangeband::footprint
