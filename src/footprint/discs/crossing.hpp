/// Where the boundaries of two discs cross.
#pragma once

#include <vector>

#include "footprint/discs/disc_boundary.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// Found once for a pair and shared by both circles.
struct Crossing {
    double first;        ///< azimuth on the first circle
    double second;       ///< azimuth on the second
    bool first_enters;   ///< with growing azimuth the first circle goes into the second disc here
    bool second_enters;  ///< and the second into the first
    LonLat at;
    double blur_m;  ///< how far along the circles the crossing may really be, the more the flatter they cross
};

/// What two discs have to do with each other.
struct Meeting {
    std::vector<Crossing> crossings;
    bool first_inside = false;   ///< without crossings: the first circle lies in the second disc
    bool second_inside = false;  ///< and the second circle in the first disc
    bool touching = false;       ///< so nearly touching that rounding would decide
};

/// All crossings: none, two, or near antipodal centres four, on the ellipsoid.
/// Accuracy: both circles are within 1e-7 m of `at` unless they are nearly tangent (`blur_m`).
Meeting meet(const DiscBoundary& first, const DiscBoundary& second);

}  // namespace rangeband::footprint
