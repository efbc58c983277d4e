// SPDX-License-Identifier: MIT
/// A geometry as a place or a launch area.
#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gdal/read/to_wgs84.hpp"
#include "gdal/session.hpp"
#include "io/gdal_module.hpp"
#include "io/read/read_position.hpp"

namespace rangeband::gdal {

/// One point is a place; lines, polygons and several parts, of whatever kinds, are one area. Heights are left out, arcs
/// become lines. The reason says what is wrong with any other geometry.
RowPosition place_of(const OGRGeometry* geometry, const ToWgs84& to_wgs84);

/// @{
/// See `io::GdalModule`.
RowPosition place_of_geometry_text(std::string_view text);
std::unique_ptr<GeometryReader> geometry_reader(const std::string& crs, std::optional<Tolerance> edges,
                                                const std::string& shown);
/// @}

}  // namespace rangeband::gdal
