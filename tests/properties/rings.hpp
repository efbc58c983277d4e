// SPDX-License-Identifier: MIT
/// What the properties ask of drawn rings.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "oracle/geodesy.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace properties {

using rangeband::footprint::LonLat;
using rangeband::footprint::MultiPolygon;
using rangeband::footprint::Path;

inline oracle::Place place(const LonLat& p) { return {p.lat, p.lon}; }

/// Both ends on the same of the lines ±180° and ±90°.
inline bool on_seam(const LonLat& a, const LonLat& b) {
    return (std::abs(a.lon) == 180.0 && a.lon == b.lon) || (std::abs(a.lat) == 90.0 && a.lat == b.lat);
}

inline void visit_rings(const MultiPolygon& polygons, const std::function<void(const Path&, bool hole)>& visit) {
    for (const auto& polygon : polygons) {
        visit(polygon.exterior, false);
        for (const Path& hole : polygon.holes) visit(hole, true);
    }
}

inline void each_edge(const MultiPolygon& polygons,
                      const std::function<void(const LonLat& a, const LonLat& b)>& visit) {
    each_ring(polygons, [&](const Path& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) visit(ring[i - 1], ring[i]);
    });
}

/// The edges that stand for the true boundary. A seam along ±180° has its twin on the other side; where an edge has
/// none, the side of a sector runs there, or what reaches over by less than a rounding step was left out.
std::vector<std::pair<LonLat, LonLat>> true_edges(const MultiPolygon& polygons);

/// Twice the area in square degrees, positive when the ring runs anticlockwise; taken from a vertex, so that small
/// rings keep their digits.
inline double doubled_area(const Path& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
               (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
    }
    return sum;
}

/// As a text format writes it: coordinates with so many decimals, repeated vertices once.
MultiPolygon rounded(const MultiPolygon& polygons, int decimals);

}  // namespace properties
