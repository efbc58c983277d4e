// SPDX-License-Identifier: MIT
#include "footprint/drawing/deviation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

Vector on_surface(double lon_deg, double lat_deg) {
    const double lat = Angle::deg(lat_deg).rad();
    const double lon = Angle::deg(lon_deg).rad();
    const double sine = std::sin(lat);
    const double normal = geodesic::equatorial_radius_m / std::sqrt(1.0 - geodesic::eccentricity_squared * sine * sine);
    return {normal * std::cos(lat) * std::cos(lon), normal * std::cos(lat) * std::sin(lon),
            normal * (1.0 - geodesic::eccentricity_squared) * sine};
}

double distance_to_segment(const Vector& p, const Vector& a, const Vector& b) {
    const Vector along = minus(b, a);
    const Vector to = minus(p, a);
    const double length_squared = dot(along, along);
    const double share = length_squared > 0.0 ? std::clamp(dot(to, along) / length_squared, 0.0, 1.0) : 0.0;
    const Vector off{to[0] - share * along[0], to[1] - share * along[1], to[2] - share * along[2]};
    return std::sqrt(dot(off, off));
}

template <std::size_t count>
double distance_to_path(const Vector& p, const std::array<Vector, count>& path) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < count; ++i) nearest = std::min(nearest, distance_to_segment(p, path[i - 1], path[i]));
    return nearest;
}

}  // namespace

double surface_distance(const Knot& a, const Knot& b) {
    const Vector between = minus(on_surface(a.lon, a.lat), on_surface(b.lon, b.lat));
    return std::sqrt(dot(between, between));
}

bool edge_keeps(const Curve& curve, const Knot& a, const Knot& b, double limit) {
    constexpr std::size_t samples = 17;
    std::array<double, samples> t{};
    std::array<double, samples> lon{};
    std::array<double, samples> lat{};
    for (std::size_t i = 0; i < samples; ++i) {
        t[i] = a.t + (b.t - a.t) * static_cast<double>(i) / static_cast<double>(samples - 1);
    }
    curve.points(t, lon, lat);
    std::array<Vector, samples> on_curve{};
    std::array<Vector, samples> on_edge{};
    for (std::size_t i = 0; i < samples; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(samples - 1);
        on_curve[i] = on_surface(lon[i], lat[i]);
        on_edge[i] = on_surface(a.lon + share * (b.lon - a.lon), a.lat + share * (b.lat - a.lat));
    }
    for (std::size_t i = 1; i + 1 < samples; ++i) {
        if (distance_to_path(on_edge[i], on_curve) > limit || distance_to_path(on_curve[i], on_edge) > limit)
            return false;
    }
    return true;
}

}  // namespace rangeband::footprint
