// SPDX-License-Identifier: MIT
/// Area and perimeter of the true region, from its arcs; nothing drawn is measured.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "footprint/arrangement/region.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// A part of a ring: along a curve, or straight on from a place where there is none.
struct RingPart {
    const Curve* curve;
    double from;
    double to;
    LonLat place = {};
    bool boundary = true;  ///< not a seam
};

/// What one ring has to its left, but for whole spheres, and its length.
struct RingMeasure {
    double solid_angle = 0.0;  ///< steradians on the sphere of equal area
    double length_m = 0.0;

    /// The area of the smaller side over half the length: how wide a sliver is.
    double width_m() const;
};
RingMeasure measure_ring(std::span<const RingPart> ring);

struct Measure {
    Area area;         ///< error ≤ max(1e-9·area, perimeter · 0.1 mm)
    Length perimeter;  ///< of the true boundary
};

/// @{
/// What polygons enclose on the sphere of equal area, in steradians: their edges' sums from west to east of how far up
/// these are there, by Simpson's rule, with the other sign.
double authalic_up(double lat);
double angle_below(const LonLat& a, double up_a, const LonLat& b, double up_b);
/// @}

/// The same of polygons to a hundredth, which tells whole spheres apart: by the trapezoidal rule, without trigonometry.
double about_solid_angle(const MultiPolygon& drawn);

/// Of a region from the measures of its rings. The solid angle of what is drawn is asked only how many whole spheres
/// are inside; a hundredth of one is exact enough.
Measure measure(std::span<const RingMeasure> rings, double drawn_angle);

/// The same of rings that are drawn as they are, which need not be asked; none where rounding leaves open whether the
/// region is next to nothing or nearly the whole sphere.
std::optional<Measure> measure(std::span<const RingMeasure> rings);

/// The same of a region that was measured as a whole; none where it cannot be the one that was drawn to a tolerance.
std::optional<Measure> measure(const RingMeasure& region, double drawn_angle, Tolerance tolerance);

}  // namespace rangeband::footprint
