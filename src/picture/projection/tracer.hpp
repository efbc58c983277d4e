// SPDX-License-Identifier: MIT
/// From longitude and latitude to curves in the plane: the one place where geometry is projected and clipped.
#pragma once

#include "picture/projection/projection.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::picture {

/// Edges are straight in longitude and latitude, as everywhere; their images are bent, and get as many points as the
/// fineness asks for.
class Tracer {
  public:
    /// No curve is farther from its true place than `fineness`, in metres of the plane.
    Tracer(const Projection& projection, double fineness) : projection_(projection), fineness_(fineness) {}

    /// A closed path, moved to the map's edge where it leaves the map. `seen` says whether any of it is shown.
    struct Ring {
        Curve curve;
        bool seen = false;
    };
    Ring ring(const footprint::Path& path, double turn) const;

    /// The shown pieces of a path.
    void line(const footprint::Path& path, double turn, Curves& pieces) const;

    /// The rings of all polygons in all turns, those of which nothing is seen among them where they go round the map.
    Curves rings(const footprint::MultiPolygon& polygons) const;
    Curves lines(const footprint::MultiLine& paths) const;

  private:
    struct Stop;
    class Walk;

    const Projection& projection_;
    double fineness_;
};

}  // namespace rangeband::picture
