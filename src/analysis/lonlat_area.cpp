// SPDX-License-Identifier: MIT
#include "rangeband/analysis/lonlat_area.hpp"

#include <cmath>

#include "analysis/mean_sine.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::analysis {
namespace {

using footprint::LonLat;
using footprint::Path;

/// Steradians on the authalic sphere, without sign. What all edges have in common drops out of a closed ring; taken off
/// before it is rounded, it costs small rings no digits.
double solid_angle(const Path& ring) {
    if (ring.empty()) return 0.0;
    const double common = mean_sine(ring.front().lat * radians_per_degree, ring.front().lat * radians_per_degree);
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const LonLat &from = ring[i], &to = ring[i + 1];
        if (from.lon == to.lon) continue;
        sum += (to.lon - from.lon) * radians_per_degree *
               (mean_sine(from.lat * radians_per_degree, to.lat * radians_per_degree) - common);
    }
    return std::abs(sum);
}

}  // namespace

Area lonlat_area(const footprint::Polygon& polygon) {
    double total = solid_angle(polygon.exterior);
    for (const Path& hole : polygon.holes) total -= solid_angle(hole);
    return Area::m2(total * geodesic::authalic_radius_squared_m2());
}

Area lonlat_area(const footprint::MultiPolygon& polygons) {
    Area total;
    for (const footprint::Polygon& polygon : polygons) total = total + lonlat_area(polygon);
    return total;
}

}  // namespace rangeband::analysis
