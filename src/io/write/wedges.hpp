// SPDX-License-Identifier: MIT
/// Areas cut along meridians into pieces that a globe can fill.
#pragma once

#include "rangeband/footprint/geometry.hpp"

namespace rangeband::io {

/// Cuts what is wider than 30 degrees of longitude along the meridians at every 30 degrees. A globe draws an edge of a
/// polygon the short way round and fills its inside; a ring that runs along ±180° up to a pole has neither there, a
/// wedge has both. No piece has a hole or runs from pole to pole.
footprint::MultiPolygon wedges(const footprint::MultiPolygon& polygons);

}  // namespace rangeband::io
