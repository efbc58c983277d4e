// SPDX-License-Identifier: MIT
#include "rangeband/footprint/edge.hpp"

#include <algorithm>
#include <cmath>

namespace rangeband::footprint {

geodesic::Position position(const LonLat& point) { return geodesic::Position::deg(point.lat, point.lon); }

LonLat between(const LonLat& a, const LonLat& b, double share) {
    return {a.lon + share * (b.lon - a.lon), a.lat + share * (b.lat - a.lat)};
}

Length longest(const LonLat& a, const LonLat& b) {
    // No degree of any direction is longer: along the meridian 111.694 km at the poles, along the equator 111.320 km.
    constexpr double degree_m = 111'700.0;
    const double lowest = a.lat * b.lat > 0.0 ? std::min(std::abs(a.lat), std::abs(b.lat)) : 0.0;
    return Length::m(degree_m * std::hypot((b.lon - a.lon) * std::cos(Angle::deg(lowest).rad()), b.lat - a.lat));
}

}  // namespace rangeband::footprint
