// SPDX-License-Identifier: MIT
/// Distances to first order in the flattening (Lambert 1942), with a bound of what they are off: a few metres in
/// thousands of kilometres for a fortieth of the time of a geodesic.
#pragma once

#include <algorithm>
#include <cmath>

#include "rangeband/geodesic/earth.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::geodesic {

/// Up to this distance; beyond, what is left out grows without limit toward the antipode.
inline constexpr double longest_lambert_m = 10e6;

/// The distance between surface points (geocentric vectors in metres). Where either is up to `longest_lambert_m`, they
/// differ by at most `lambert_slack_m`.
inline double lambert_distance_m(const Vector& p, const Vector& q) {
    const double x = (p[0] - q[0]) / equatorial_radius_m;
    const double y = (p[1] - q[1]) / equatorial_radius_m;
    const double north = (p[2] - q[2]) / polar_radius_m;
    // σ is the angle between the reduced-latitude vectors.
    const double half_squared = std::min(0.25 * (x * x + y * y + north * north), 1.0);
    if (half_squared == 0.0) return 0.0;
    const double half_sine = std::sqrt(half_squared);
    const double half_cosine_squared = 1.0 - half_squared;
    const double angle = 2.0 * std::asin(half_sine);
    const double sine = 2.0 * half_sine * std::sqrt(half_cosine_squared);
    const double mean = 0.5 * (p[2] + q[2]) / polar_radius_m;
    const double off = 0.5 * north;
    const double flatter = half_cosine_squared > 0.0 ? (angle - sine) * mean * mean / half_cosine_squared : 0.0;
    const double steeper = (angle + sine) * off * off / half_squared;
    return equatorial_radius_m * (angle - 0.5 * flattening * (flatter + steeper));
}

/// What such a distance may be off: twice the greatest found by tests/geodesic, and a micrometre for rounding.
inline constexpr double lambert_slack_m(double distance_m) {
    return 0.25 * flattening * flattening * distance_m + 1e-6;
}

}  // namespace rangeband::geodesic
