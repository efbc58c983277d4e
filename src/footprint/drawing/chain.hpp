// SPDX-License-Identifier: MIT
/// Arcs as chains of chords that remember their curve, so that they can be refined.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "footprint/arrangement/boundary.hpp"
#include "footprint/drawing/linearize.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// Where nodes are put.
enum class NodePlacing {
    on_curves,
    among_chords,  ///< in the middle of the chords that meet there, so that further vertices do not bend these
};

/// Every arc as a chain to the tolerance, in the order of the arcs. A circle has the same vertices in all of its arcs,
/// and circles that hardly differ have vertices that hardly differ, so that their chords cross where they do and
/// nowhere else.
std::vector<Chain> chains(const Boundary& boundary, Tolerance tolerance, NodePlacing placing);

/// An edge and a parameter of its curve.
using Split = std::pair<std::uint32_t, double>;

/// Gives edges further vertices on their true curves, and others where a curve bulges over ±180°. Whether there is any
/// that was not there before.
bool split_edges(Chain& chain, std::vector<Split> splits);

/// Vertices nearer to each other than this share of an edge gain nothing: between them its curve is within a ten
/// thousandth of the edge's own deviation, a tenth of the resolution, of a straight line.
inline constexpr double nearest_vertices = 0.01;

/// Whether the parameter lies well inside an edge.
bool is_inside(const Edge& edge, double t);

/// The parameter of an edge's curve nearest to a place.
double foot(const Edge& edge, const LonLat& place);

/// The parameter at which the curve is nearest to a place that lies between an edge and its curve.
std::optional<double> behind(const Edge& edge, const LonLat& a, const LonLat& b, const LonLat& place);

/// How far, in metres, a point of one edge's curve is to the left of the other's, walked with growing parameter.
double left_of_curve_m(const Edge& edge, const Curve& other, double t);

/// How far a place is to the left of a chord, if it is beside it.
std::optional<double> left_of_chord_m(const LonLat& a, const LonLat& b, const LonLat& place);

}  // namespace rangeband::footprint
