// SPDX-License-Identifier: MIT
/// Refines chords that cross although their arcs do not.
#pragma once

#include <vector>

#include "footprint/arrangement/boundary.hpp"
#include "footprint/drawing/chain.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// Which chords may cross.
enum class Crossings {
    none,
    harmless,  ///< those across which counts grow by as much in the same direction: which comes first is all one
};

/// Splits chords on their true curves until none lies more than the resolution on the wrong side of another, nor of
/// what lies apart from all else between it and its curve. Two chords no longer cross once each has vertices opposite
/// to the other's, so these are where a chord is split; chords shorter than the resolution are not. Gives up, and says
/// so, where that takes about half as many vertices again: where many circles nearly coincide.
bool untangle(std::vector<Chain>& chains, const Boundary& boundary, Tolerance tolerance, double resolution_m,
              Crossings allowed);

}  // namespace rangeband::footprint
