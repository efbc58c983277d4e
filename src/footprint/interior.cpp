// SPDX-License-Identifier: MIT
#include "rangeband/footprint/interior.hpp"

#include <algorithm>

namespace rangeband::footprint {
namespace {

bool crosses(const Path& ring, const LonLat& p) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const LonLat& a = ring[i - 1];
        const LonLat& b = ring[i];
        if ((a.lat > p.lat) == (b.lat > p.lat)) continue;
        if (p.lon < a.lon + (p.lat - a.lat) * (b.lon - a.lon) / (b.lat - a.lat)) inside = !inside;
    }
    return inside;
}

}  // namespace

bool holds(const MultiPolygon& polygons, const LonLat& place) {
    return std::any_of(polygons.begin(), polygons.end(), [&](const Polygon& polygon) {
        bool in = false;
        for (const double turn : {-360.0, 0.0, 360.0}) {
            const LonLat p{place.lon + turn, place.lat};
            bool here = crosses(polygon.exterior, p);
            for (const Path& hole : polygon.holes) here ^= crosses(hole, p);
            in = in || here;
        }
        return in;
    });
}

}  // namespace rangeband::footprint
