// SPDX-License-Identifier: MIT
/// Geometries as well-known text.
#pragma once

#include "io/text/json_text.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// `MULTIPOLYGON (((46 48,…`, longitude first; nothing for no geometry.
void append_wkt(TextBuffer& out, const Geometry& geometry, int decimals);

}  // namespace rangeband::io
