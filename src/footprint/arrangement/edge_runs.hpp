// SPDX-License-Identifier: MIT
/// Runs of discs along one edge that have nothing else beside them. Their boundary is the edge's offset curve on both
/// sides, which needs no arrangement: of an edge that is long beside its range only the ends are work.
#pragma once

#include <cstdint>
#include <vector>

#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/disc_tree.hpp"

namespace rangeband::footprint {

/// Links in a row, by number: the discs between the first and the last of them are the run, what the first begins with
/// and what the last ends with are not.
struct EdgeRun {
    std::uint32_t first;
    std::uint32_t last;
};

/// Along all edges, of outer discs.
///
/// A disc belongs to a run where every other that its circle may meet is one of the same edge, at most a little more
/// than a diameter along it; where the edge bends so little that its two offset curves are at the range from nothing
/// nearer; and where no pole is near. Discs that contain all of the disc, and others far from it, do not matter; along
/// a run they are the same.
std::vector<EdgeRun> edge_runs(const DiscSet& discs, const DiscTree& tree);

/// The discs that contain all of a disc of a run.
std::vector<DiscSet::Use> uses_around(const DiscSet& discs, const DiscTree& tree, DiscId disc);

}  // namespace rangeband::footprint
