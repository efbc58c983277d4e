// SPDX-License-Identifier: MIT
/// Rounding of coordinates to the decimals of text formats.
#pragma once

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// To `decimals` decimals. As in GeoJSON, vertices that become equal to their predecessor are dropped, rings that keep
/// fewer than three corners with them, and polygons with their exterior.
footprint::LonLat rounded(const footprint::LonLat& point, int decimals);
footprint::MultiLine rounded(const footprint::MultiLine& lines, int decimals);
footprint::MultiPolygon rounded(const footprint::MultiPolygon& polygons, int decimals);
Geometry rounded(const Geometry& geometry, int decimals);

}  // namespace rangeband::io
