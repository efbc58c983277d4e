// SPDX-License-Identifier: MIT
/// Vectors in three-dimensional space.
#pragma once

#include <array>
#include <cmath>

namespace rangeband {

/// x, y, z.
using Vector = std::array<double, 3>;

/// @{
/// The usual operations.
inline Vector plus(const Vector& a, const Vector& b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }
inline Vector minus(const Vector& a, const Vector& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }
inline Vector opposite(const Vector& v) { return {-v[0], -v[1], -v[2]}; }
inline double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
inline double length(const Vector& v) { return std::sqrt(dot(v, v)); }

inline Vector cross(const Vector& a, const Vector& b) {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

inline double determinant(const Vector& a, const Vector& b, const Vector& c) { return dot(cross(a, b), c); }
/// @}

/// The angle between unit vectors, from their chord: near ones keep their digits.
inline double angle_between(const Vector& a, const Vector& b) {
    const double half = 0.5 * length(minus(a, b));
    return 2.0 * std::asin(half < 1.0 ? half : 1.0);
}

}  // namespace rangeband
