// SPDX-License-Identifier: MIT
/// Geometry as well-known binary (OGC 06-103r4, little-endian), which every Python library of geometry reads.
#pragma once

#include <string>

#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::python {

/// A point, lines or polygons, the latter two as a multi-geometry; nothing for none.
std::string wkb_of(const io::Geometry& geometry);

/// The simplest type that holds all parts: `LineString`, `MultiPolygon`, `GeometryCollection`.
std::string wkb_of(const footprint::LaunchArea& area);

}  // namespace rangeband::python
