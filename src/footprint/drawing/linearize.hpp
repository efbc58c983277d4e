// SPDX-License-Identifier: MIT
/// From arcs to vertices: as few as keep the tolerance.
#pragma once

#include <vector>

#include "footprint/arrangement/region.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// What an edge stands for: a piece of a curve; none for a piece of the line ±90°.
struct Edge {
    const Curve* curve;
    double from;
    double to;
};

/// A place with its longitude brought from (-540, 540) into [-180, 180]. What is within 1 µm of ±180° or ±90° is there.
LonLat on_globe(double lon, double lat);

/// A closed ring on the globe: vertices on the true boundary, longitudes in [-180, 180], the region on the left, the
/// first vertex not repeated. Every edge, straight in longitude and latitude and less than 180° long, stays within the
/// tolerance of the true boundary and the boundary within the tolerance of it. Where the ring crosses ±180° there is a
/// vertex exactly on it. Two vertices in a row at the same pole stand for a piece of the line ±90°.
/// An arc has the same vertices whichever way it is walked. With `edges`, what each edge stands for goes there, that of
/// the closing edge last.
Path outline(const ArcRing& ring, Tolerance tolerance, std::vector<Edge>* edges = nullptr);

}  // namespace rangeband::footprint
