// SPDX-License-Identifier: MIT
/// Conversion of drawn geometry to OGR.
#pragma once

#include <ogr_geometry.h>

#include <memory>

#include "gdal/session.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::gdal {

/// A point, multi line or multi polygon; empty for no geometry.
std::unique_ptr<OGRGeometry> ogr_geometry(const Geometry& geometry);

}  // namespace rangeband::gdal
