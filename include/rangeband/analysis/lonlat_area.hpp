// SPDX-License-Identifier: MIT
/// The area of drawn polygons on the ellipsoid.
#pragma once

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::analysis {

/// @{
/// The area on WGS84 of polygons whose edges are straight in longitude and latitude, as map formats define them. An
/// edge along ±90° is part of its ring like any other. Holes count negative, whatever the direction of the rings.
/// Accuracy: 1e-15 of the Earth's area times the part of the globe's longitudes that the rings run through, back and
/// forth: 1e-12 of a polygon of 1 km², 1e-9 of one of 1 m².
Area lonlat_area(const footprint::Polygon& polygon);
Area lonlat_area(const footprint::MultiPolygon& polygons);
/// @}

}  // namespace rangeband::analysis
