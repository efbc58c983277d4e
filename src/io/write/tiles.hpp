// SPDX-License-Identifier: MIT
/// Vector tiles of web maps: how fine they are, and how other programs make them.
#pragma once

#include <string>
#include <string_view>

#include "rangeband/units.hpp"

namespace rangeband::io {

/// Units along the side of a tile. 8192 is what MapLibre computes with.
inline constexpr int tile_cells = 8192;

/// The finest zoom that is written: 65,536 tiles, some two minutes for a footprint around the globe.
inline constexpr int most_tile_zoom = 8;

/// By how much a coordinate is rounded at that zoom, on the equator: half of a unit.
double tile_rounding_m(int zoom);

/// The coarsest zoom at which coordinates are rounded by no more than the tolerance; it may be beyond
/// `most_tile_zoom`.
int tile_zoom(Tolerance tolerance);

/// `write -o ring.geojson, then: tippecanoe -z7 -o ring.pmtiles ring.geojson`
std::string tippecanoe_advice(std::string_view target, int zoom);

/// Whether it is the extension of an archive of vector tiles, in small letters.
bool is_tiles_extension(std::string_view extension);

}  // namespace rangeband::io
