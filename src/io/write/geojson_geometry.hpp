// SPDX-License-Identifier: MIT
/// Coordinates as RFC 7946 text, fast: rounded to integers of 10^-decimals degrees and written by table.
#pragma once

#include "io/text/json_text.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// A Point, MultiLineString, MultiPolygon or null. Decimals are kept within `limits`; trailing zeros are
/// not written. Vertices that rounding makes equal to their predecessor are dropped, rings that keep fewer than three
/// corners with them, and polygons with their exterior.
void append_geojson_geometry(TextBuffer& out, const Geometry& geometry, int decimals);

}  // namespace rangeband::io
