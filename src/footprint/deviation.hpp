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

/// Measures how far points of a curve are from one straight longitude/latitude edge between two of its points, in
/// metres across the edge, with the ellipsoid's metric at its widest there: never less than the truth, at low latitudes
/// 1 % more.
class EdgeGauge {
  public:
    EdgeGauge(const Knot& a, const Knot& b);

    /// NaN where the metric changes too much over the distances at hand for this to hold (beside a pole).
    double deviation(const Knot& inner) const;

  private:
    const Knot& a_;
    double across_lon_;  ///< metres across the edge for a degree of longitude
    double across_lat_;
    double flat_limit_;  ///< deviations above this are not to be trusted
};

/// Whether edge and curve between two knots stay within `limit` metres of each other, both ways, anywhere on the Earth.
/// Compares 3-D points densely sampled on both.
bool edge_keeps(const Curve& curve, const Knot& a, const Knot& b, double limit);

}  // namespace rangeband::footprint
