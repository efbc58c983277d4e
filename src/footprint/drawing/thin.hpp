// SPDX-License-Identifier: MIT
/// Faces narrower than the resolution.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "footprint/drawing/faces.hpp"
#include "footprint/drawing/outline.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// Gives polygons of one count that are truly narrower than the resolution, however wide they are drawn to the
/// tolerance, to a neighbour: to the one whose count is nearest, of two to that along which they run farther. The plane
/// stays parted without gaps.
struct Thinned {
    std::set<int> counts;                              ///< of which something is left
    std::map<int, std::vector<OutlineRing>> outlines;  ///< of most of them, as they were looked at
};
Thinned absorb_thin(Faces& faces, Tolerance tolerance, double resolution_m, int decimals);

}  // namespace rangeband::footprint
