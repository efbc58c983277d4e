// SPDX-License-Identifier: MIT
/// How much of one set of polygons another one covers, without an overlay.
#pragma once

#include <cstdint>
#include <vector>

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::analysis {

/// Polygons whose edges are straight in longitude and latitude, as the sum of what lies below their edges: with a plus
/// below the edges that have the inside below them, with a minus below the others.
class Trapezoids {
  public:
    explicit Trapezoids(const footprint::MultiPolygon& polygons);

    Area area() const { return area_; }  ///< as `lonlat_area` has it

  private:
    friend Area overlap(const Trapezoids& region, const Trapezoids& part);

    /// From west to east, with latitudes at its ends in degrees; none runs along a meridian.
    struct Edge {
        double west, east;
        double at_west, at_east;
        double sine;  ///< `mean_sine` of its latitudes
        double sign;

        double at(double lon) const;
        double north() const { return at_west < at_east ? at_east : at_west; }
    };

    /// Edges of a ring, which must be closed.
    void add(const footprint::Path& ring, double sign);
    void sort_by_longitude();
    std::size_t strip_of(double lon) const;

    std::vector<Edge> edges_;
    double west_ = 180.0, east_ = -180.0, south_ = 90.0, north_ = -90.0;
    Area area_;

    /// The edges by strips of longitude: of strip i, in_strips_[first_[i]] up to in_strips_[first_[i + 1]].
    std::vector<std::uint32_t> first_, in_strips_;
};

/// The area of what both have in common. Each may have any number of polygons, which must be valid in the plane. They
/// may share edges and corners. Accuracy: a few times the rounding of the areas below their edges, 1e-12 of the smaller
/// one; nothing at all, and all of `part`, are exact.
Area overlap(const Trapezoids& region, const Trapezoids& part);

}  // namespace rangeband::analysis
