// SPDX-License-Identifier: MIT
/// The geometry types of drawings: those of `rangeband/geometry.hpp`.
#pragma once

#include "rangeband/geometry.hpp"

namespace rangeband::footprint {

/// @{
/// As everywhere.
using rangeband::LonLat;
using rangeband::MultiLine;
using rangeband::MultiPolygon;
using rangeband::Path;
using rangeband::Polygon;
using rangeband::Rectangle;
/// @}

}  // namespace rangeband::footprint
