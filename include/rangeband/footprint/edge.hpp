// SPDX-License-Identifier: MIT
/// Edges that are straight in longitude and latitude.
#pragma once

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// The longitude may leave [-180, 180]. Throws Error(usage) for a latitude beyond a pole.
geodesic::Position position(const LonLat& point);

/// The point of an edge at the fraction `share`, 0 at `a` and 1 at `b`.
LonLat between(const LonLat& a, const LonLat& b, double share);

/// An upper bound of an edge's length on WGS84, never below it and at most a few percent above where an edge is short.
Length longest(const LonLat& a, const LonLat& b);

/// How a point moves along an edge, for each unit of the share.
struct EdgeMotion {
    double speed_m;  ///< metres
    double azimuth;  ///< radians, of its direction
    double turn;     ///< radians by which it turns clockwise from a geodesic
};
/// At a share of an edge.
EdgeMotion motion(const LonLat& a, const LonLat& b, double share);

/// A point of an edge as seen from a place.
struct EdgeSample {
    double share;
    double metres;   ///< its distance from the place
    double falls;    ///< by how much that falls for each metre along the edge
    double azimuth;  ///< radians, at the point of the edge toward the place
    double back;     ///< radians, at the place toward the point
};
/// The point at a share of an edge.
EdgeSample sample(const LonLat& a, const LonLat& b, double share, const geodesic::Position& place);

/// The nearest or farthest point between two samples on either side of it, to 1e-7 m along the edge.
EdgeSample extremum(const LonLat& a, const LonLat& b, EdgeSample low, EdgeSample high, const geodesic::Position& place);

}  // namespace rangeband::footprint
