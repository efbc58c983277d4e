// SPDX-License-Identifier: MIT
#include "rangeband/footprint/edge.hpp"

#include <algorithm>
#include <cmath>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

/// An extremum is looked for to this length along its edge.
constexpr double close_m = 1e-7;

}  // namespace

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

EdgeMotion motion(const LonLat& a, const LonLat& b, double share) {
    const double lat = Angle::deg(between(a, b, share).lat).rad();
    const double dlat = Angle::deg(b.lat - a.lat).rad();
    const double dlon = Angle::deg(b.lon - a.lon).rad();
    const double sine = std::sin(lat);
    const double cosine = std::abs(a.lat + share * (b.lat - a.lat)) == 90.0 ? 0.0 : std::cos(lat);
    const double w = 1.0 - geodesic::eccentricity_squared * sine * sine;
    // The radii of curvature across the meridian and along it; the first times the cosine changes with the latitude by
    // minus the second times the sine.
    const double across = geodesic::equatorial_radius_m / std::sqrt(w);
    const double along = across * (1.0 - geodesic::eccentricity_squared) / w;
    const double east = dlon * across * cosine;
    const double north = dlat * along;
    const double d_east = -dlon * dlat * along * sine;
    const double d_north = dlat * dlat * 3.0 * along * geodesic::eccentricity_squared * sine * cosine / w;
    const double squared = east * east + north * north;
    const double turn = squared > 0.0 ? (d_east * north - east * d_north) / squared : 0.0;
    return {.speed_m = std::sqrt(squared), .azimuth = std::atan2(east, north), .turn = turn - dlon * sine};
}

EdgeSample sample(const LonLat& a, const LonLat& b, double share, const geodesic::Position& place) {
    const geodesic::Inverse way = geodesic::inverse(position(between(a, b, share)), place);
    return {.share = share,
            .metres = way.distance.m(),
            .falls = std::cos(motion(a, b, share).azimuth - way.azimuth.rad()),
            .azimuth = way.azimuth.rad(),
            .back = way.back.rad()};
}

/// By the Illinois method.
EdgeSample extremum(const LonLat& a, const LonLat& b, EdgeSample low, EdgeSample high,
                    const geodesic::Position& place) {
    const double close = close_m / std::max(longest(a, b).m(), close_m);
    double falls_low = low.falls;
    double falls_high = high.falls;
    EdgeSample last = low;
    for (int step = 0; step < 60 && high.share - low.share > close; ++step) {
        const double secant = (low.share * falls_high - high.share * falls_low) / (falls_high - falls_low);
        const double share = step % 4 == 3 ? 0.5 * (low.share + high.share) : secant;
        const EdgeSample next = sample(a, b, share, place);
        const bool is_low = (next.falls > 0.0) == (low.falls > 0.0);
        const double moved = std::abs(next.share - last.share);
        if (is_low) {
            low = next;
            falls_low = next.falls;
            if ((last.falls > 0.0) == (next.falls > 0.0)) falls_high *= 0.5;
        } else {
            high = next;
            falls_high = next.falls;
            if ((last.falls > 0.0) == (next.falls > 0.0)) falls_low *= 0.5;
        }
        last = next;
        if (moved < close || next.falls == 0.0) break;
    }
    return last;
}

}  // namespace rangeband::footprint
