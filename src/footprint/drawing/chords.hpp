// SPDX-License-Identifier: MIT
/// The chords of chains in the plane of longitude and latitude.
#pragma once

#include <cstdint>
#include <vector>

#include "footprint/drawing/chain.hpp"
#include "footprint/drawing/grid.hpp"

namespace rangeband::footprint {

struct Chord {
    GridPoint a;
    GridPoint b;
    std::uint32_t chain;
    std::uint32_t index;  ///< of its edge and its first vertex
};

/// On the grid of a last decimal, each on its own side of ±180°; those along the rim of the plane are left out. Around
/// a pole nothing is told apart: what comes into the cap goes straight to the line ±90°. Chords that are neighbours in
/// the plane are mostly neighbours in the list.
std::vector<Chord> chords_of(const std::vector<Chain>& chains, int decimals, double pole_cap_deg);

/// The same of some chains.
std::vector<Chord> chords_of(const std::vector<Chain>& chains, std::vector<std::uint32_t> some, int decimals,
                             double pole_cap_deg);

}  // namespace rangeband::footprint
