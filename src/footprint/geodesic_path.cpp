// SPDX-License-Identifier: MIT
#include "rangeband/footprint/geodesic_path.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rangeband/default_arithmetic.hpp"
#include "rangeband/footprint/edge.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

/// Metres along the chord, which for the short steps at hand is the way.
double apart_m(const LonLat& a, const LonLat& b) {
    const Vector off = minus(geodesic::reduced_vector(position(a)), geodesic::reduced_vector(position(b)));
    return geodesic::equatorial_radius_m * length(off);
}

class GeodesicPath {
  public:
    GeodesicPath(const LonLat& a, const geodesic::Inverse& way, double off_m)
        : start_lon_(a.lon), off_m_(off_m), geodesic_(position(a), way.azimuth) {}

    void append(Path& path, const LonLat& a, Length from, const LonLat& b, Length to, int depth) const {
        const LonLat middle = at(0.5 * (from + to));
        if (depth == 0 || is_straight(a, from, middle, b, to)) {
            path.push_back(b);
            return;
        }
        append(path, a, from, middle, 0.5 * (from + to), depth - 1);
        append(path, middle, 0.5 * (from + to), b, to, depth - 1);
    }

    LonLat at(Length distance) const {
        const geodesic::Geodesic::Point point = geodesic_.at(distance);
        return {start_lon_ + point.dlon, point.lat};
    }

  private:
    /// The middle alone does not tell: where the way crosses the equator halfway, it is on the straight line.
    bool is_straight(const LonLat& a, Length from, const LonLat& middle, const LonLat& b, Length to) const {
        if (std::abs(b.lon - a.lon) >= 90.0 || apart_m(middle, between(a, b, 0.5)) > off_m_) return false;
        return std::ranges::all_of(std::array{0.25, 0.75}, [&](double share) {
            return apart_m(at(from + share * (to - from)), between(a, b, share)) <= off_m_;
        });
    }

    double start_lon_;
    double off_m_;
    geodesic::Geodesic geodesic_;
};

}  // namespace

Path geodesic_path(const LonLat& a, const LonLat& b, Tolerance off) {
    const DefaultArithmetic arithmetic;
    constexpr int most_halvings = 24;
    const geodesic::Inverse way = geodesic::inverse(position(a), position(b));
    const GeodesicPath geodesic(a, way, std::max(off.m(), 1e-3));
    LonLat end = geodesic.at(way.distance);
    end = {b.lon + 360.0 * std::round((end.lon - b.lon) / 360.0), b.lat};
    Path path{a};
    geodesic.append(path, a, Length(), end, way.distance, most_halvings);
    return path;
}

}  // namespace rangeband::footprint
