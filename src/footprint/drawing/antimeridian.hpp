// SPDX-License-Identifier: MIT
/// From rings on the globe to polygons in the plane: the one pass that knows ±180° and ±90°.
#pragma once

#include <vector>

#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// Whether rings may cross each other or themselves.
enum class Crossings { none, possible };

/// Rings as `outline` makes them, and whether the region holds the north pole (asked only where no ring reaches ±180°).
/// `finest_deg` is the step to which text formats round: a part cut off by ±180° that is narrower is left out, being
/// nothing after rounding.
MultiPolygon cut_at_seams(std::vector<Path> rings, bool antimeridian_inside, int decimals,
                          Crossings crossings = Crossings::none);

/// The rings of polygons without their edges along ±180° and ±90°.
MultiLine without_seams(const MultiPolygon& polygons);

}  // namespace rangeband::footprint
