// SPDX-License-Identifier: MIT
/// Where drawn rings cross, once their coordinates are rounded, or pass each other on the wrong side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "footprint/drawing/box_tree.hpp"
#include "footprint/drawing/linear_ring.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// Two edges that have more in common than one end of both, or two that meet at a vertex where their rings cross.
struct Tangle {
    Segment one;
    Segment other;
};

/// Coordinates are compared as whole numbers of the last decimal, in which orientation is exact.
std::vector<Tangle> tangles_at(const std::vector<DrawnRing>& rings, int decimals);

/// An edge that passes a place on the wrong side, and the parameter at which its curve is nearest to that.
struct Stray {
    Segment edge;
    double t;
};

/// Where the chord of one ring passes another on the wrong side without crossing it: `narrow` are the rings that fit
/// between a chord and its curve, which are within `tolerance` of each other.
std::vector<Stray> strays(const std::vector<DrawnRing>& rings, std::span<const std::uint32_t> narrow,
                          Tolerance tolerance);

/// Whether rounding brings no further vertex of a ring to ±180° or ±90°, along which seams may run.
bool keeps_off_rim(const Path& ring, int decimals);

/// Whether rounding leaves every ring a ring and off the rim.
bool keeps_rings(const std::vector<DrawnRing>& rings, int decimals);

}  // namespace rangeband::footprint
