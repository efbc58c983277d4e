// SPDX-License-Identifier: MIT
/// The deviation of a drawn edge from its curve.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

#include "footprint/discs/curve.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {

/// A vertex while its curve is still known: `lon` is degrees east of the curve's site.
struct Knot {
    double t;
    double lon;
    double lat;
    LonLat place() const { return {lon, lat}; }
};

/// The straight distance in metres between two points.
double surface_distance(const Knot& a, const Knot& b);

/// Not less than cos φ, by at most 3e-5: its series cut after a positive term.
inline double cosine_bound(double degrees) {
    const double x = Angle::deg(degrees).rad() * Angle::deg(degrees).rad();
    return 1.0 - x * (1.0 / 2.0 - x * (1.0 / 24.0 - x * (1.0 / 720.0 - x / 40320.0)));
}

/// How far `inner` is from the straight longitude/latitude edge from `a` to `b`, all three on one curve: in metres
/// across the edge, with the ellipsoid's metric at its widest there: never less than the truth, at low latitudes 1 %
/// more. NaN where the metric changes too much over the distances at hand for this to hold (beside a pole). Without
/// branches, so that a loop over many edges runs in vector registers.
inline double deviation(const LonLat& a, const LonLat& b, const LonLat& inner) {
    // The larger of the two radii of curvature is nowhere above a²/b.
    constexpr double metres_per_degree = geodesic::equatorial_radius_m * geodesic::equatorial_radius_m /
                                         geodesic::polar_radius_m * (std::numbers::pi / 180.0);
    const double dlon = b.lon - a.lon;
    const double dlat = b.lat - a.lat;
    const double lat_a = std::abs(a.lat);
    const double lat_b = std::abs(b.lat);
    const double lowest = lat_a < lat_b ? lat_a : lat_b;
    const double highest = lat_a < lat_b ? lat_b : lat_a;
    // A degree of longitude is widest at the lowest latitude, and the edge's distance to the pole sets the scale of
    // change.
    const double wide = cosine_bound(a.lat * b.lat > 0.0 ? lowest : 0.0);
    const double to_pole = 90.0 - highest;
    const double across = std::abs((inner.lon - a.lon) * dlat - (inner.lat - a.lat) * dlon);
    const double off = wide * across / std::sqrt(wide * wide * dlon * dlon + dlat * dlat);  // NaN where a is b
    const bool flat = (std::abs(dlon) < 30.0) & (highest - lowest < 0.25 * to_pole) & (off < 0.05 * to_pole);
    return metres_per_degree * (flat ? off : std::numeric_limits<double>::quiet_NaN());
}

/// Whether edge and curve between two knots stay within `limit` metres of each other, both ways, anywhere on the Earth.
/// Compares 3-D points densely sampled on both.
bool edge_keeps(const Curve& curve, const Knot& a, const Knot& b, double limit);

}  // namespace rangeband::footprint
