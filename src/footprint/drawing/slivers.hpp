// SPDX-License-Identifier: MIT
/// Rings whose sides are nearer to each other than their chords are to them.
#pragma once

#include "footprint/drawing/linear_ring.hpp"

namespace rangeband::footprint {

/// Makes a sliver keep its shape and not turn inside out. Its sides get vertices opposite to each other; a tip in which
/// they cannot be told apart, a tenth of the resolution wide at most, is cut off.
void shape_sliver(DrawnRing& ring, double resolution_m);

}  // namespace rangeband::footprint
