/// From rings on the globe to polygons in the plane, and back to lines without seams.
#pragma once

#include <vector>

#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// Rings as `outline` makes them, and whether the region holds ±180° from pole to pole (asked only where no ring
/// reaches it). Where a ring comes to the rim of the plane, coordinates are rounded to so many decimals.
MultiPolygon cut_at_seams(std::vector<Path> rings, bool antimeridian_inside, int decimals);

/// The rings of polygons without their edges along ±180° and ±90°.
MultiLine without_seams(const MultiPolygon& polygons);

}  // namespace rangeband::footprint
