// SPDX-License-Identifier: MIT
/// Distances by Lambert's formula, which stops after the first power of the flattening.
#pragma once

#include <cmath>

#include "rangeband/geodesic/earth.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::analysis {

/// A distance, and how far from the true one it may be.
struct Estimate {
    double metres, off_m;
};

/// Of the geodesic between two reduced-latitude vectors. The error, f²·a times a smooth function of the angle and the
/// latitudes, is at most 9 m for each radian up to 1.6 and 70 m up to 2.4; four times that is allowed for. Beyond,
/// where it grows without bound, `off_m` is infinite.
inline Estimate lambert(const Vector& from, const Vector& to) {
    constexpr double last = 2.4, even = 1.6, slope_m = 36.0, most_m = 280.0;
    const double angle = angle_between(from, to);
    const Vector apart = minus(from, to);
    const double squared = dot(apart, apart);
    if (angle > last) return {0.0, HUGE_VAL};
    if (squared == 0.0) return {0.0, 1e-6};
    const double sine = std::sin(angle);
    const double sum = from[2] + to[2], difference = from[2] - to[2];
    const double bends =
        (angle - sine) * sum * sum / (4.0 - squared) + (angle + sine) * difference * difference / squared;
    return {geodesic::equatorial_radius_m * (angle - 0.5 * geodesic::flattening * bends),
            angle < even ? slope_m * angle + 1e-6 : most_m};
}

}  // namespace rangeband::analysis
