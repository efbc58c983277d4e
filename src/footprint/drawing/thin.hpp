// SPDX-License-Identifier: MIT
/// Faces narrower than the resolution.
#pragma once

#include <set>

#include "footprint/drawing/faces.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// Gives polygons of one count that are truly narrower than the resolution, however wide they are drawn to the
/// tolerance, to a neighbour: to the one whose count is nearest, of two to that along which they run farther. The plane
/// stays parted without gaps. Returns the counts of which something is left.
std::set<int> absorb_thin(Faces& faces, Tolerance tolerance, double resolution_m, int decimals);

}  // namespace rangeband::footprint
