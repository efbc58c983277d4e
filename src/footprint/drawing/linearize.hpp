// SPDX-License-Identifier: MIT
/// Linearization of arcs, with as few vertices as the tolerance allows.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "footprint/arrangement/region.hpp"
#include "footprint/drawing/deviation.hpp"
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

/// Where a curve comes to ±180° between two of its knots, if it does.
std::optional<Knot> rim_crossing(const Curve& curve, Knot a, Knot b);

/// The chords of an arc: chord i runs from vertex i to vertex i + 1, with growing parameter. Longitudes are in
/// [-180, 180], and where ±180° is crossed there is a vertex exactly on it.
struct Chain {
    Path path;
    std::vector<Edge> edges;
};

/// A closed ring on the globe.
struct DrawnRing {
    Path path;              ///< the first vertex not repeated
    bool near_rim = false;  ///< whether it may come within 1e-6 degrees of ±180° or ±90°
};

/// Vertices on the true boundary, longitudes in [-180, 180], the region on the left. Every edge, straight in longitude
/// and latitude and less than 180° long, stays within the tolerance of the true boundary and the boundary within the
/// tolerance of it. Where the ring crosses ±180° there is a vertex exactly on it. Two vertices in a row at the same
/// pole stand for a piece of the line ±90°.
DrawnRing outline(const ArcRing& ring, Tolerance tolerance);

/// The vertices of a part of a curve, by growing parameter, in stretches between its turns.
std::vector<std::vector<Knot>> stretches_of(const Curve& curve, double from, double to, Tolerance tolerance);

/// Joins stretches; their ends may be moved to where other curves come in.
Chain chain_of(const Curve& curve, std::vector<std::vector<Knot>> stretches, const std::optional<LonLat>& start,
               const std::optional<LonLat>& end);

}  // namespace rangeband::footprint
