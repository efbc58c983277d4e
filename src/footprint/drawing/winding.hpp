// SPDX-License-Identifier: MIT
/// The outline of a region from rings that may cross.
#pragma once

#include <vector>

#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// Rings in the plane, first vertex not repeated, around which a region is wound: the outline of all points around
/// which they wind at least once, anticlockwise counting up. Vertices are compared, and new ones placed, on the grid of
/// `decimals` decimals. The rings of the result touch each other at vertices at most. For what cannot be kept apart
/// otherwise: it takes away what lies between boundaries that rounding has made to cross.
std::vector<Path> outline_by_winding(const std::vector<Path>& rings, int decimals);

}  // namespace rangeband::footprint
