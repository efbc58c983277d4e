// SPDX-License-Identifier: MIT
/// Short ways to draw and to look at what was drawn.
#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "oracle/true_region.hpp"
#include "rangeband/footprint/footprint.hpp"

namespace drawn {

using rangeband::Angle;
using rangeband::Length;
using rangeband::Tolerance;
using namespace rangeband::footprint;

inline Footprint band(const oracle::Band& band, double tolerance_m = 100.0) {
    DrawRequest request{.source = Source::site(rangeband::geodesic::Position::deg(band.site.lat, band.site.lon),
                                               Length::m(band.r_min), Length::m(band.r_max)),
                        .sector = std::nullopt,
                        .tolerance = Tolerance::m(tolerance_m)};
    if (band.sector) request.sector = Sector{Angle::deg(band.sector->from), Angle::deg(band.sector->to)};
    return draw(request);
}

inline Footprint disc(double lat, double lon, double km, double tolerance_m = 100.0) {
    return band({.site = {lat, lon}, .r_min = 0.0, .r_max = 1000.0 * km, .sector = {}}, tolerance_m);
}

/// Even-odd, over all rings.
inline bool contains(const MultiPolygon& polygons, const oracle::Place& p) {
    bool inside = false;
    const auto cross = [&](const Path& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const LonLat& a = ring[i - 1];
            const LonLat& b = ring[i];
            if ((a.lat > p.lat) == (b.lat > p.lat)) continue;
            if (p.lon < a.lon + (p.lat - a.lat) * (b.lon - a.lon) / (b.lat - a.lat)) inside = !inside;
        }
    };
    for (const Polygon& polygon : polygons) {
        cross(polygon.exterior);
        for (const Path& hole : polygon.holes) cross(hole);
    }
    return inside;
}

/// Edges of the true boundary.
inline std::size_t boundary_edges(const Footprint& footprint) {
    std::size_t edges = 0;
    for (const Path& line : footprint.boundary()) edges += line.size() - 1;
    return edges;
}

/// Points spread evenly over the Earth.
inline std::vector<oracle::Place> everywhere(int count) {
    std::vector<oracle::Place> places;
    const double golden = 180.0 * (3.0 - std::sqrt(5.0));
    for (int i = 0; i < count; ++i) {
        const double lat = std::asin(1.0 - (2.0 * i + 1.0) / count) * 180.0 / std::numbers::pi;
        places.push_back({lat, std::remainder(golden * i, 360.0)});
    }
    return places;
}

}  // namespace drawn
