// SPDX-License-Identifier: MIT
/// Where the boundaries of two discs cross.
#pragma once

#include <vector>

#include "footprint/discs/disc_boundary.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// Found once for a pair and shared by both circles.
struct Crossing {
    double first;   ///< azimuth on the first circle
    double second;  ///< azimuth on the second
    LonLat at;
    float blur_m;       ///< uncertainty along the circles; grows as the crossing angle shrinks
    bool first_enters;  ///< with growing azimuth the first circle enters the second disc here, and the second leaves
                        ///< the first
};

/// How the circles of two discs relate.
struct Meeting {
    std::vector<Crossing> crossings;
    bool first_inside = false;   ///< without crossings: the first circle lies in the second disc
    bool second_inside = false;  ///< and the second circle in the first disc
};

/// All crossings: none, two, or near antipodal centres four, on the ellipsoid. Circles that are tangent to rounding
/// have none, or two close to each other. Accuracy: both circles are within 1e-7 m of `at` unless they are nearly
/// tangent (`blur_m`).
Meeting meet(const DiscBoundary& first, const DiscBoundary& second);

}  // namespace rangeband::footprint
