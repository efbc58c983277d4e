// SPDX-License-Identifier: MIT
/// What GeographicLib says, without our own code in between; and plain 3-D geometry.
#pragma once

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace oracle {

struct Place {
    double lat;
    double lon;
};

inline const GeographicLib::Geodesic& wgs84() { return GeographicLib::Geodesic::WGS84(); }

struct Way {
    double metres;
    double azimuth;         ///< degrees, at the start
    double reduced_length;  ///< metres that the end moves per radian of azimuth
};

inline Way inverse(const Place& from, const Place& to) {
    Way way{};
    double azimuth_there = 0.0;
    wgs84().Inverse(from.lat, from.lon, to.lat, to.lon, way.metres, way.azimuth, azimuth_there, way.reduced_length);
    return way;
}

inline double distance(const Place& from, const Place& to) {
    double metres = 0.0;
    wgs84().Inverse(from.lat, from.lon, to.lat, to.lon, metres);
    return metres;
}

inline Place direct(const Place& from, double azimuth, double metres) {
    Place to{};
    wgs84().Direct(from.lat, from.lon, azimuth, metres, to.lat, to.lon);
    return to;
}

using Vector = std::array<double, 3>;

inline Vector on_surface(const Place& p) {
    constexpr double degree = std::numbers::pi / 180.0;
    const double e2 = wgs84().Flattening() * (2.0 - wgs84().Flattening());
    const double sine = std::sin(p.lat * degree);
    const double cosine = std::abs(p.lat) == 90.0 ? 0.0 : std::cos(p.lat * degree);
    const double normal = wgs84().EquatorialRadius() / std::sqrt(1.0 - e2 * sine * sine);
    return {normal * cosine * std::cos(p.lon * degree), normal * cosine * std::sin(p.lon * degree),
            normal * (1.0 - e2) * sine};
}

inline Vector minus(const Vector& a, const Vector& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }
inline double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

inline double distance_to_segment(const Vector& p, const Vector& a, const Vector& b) {
    const Vector along = minus(b, a);
    const Vector to = minus(p, a);
    const double squared = dot(along, along);
    const double share = squared > 0.0 ? std::clamp(dot(to, along) / squared, 0.0, 1.0) : 0.0;
    const Vector off{to[0] - share * along[0], to[1] - share * along[1], to[2] - share * along[2]};
    return std::sqrt(dot(off, off));
}

/// Straight longitude/latitude edges, and how far a point on the ellipsoid is from the nearest.
class Edges {
  public:
    void add(const Place& a, const Place& b) {
        constexpr double widest_degree_m = 111'700.0;
        const double lowest = a.lat * b.lat > 0.0 ? std::min(std::abs(a.lat), std::abs(b.lat)) : 0.0;
        const double dlon = (b.lon - a.lon) * std::cos(lowest * std::numbers::pi / 180.0);
        edges_.push_back({a, b, on_surface(a), on_surface(b), widest_degree_m * std::hypot(dlon, b.lat - a.lat)});
    }

    /// Metres, exact below `limit`; above it just more than that.
    double distance_from(const Place& place, double limit) const {
        const Vector p = on_surface(place);
        double nearest = 1.001 * limit;
        // Chords dip below the ellipsoid by their length squared over 8 radii.
        const double chord = std::sqrt(8.0 * 6.3e6 * 0.002 * limit);
        for (const Edge& edge : edges_) {
            const int halvings = std::clamp(static_cast<int>(std::ceil(std::log2(edge.longest / chord))), 5, 16);
            nearest = closer(nearest, p, edge, halvings);
        }
        return nearest;
    }

  private:
    struct Edge {
        Place a;
        Place b;
        Vector start;
        Vector end;
        double longest;  ///< no less than the edge's length, metres
    };

    static double apart(const Vector& a, const Vector& b) { return std::sqrt(dot(minus(a, b), minus(a, b))); }

    static double closer(double nearest, const Vector& p, const Edge& edge, int halvings) {
        // No point of an edge is farther than half its length from one of its ends.
        if (std::min(apart(p, edge.start), apart(p, edge.end)) - 0.5 * edge.longest >= nearest) return nearest;
        if (halvings == 0) return std::min(nearest, distance_to_segment(p, edge.start, edge.end));
        const Place middle{0.5 * (edge.a.lat + edge.b.lat), 0.5 * (edge.a.lon + edge.b.lon)};
        const Vector centre = on_surface(middle);
        const double half = 0.5 * edge.longest;
        nearest = closer(nearest, p, {edge.a, middle, edge.start, centre, half}, halvings - 1);
        return closer(nearest, p, {middle, edge.b, centre, edge.end, half}, halvings - 1);
    }

    std::vector<Edge> edges_;
};

}  // namespace oracle
