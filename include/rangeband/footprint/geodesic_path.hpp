// SPDX-License-Identifier: MIT
/// A geodesic as edges that are straight in longitude and latitude.
#pragma once

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// From `a` to `b`, with both ends as given, except for whole turns: longitudes are continuous from `a` on and may
/// leave
/// [-180, 180]. Edges stay within `off` of the geodesic, which is at least 1 mm. Between opposite places it is one of
/// the shortest ways.
Path geodesic_path(const LonLat& a, const LonLat& b, Tolerance off);

}  // namespace rangeband::footprint
