// SPDX-License-Identifier: MIT
/// All lengths below which the engine treats two things as one, each with its reason.
#pragma once

#include <algorithm>

#include "rangeband/units.hpp"

namespace rangeband::footprint::accuracy {

/// Tolerances that can be kept: below the first, coordinates with 12 decimals are too coarse; above the second, no
/// shape is left.
inline constexpr Length finest_tolerance = Length::m(1e-6);
inline constexpr Length coarsest_tolerance = Length::km(1000);

/// Smaller circles are not drawn.
inline constexpr Length smallest_circle = Length::m(1e-3);

/// How far an interpolated circle may be from the true one (measured by tests/geodesic).
inline constexpr double circle_m = 4e-8;

/// A shape shows what it is when the tolerance is at most this share of a circle's radius, or of what a circle leaves
/// around the antipode; and this share of an annulus's width.
inline constexpr double share_of_radius = 1.0 / 50.0;
inline constexpr double share_of_width = 1.0 / 4.0;

/// The finest resolution of merged regions: far above `circle_m`, far below anything that a map shows.
inline constexpr double finest_resolution_m = 1e-4;

/// The length δ below which merged regions tell nothing apart: circles that agree to δ are one, crossings within δ are
/// one node, parts and holes narrower than δ are left out. Areas are right to perimeter · δ.
inline double resolution_m(Tolerance kept) { return std::max(finest_resolution_m, kept.m() / 1000.0); }

/// The part of the tolerance that linearization leaves to rounding.
inline constexpr double rounding_share = 0.04;

/// Points this close to ±180° or ±90° are on it: 1 µm, ten times what interpolation leaves.
inline constexpr double at_rim_deg = 1e-11;

/// Around a pole circles are not told apart nearer than this: longitudes mean nothing there.
inline double at_pole_m(double resolution_m) { return 2.0 * resolution_m; }

}  // namespace rangeband::footprint::accuracy
