// SPDX-License-Identifier: MIT
/// Draws boundaries as footprints.
#pragma once

#include <span>
#include <vector>

#include "footprint/arrangement/boundary.hpp"
#include "footprint/arrangement/region.hpp"
#include "footprint/discs/disc_set.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// The step in degrees to which coordinates of one site's region may be rounded: its share of the tolerance, and no
/// wider than a strip between the boundary and a pole beside it.
double finest_step_deg(const Region& region, Tolerance tolerance);

/// Draws rings whose tolerance keeps them apart, as those of one site are.
Footprint draw_apart(const Region& region, Tolerance tolerance, double step_deg);

/// The resolution of a merge to a tolerance: what `accuracy::resolution_m` gives for the thinnest of the shapes.
double resolution_m(std::span<const Weighted> sources, Tolerance tolerance);

/// Draws the region with counts above 0.
Footprint draw_region(const Boundary& boundary, Tolerance tolerance, double resolution_m);

/// Draws arcs that may come as near each other as they like, once for all that is asked of them: for each of `wanted`
/// the region with such counts. Neighbours have the same vertices. Parts and holes narrower than the resolution are
/// left out.
std::vector<Footprint> draw_regions(const Boundary& boundary, std::span<const Depth> wanted, Tolerance tolerance,
                                    double resolution_m);

}  // namespace rangeband::footprint
