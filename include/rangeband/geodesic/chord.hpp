// SPDX-License-Identifier: MIT
/// Distances on the ellipsoid against straight ones through it.
///
/// Every normal curvature of the ellipsoid lies between 1/ρ_max and 1/ρ_min, ρ_max = a²/b and ρ_min = b²/a. A geodesic
/// of length d is a curve that bends no more than a circle of radius ρ_min, so its chord is at least
/// 2·ρ_min·sin(d/2ρ_min) (Schur's comparison theorem); and it runs outside the spindle of radius ρ_max between its
/// ends, since the ellipsoid contains that (Blaschke's rolling theorem), so its chord is at most 2·ρ_max·sin(d/2ρ_max).
/// The two differ by 3 mm at 50 km and 2.6 m at 500 km.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::geodesic {

/// @{
/// No radius of curvature of the ellipsoid is shorter than the first or longer than the second.
inline constexpr double least_curvature_radius_m = polar_radius_m * polar_radius_m / equatorial_radius_m;
inline constexpr double most_curvature_radius_m = equatorial_radius_m * equatorial_radius_m / polar_radius_m;
/// @}

/// What rounding can do to a chord between surface points, a hundredfold.
inline constexpr double chord_slack_m = 1e-6;

/// Points of the surface with a shorter chord are nearer than the distance; from π·ρ_min on nothing is sure.
inline double least_chord_m(double distance_m) {
    const double half = 0.5 * distance_m / least_curvature_radius_m;
    if (half > 0.5 * std::numbers::pi) return 0.0;
    return 2.0 * least_curvature_radius_m * std::sin(half) - chord_slack_m;
}

/// Points of the surface with a longer chord are farther than the distance.
inline double most_chord_m(double distance_m) {
    const double half = std::min(0.5 * distance_m / most_curvature_radius_m, 0.5 * std::numbers::pi);
    return 2.0 * most_curvature_radius_m * std::sin(half) + chord_slack_m;
}

/// @{
/// By the chord to the antipode of the place from which the distance counts: points of the surface with a shorter chord
/// than the first are farther than the distance, those with a longer one than the second are nearer. Since b·σ ≤
/// distance ≤ a·σ, with σ the angle between reduced-latitude vectors, of which the antipode's is the negative.
inline double least_opposite_chord_m(double distance_m) {
    const double angle = std::numbers::pi - distance_m / polar_radius_m;
    return angle > 0.0 ? 2.0 * polar_radius_m * std::sin(0.5 * angle) - chord_slack_m : 0.0;
}
inline double most_opposite_chord_m(double distance_m) {
    const double angle = std::numbers::pi - distance_m / equatorial_radius_m;
    return 2.0 * equatorial_radius_m * std::sin(0.5 * std::max(angle, 0.0)) + chord_slack_m;
}
/// @}

/// @{
/// Surface points with this chord are at least, and at most, so far from each other.
inline double least_distance_m(double chord_m) {
    const double half = std::max(chord_m - chord_slack_m, 0.0) / (2.0 * most_curvature_radius_m);
    return 2.0 * most_curvature_radius_m * std::asin(std::min(half, 1.0));
}
inline double most_distance_m(double chord_m) {
    const double half = (chord_m + chord_slack_m) / (2.0 * least_curvature_radius_m);
    return half < 1.0 ? 2.0 * least_curvature_radius_m * std::asin(half) : std::numbers::pi * equatorial_radius_m;
}
/// @}

}  // namespace rangeband::geodesic
