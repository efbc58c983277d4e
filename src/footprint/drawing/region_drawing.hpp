// SPDX-License-Identifier: MIT
/// From a region to what goes on a map.
#pragma once

#include <span>
#include <vector>

#include "footprint/arrangement/region.hpp"
#include "footprint/discs/disc_set.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// The step in degrees to which coordinates may be rounded: its share of the tolerance, and no wider than a strip
/// between a boundary and a pole beside it, unless that is narrower than another step.
double finest_step_deg(const Region& region, Tolerance tolerance, double narrowest_strip_deg = 0.0);

/// Draws rings whose tolerance keeps them apart, as those of one site are.
Footprint draw_apart(const Region& region, Tolerance tolerance, double step_deg);

/// The resolution of a merge to a tolerance: what `accuracy::resolution_m` gives for the thinnest of the shapes.
double resolution_m(std::span<const Weighted> sources, Tolerance tolerance);

/// Draws rings that may come as near each other as they like: slivers get the tolerance that they need, edges that
/// would cross are split. Parts and holes narrower than 0.1 mm are left out.
Footprint draw_region(Region region, Tolerance tolerance, double resolution_m);

/// The same for several regions of one arrangement: neighbours have the same vertices, but for those that slivers need
/// further.
std::vector<Footprint> draw_regions(std::vector<Region> regions, Tolerance tolerance, double resolution_m);

}  // namespace rangeband::footprint
