// SPDX-License-Identifier: MIT
/// Edges that are straight in longitude and latitude.
#pragma once

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// The longitude may leave [-180, 180]. Throws Error(usage) for a latitude beyond a pole.
geodesic::Position position(const LonLat& point);

/// The point of an edge at `share` of its way, 0 at `a` and 1 at `b`.
LonLat between(const LonLat& a, const LonLat& b, double share);

/// An upper bound of an edge's length on WGS84, never below it and at most a few percent above where an edge is short.
Length longest(const LonLat& a, const LonLat& b);

}  // namespace rangeband::footprint
