/// A geometry as a place or a launch area.
#pragma once

#include <ogrsf_frmts.h>

#include <string_view>

#include "io/read_position.hpp"
#include "io/to_wgs84.hpp"

namespace rangeband::io {

/// One point is a place; lines, polygons and several parts, of whatever kinds, are one area. Heights are left out, arcs
/// become lines. The reason says what is wrong with any other geometry.
RowPosition place_of(const OGRGeometry* geometry, const ToWgs84& to_wgs84);

/// The same for well-known text in degrees on WGS84, longitude first.
RowPosition place_of_wkt(std::string_view text);

}  // namespace rangeband::io
