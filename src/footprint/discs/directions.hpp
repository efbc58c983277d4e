// SPDX-License-Identifier: MIT
/// Directions in space around the normal of a place, which stand for the azimuths of geodesics that leave it.
#pragma once

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint::directions {

/// Of farther places the direction differs too much from the azimuth.
inline constexpr double longest_m = 9.0e6;

/// How far the direction of a place may be from the azimuth of the geodesic to it, in radians. Normal section and
/// geodesic differ in azimuth by some e²/24·(r/R)²·sin 2α·cos²φ; seven times that.
constexpr double slack(double metres) {
    const double share = metres / geodesic::polar_radius_m;
    return 2e-3 * share * share + 1e-9;
}

}  // namespace rangeband::footprint::directions
