/// How far a drawn edge strays from the curve that it stands for.
#pragma once

#include <array>
#include <cstddef>

#include "footprint/curve.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// A vertex while its curve is still known: `lon` is degrees east of the curve's site.
struct Knot {
    double t;
    double lon;
    double lat;
};

/// The straight distance in metres between two points.
double surface_distance(const Knot& a, const Knot& b);

/// The distance in metres from `inner`, a point of the curve, to the straight longitude/latitude edge a–b, measured across
/// the edge with the ellipsoid's metric at its widest: never less than the truth, at most 1 % more. Only where the metric
/// hardly changes over the distances at hand; NaN elsewhere (beside a pole).
double deviation_estimate(const Knot& a, const Knot& b, const Knot& inner);

/// Whether edge and curve between two knots stay within `limit` metres of each other, both ways, anywhere on the Earth.
/// Compares 3-D points densely sampled on both.
bool edge_keeps(const Curve& curve, const Knot& a, const Knot& b, double limit);

}  // namespace rangeband::footprint
