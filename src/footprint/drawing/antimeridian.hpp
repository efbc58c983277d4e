// SPDX-License-Identifier: MIT
/// Cutting rings on the globe into polygons in the plane, and lines without seam edges.
#pragma once

#include <utility>
#include <vector>

#include "footprint/drawing/linearize.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// Rings as `outline` makes them, and whether the region holds ±180° from pole to pole (asked only where no ring
/// reaches it). Within the cap around a pole nothing is told from it. A part cut off by ±180° so narrow that rounding
/// to `decimals` would flatten it is left out.
MultiPolygon cut_at_seams(std::vector<DrawnRing> drawn, bool antimeridian_inside, int decimals,
                          double pole_cap_deg = 0.0);

/// The same of closed rings, by the faces of the plane, whatever the rings do; with what is flat.
MultiPolygon cut_by_faces(std::vector<Path> rings, bool antimeridian_inside, double pole_cap_deg);

/// Leaves out what `cut_at_seams` does.
void erase_flat(MultiPolygon& polygons, int decimals);

/// Whether rounding brings no further vertex of a ring to ±180° or ±90°, along which seams may run.
bool keeps_off_rim(const Path& ring, int decimals);

/// The stretches of one rim, ±180°, that polygons run along, by latitude.
class RimEdges {
  public:
    RimEdges(const MultiPolygon& polygons, double rim);

    bool cover(double lat) const;

  private:
    std::vector<std::pair<double, double>> edges_;
};

/// Tells seams from boundary: an edge along ±180° is a seam if the region goes on at the other rim, else the boundary
/// runs there.
class Seams {
  public:
    explicit Seams(const MultiPolygon& polygons) : west_(polygons, -180.0), east_(polygons, 180.0) {}

    bool hold(const LonLat& a, const LonLat& b) const;

  private:
    RimEdges west_;
    RimEdges east_;
};

/// The rings of polygons without their edges along ±180° and ±90°.
MultiLine without_seams(const MultiPolygon& polygons);

}  // namespace rangeband::footprint
