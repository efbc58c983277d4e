// SPDX-License-Identifier: MIT
/// Merging sources: the points that a given number of them contain, drawn as one footprint.
///
/// All of it is one arrangement of geodesic circles. A region's boundary consists of arcs of true circles; nothing
/// drawn is ever clipped against something drawn.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "rangeband/footprint/footprint.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// The number of sources that contain a point, as an interval.
struct Depth {
    int least = 1;
    int most = std::numeric_limits<int>::max();

    /// @{
    /// That count or more; that count alone.
    static constexpr Depth at_least(int count) { return {.least = count}; }
    static constexpr Depth exactly(int count) { return {.least = count, .most = count}; }
    /// @}

    /// Whether a count lies in the interval.
    constexpr bool contains(std::int64_t count) const { return count >= least && count <= most; }
};

/// Draws the points that `depth` sources contain: `at_least(1)` is their union, `at_least(n)` their intersection.
/// Accuracy as `draw`, to a resolution δ: a thousandth of the tolerance that the shapes need, and 0.1 mm at least.
/// Discs that agree to δ are one, crossings within δ are one node; parts and holes narrower than δ, and what is within
/// 2δ of a pole, may be missing, with the boundary along them. Areas are right to perimeter · δ. The order of the
/// sources changes no byte of the result. Throws Error(usage) as `draw`. Safe to call from many threads and with any
/// rounding mode.
Footprint merge(std::span<const Source> sources, Depth depth, Tolerance tolerance);

/// Draws the points that are in one of `sources` and in none of `without`.
Footprint difference(std::span<const Source> sources, std::span<const Source> without, Tolerance tolerance);

/// The points that `depth` sources contain.
struct DepthFootprint {
    int depth;
    Footprint footprint;
};

/// Which points the footprint of one depth contains.
enum class Nesting {
    disjoint,  ///< those that exactly this number of sources contain
    nested,    ///< those that at least this number contain
};

/// One footprint for every depth that occurs, from 1 on (`nested`: every depth up to the greatest); neighbours
/// share their edges vertex for vertex.
std::vector<DepthFootprint> depths(std::span<const Source> sources, Nesting nesting, Tolerance tolerance);

}  // namespace rangeband::footprint
