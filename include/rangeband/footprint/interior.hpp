// SPDX-License-Identifier: MIT
/// Whether a place is in a polygon whose edges are straight in longitude and latitude.
#pragma once

#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// By the even-odd rule. The polygons' longitudes may leave [-180, 180]; the place is looked for a turn to the east and
/// to the west, too.
bool holds(const MultiPolygon& polygons, const LonLat& place);

}  // namespace rangeband::footprint
