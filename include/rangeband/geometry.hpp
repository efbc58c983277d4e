// SPDX-License-Identifier: MIT
/// Geometry as in map formats: plain longitudes and latitudes.
#pragma once

#include <vector>

namespace rangeband {

/// Degrees on WGS84, x = longitude in [-180, 180], y = latitude in [-90, 90].
struct LonLat {
    double lon = 0.0;
    double lat = 0.0;
    bool operator==(const LonLat&) const = default;
};

/// A path of straight longitude/latitude segments.
using Path = std::vector<LonLat>;

/// First vertex equals last, bit for bit. Exterior rings run anticlockwise, holes clockwise (RFC 7946).
struct Polygon {
    Path exterior;
    std::vector<Path> holes;
};

/// @{
/// Empty means the empty region.
using MultiPolygon = std::vector<Polygon>;
using MultiLine = std::vector<Path>;
/// @}

}  // namespace rangeband
