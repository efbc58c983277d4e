// SPDX-License-Identifier: MIT
/// Faces narrower than the resolution.
#pragma once

#include "footprint/drawing/faces.hpp"

namespace rangeband::footprint {

/// Gives polygons of one count that are narrower than the resolution to a neighbour: to the one whose count is nearest,
/// of two to that along which they run farther. The plane stays parted without gaps.
void absorb_thin(Faces& faces, double resolution_m, int decimals);

}  // namespace rangeband::footprint
