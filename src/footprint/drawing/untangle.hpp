/// Keeps chords from crossing where their arcs only come near each other.
#pragma once

#include <vector>

#include "footprint/arrangement/boundary.hpp"
#include "footprint/drawing/chain.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// Splits chords on their true curves until none crosses or covers another but at a node, and none passes on the wrong
/// side of what lies apart from all else between it and its curve. Two chords no longer cross once each has vertices
/// opposite to the other's, so these are where a chord is split; chords shorter than the resolution are not.
void untangle(std::vector<Chain>& chains, const Boundary& boundary, Tolerance tolerance, double resolution_m);

}  // namespace rangeband::footprint
