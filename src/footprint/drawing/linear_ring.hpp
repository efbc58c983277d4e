// SPDX-License-Identifier: MIT
/// Rings that know what their edges stand for, and so can be drawn finer.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "footprint/drawing/linearize.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {

/// A ring as `outline` makes it: the path is not closed, and edge i runs from vertex i to the next one.
struct DrawnRing {
    Path path;
    std::vector<Edge> edges;
};

/// An edge and a parameter of its curve.
using Split = std::pair<std::uint32_t, double>;

/// Gives edges further vertices on their true curves, and others where a curve bulges over ±180°. Whether there is any
/// that was not there before.
bool split_edges(DrawnRing& ring, std::vector<Split> splits);

/// Whether the parameter lies well inside an edge: nearer to an end than a thousandth of it there is nothing to gain.
bool is_inside(const Edge& edge, double t);

/// The parameter of a curve nearest to a place, between two others and from a start near it.
double foot(const Curve& curve, const LonLat& place, double from, double to, double start);

/// Edges in a row on the same curve.
struct Side {
    std::uint32_t first;
    std::uint32_t count;
};

std::vector<Side> sides_of(const DrawnRing& ring);

/// The edge of a side, and the parameter on it, that is nearest to a place.
Split nearest_on(const DrawnRing& ring, const Side& side, const LonLat& place);

}  // namespace rangeband::footprint
