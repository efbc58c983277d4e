// SPDX-License-Identifier: MIT
#include "io/write/tiles.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::io {

double tile_rounding_m(int zoom) {
    const double around = 2.0 * std::numbers::pi * geodesic::equatorial_radius_m;
    return std::ldexp(around / tile_cells, -zoom) / 2.0;
}

int tile_zoom(Tolerance tolerance) {
    int zoom = 0;
    while (tile_rounding_m(zoom) > tolerance.m()) ++zoom;
    return zoom;
}

std::string tippecanoe_advice(std::string_view target, int zoom) {
    const std::string file(target.substr(target.find_last_of('/') + 1));  // all of it where there is no folder
    const std::string name = file.substr(0, file.find_last_of('.'));
    constexpr int coarser = 2;  // its tiles have half as many units, and it simplifies what it rounds
    return fmt::format("write -o {1}.geojson, then: tippecanoe -z{2} -o {0} {1}.geojson", file, name, zoom + coarser);
}

bool is_tiles_extension(std::string_view extension) { return extension == "mbtiles" || extension == "pmtiles"; }

}  // namespace rangeband::io
