// SPDX-License-Identifier: MIT
/// What arcs add to the solid angle and the length of the rings that they belong to, on the sphere of equal area.
#pragma once

#include <span>
#include <vector>

#include "footprint/discs/curve.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {

struct ArcIntegral {
    double solid_angle = 0.0;  ///< steradians to the left, but for whole spheres
    double length_m = 0.0;
};

/// A whole circle.
ArcIntegral integral_around(const Curve& circle, bool disc_on_left);

/// Adds what lies between an arc and the great circles from panel to panel of it, and the panels' ends to `corners`, by
/// longitude from a meridian. The field of each panel has its start for c, from where the great circle to the panel's
/// end adds nothing.
void add_arc(ArcIntegral& integral, std::vector<Vector>& corners, const Curve& curve, double from, double to,
             double meridian);

/// A place on the sphere of equal area, by longitude from a meridian.
Vector authalic_place(const LonLat& place, double meridian);

/// A good common corner c for the triangles of polygons of great circles: far from the antipodes of their corners.
Vector centre_of_fans(std::span<const Vector> corners);

/// The solid angle of the triangle from c to one side of such a polygon; the sum of all is the polygon's, but for whole
/// spheres. Its error is that of rounding, times the length of the side.
double fan(const Vector& c, const Vector& p, const Vector& q);

}  // namespace rangeband::footprint
