// SPDX-License-Identifier: MIT
/// Keeps drawn boundaries from crossing where the true ones only come near each other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "footprint/drawing/linear_ring.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// Gives rings that walk the same curves the same vertices: where one has a vertex inside another's edge, that edge is
/// split.
void share_vertices(std::span<DrawnRing* const> rings);

/// The decimals to which coordinates may be rounded.
struct Untangled {
    int decimals;
    bool apart;  ///< otherwise edges still cross, of rings that are nearer to each other than can be told
};

/// Splits edges on their true curves until none crosses, covers or touches another but at a shared vertex, and none
/// passes a ring on the wrong side: `narrow` are the rings that fit between a chord and its curve, which are within
/// `tolerance` of each other. Two chords of one sliver's sides no longer cross once each has vertices opposite to the
/// other's, so these are where an edge is split; edges shorter than the resolution are not. Returns how many decimals,
/// `decimals` at least and 12 at most, keep it so when coordinates are rounded.
Untangled untangle(std::vector<DrawnRing>& rings, std::span<const std::uint32_t> narrow, Tolerance tolerance,
                   double resolution_m, int decimals);

}  // namespace rangeband::footprint
