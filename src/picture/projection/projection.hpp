// SPDX-License-Identifier: MIT
/// From the ellipsoid to the plane.
///
/// Every projection is that of the ellipsoid, each by its own kind of latitude: no sphere is put in its place. What it
/// cannot show (beyond the horizon, near the opposite point, beyond the map's edge) is moved to the edge of what it
/// can. A closed curve moved so stays closed and goes round every point that is shown as often as before, or, where it
/// goes round the opposite point, once more or less; `Tracer` builds on that.
#pragma once

#include <memory>
#include <vector>

#include "picture/canvas/point.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// Where a place is in the plane: metres, x to the right, y up.
struct ProjectedPoint {
    Point at;
    bool shown = true;       ///< false: moved to the edge
    double direction = 0.0;  ///< of an azimuthal map: from its centre, radians, clockwise from north
};

class Projection {
  public:
    static std::unique_ptr<Projection> make(ProjectionKind kind, const geodesic::Position& centre);
    virtual ~Projection() = default;

    /// Degrees; for a cylindrical map the longitude may be any number of turns away, and is not brought back.
    virtual ProjectedPoint place(double lon, double lat) const = 0;

    /// By how many degrees plane geometry, cut at ±180, is to be shifted so that together the copies cover the map.
    virtual std::vector<double> turns() const = 0;

    /// The edge from one spot that is not shown to the next, the short way, without its ends.
    virtual Curve edge_between(const ProjectedPoint& from, const ProjectedPoint& to) const = 0;

    /// The edge of the whole map.
    virtual Curve outline() const = 0;
};

}  // namespace rangeband::picture
