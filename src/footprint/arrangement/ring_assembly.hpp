/// Pieces of circles that bound a region, linked to rings.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "footprint/discs/disc_set.hpp"

namespace rangeband::footprint {

/// A piece walked so that the region is on its left, and at each end on which side of the other circle it is.
struct Step {
    std::uint32_t piece;
    DiscId disc;
    bool backward;        ///< against the azimuth, so with the disc on the left
    std::uint32_t start;  ///< the crossing where it begins
    std::uint32_t end;
    bool start_in_other;
    bool end_in_other;
};

/// Steps end to end.
struct Faces {
    std::vector<std::vector<Step>> rings;
    std::vector<DiscId> unlinked;  ///< discs at crossings where steps do not link as they should; then no ring counts
};

/// Follows each step to the one that goes on in the same quadrant, so that faces touch at points only. A ring that
/// comes to a crossing a second time has a loop there, which is a ring of its own.
Faces link(std::span<const Step> steps);

}  // namespace rangeband::footprint
