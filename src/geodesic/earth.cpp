// SPDX-License-Identifier: MIT
#include "rangeband/geodesic/earth.hpp"

#include <GeographicLib/Constants.hpp>
#include <GeographicLib/Ellipsoid.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "geodesic/direct.hpp"
#include "geodesic/position_codes.hpp"

namespace rangeband::geodesic {
namespace {

const GeographicLib::Geodesic& wgs84() { return GeographicLib::Geodesic::WGS84(); }
const GeographicLib::Ellipsoid& ellipsoid() { return GeographicLib::Ellipsoid::WGS84(); }

/// The polynomials of `authalic` in w = z², highest power last. Between parallels lies 2π·a·∫√(b² + (a² − b²)·z²) dz
/// of the ellipsoid, so that up = z·Φ(w) with Φ from the binomial series of √(1 + e'²·w), scaled to 1 at the pole. The
/// stretch is the root of (1 − w·Φ²)/(1 − w), which divides without a remainder. Terms fall as e'² = 0.0067.
struct AuthalicSeries {
    static constexpr std::size_t terms = 8;
    std::array<std::array<double, 2>, terms> powers{};  ///< of w: `up`, and the stretch squared

    AuthalicSeries() {
        const double second = eccentricity_squared / (1.0 - eccentricity_squared);
        std::array<double, terms> up{};
        double binomial = 1.0;
        for (std::size_t k = 0; k < terms; ++k) {
            const auto n = static_cast<double>(k);
            up[k] = binomial / (2.0 * n + 1.0);
            binomial *= second * (0.5 - n) / (n + 1.0);
        }
        const double at_pole = std::accumulate(up.rbegin(), up.rend(), 0.0);
        for (double& term : up) term /= at_pole;
        double quotient = 1.0;
        for (std::size_t k = 0; k < terms; ++k) {
            powers[k] = {up[k], quotient};
            for (std::size_t i = 0; i <= k; ++i) quotient -= up[i] * up[k - i];
        }
    }
};

/// Two polynomials and their derivatives by Horner's rule, side by side as vector registers want them.
template <std::size_t terms>
std::array<std::array<double, 2>, 2> horner(const std::array<std::array<double, 2>, terms>& powers, double x) {
    std::array<double, 2> value = powers[terms - 1];
    std::array<double, 2> slope{};
    for (std::size_t k = terms - 1; k-- > 0;) {
        for (std::size_t i = 0; i < 2; ++i) slope[i] = slope[i] * x + value[i];
        for (std::size_t i = 0; i < 2; ++i) value[i] = value[i] * x + powers[k][i];
    }
    return {value, slope};
}

}  // namespace

Length half_meridian() {
    static const Length half = Length::m(2.0 * ellipsoid().QuarterMeridian());
    return half;
}

Area earth_area() {
    static const Area area = Area::m2(wgs84().EllipsoidArea());
    return area;
}

double authalic_radius_squared_m2() { return earth_area().m2() / (4.0 * std::numbers::pi); }

Authalic authalic(double z) {
    static const AuthalicSeries series;
    const double w = z * z;
    const auto [value, slope] = horner(series.powers, w);
    const double stretch = std::sqrt(value[1]);
    return {.up = z * value[0],
            .d_up = value[0] + 2.0 * w * slope[0],
            .stretch = stretch,
            .d_stretch = z * slope[1] / stretch};
}

double gaussian_curvature(Angle latitude) {
    const double sine = std::sin(latitude.rad());
    const double w_squared = 1.0 - eccentricity_squared * sine * sine;
    return w_squared * w_squared / (equatorial_radius_m * equatorial_radius_m * (1.0 - eccentricity_squared));
}

Inverse inverse(const Position& from, const Position& to) {
    double distance = 0.0;
    double azimuth = 0.0;
    double azimuth_there = 0.0;
    wgs84().Inverse(from.lat(), from.lon(), to.lat(), to.lon(), distance, azimuth, azimuth_there);
    const double back = azimuth_there > 0.0 ? azimuth_there - 180.0 : azimuth_there + 180.0;
    // With fused multiplication, as on arm64, GeographicLib returns 5e-11 m for one place.
    if (from == to) distance = 0.0;
    return {Length::m(distance), Angle::deg(azimuth), Angle::deg(back)};
}

Length cut_distance(Angle latitude) {
    // Leaving due east from a vertex of the geodesic, the next vertex (180° on the auxiliary sphere) is where it is met
    // by its mirror image: the nearest cut point of all azimuths.
    double lat = 0.0;
    double lon = 0.0;
    double azimuth = 0.0;
    double distance = 0.0;
    double skip = 0.0;
    const GeographicLib::GeodesicLine line =
        wgs84().Line(latitude.deg(), 0.0, 90.0, GeographicLib::Geodesic::DISTANCE | GeographicLib::Geodesic::LATITUDE);
    line.GenPosition(true, 180.0, GeographicLib::Geodesic::DISTANCE, lat, lon, azimuth, distance, skip, skip, skip,
                     skip);
    return Length::m(std::min(distance, half_meridian().m()));
}

bool is_simple_circle(Angle latitude, Length radius) {
    // Below π·b, the cut distance on the equator, no geodesic is needed to know.
    return radius.m() <= std::numbers::pi * polar_radius_m || radius <= cut_distance(latitude);
}

DirectEnds direct_both_ways(double latitude, double azimuth, double distance_m) {
    constexpr unsigned position = GeographicLib::Geodesic::LATITUDE | GeographicLib::Geodesic::LONGITUDE;
    const GeographicLib::GeodesicLine line =
        wgs84().Line(latitude, 0.0, azimuth, position | GeographicLib::Geodesic::DISTANCE_IN);
    const auto end = [&](double distance) {
        double skip = 0.0;
        DirectPoint point{};
        line.GenPosition(false, distance, position, point.lat, point.dlon, skip, skip, skip, skip, skip, skip);
        return point;
    };
    return {.ahead = end(distance_m), .behind = end(-distance_m)};
}

Vector reduced_vector(const Position& position) {
    const double latitude = position.latitude().rad();
    const double longitude = position.longitude().rad();
    const double up = (1.0 - flattening) * std::sin(latitude);
    const double out = std::abs(position.lat()) == 90.0 ? 0.0 : std::cos(latitude);
    const double norm = std::hypot(up, out);
    return {out / norm * std::cos(longitude), out / norm * std::sin(longitude), up / norm};
}

Direct direct(const Position& from, Angle azimuth, Length distance) {
    Direct end{};
    double skip = 0.0;
    wgs84().Direct(from.lat(), 0.0, azimuth.deg(), distance.m(), end.lat, end.dlon, end.azimuth, end.reduced_length,
                   end.scale, skip);
    return end;
}

/// Neither areas nor scales: they would take more time than all the rest.
constexpr unsigned line_asked = GeographicLib::Geodesic::LATITUDE | GeographicLib::Geodesic::LONGITUDE |
                                GeographicLib::Geodesic::AZIMUTH | GeographicLib::Geodesic::DISTANCE_IN;

struct Geodesic::Impl {
    GeographicLib::GeodesicLine line;
};

Geodesic::Geodesic(const Position& from, Angle azimuth)
    : impl_(std::make_unique<Impl>(Impl{wgs84().Line(from.lat(), 0.0, azimuth.deg(), line_asked)})) {}
Geodesic::~Geodesic() = default;
Geodesic::Geodesic(Geodesic&&) noexcept = default;
Geodesic& Geodesic::operator=(Geodesic&&) noexcept = default;

Geodesic::Point Geodesic::at(Length distance) const {
    double skip = 0.0;
    Point point{};
    impl_->line.GenPosition(false, distance.m(),
                            GeographicLib::Geodesic::LATITUDE | GeographicLib::Geodesic::LONGITUDE |
                                GeographicLib::Geodesic::AZIMUTH | GeographicLib::Geodesic::LONG_UNROLL,
                            point.lat, point.dlon, point.azimuth, skip, skip, skip, skip, skip);
    return point;
}

std::optional<Position> middle_of_square(const std::string& code) {
    try {
        int zone = 0, precision = 0;
        bool north = true;
        double x = 0.0, y = 0.0, lat = 0.0, lon = 0.0;
        GeographicLib::MGRS::Reverse(code, zone, north, x, y, precision);
        GeographicLib::UTMUPS::Reverse(zone, north, x, y, lat, lon);
        return Position::deg(lat, lon);
    } catch (const GeographicLib::GeographicErr&) {
        return std::nullopt;
    }
}

std::optional<Position> in_utm_zone(int zone, bool north, double easting_m, double northing_m) {
    if (zone < GeographicLib::UTMUPS::MINUTMZONE || zone > GeographicLib::UTMUPS::MAXUTMZONE) return std::nullopt;
    try {
        double lat = 0.0, lon = 0.0;
        GeographicLib::UTMUPS::Reverse(zone, north, easting_m, northing_m, lat, lon);
        return Position::deg(lat, lon);
    } catch (const GeographicLib::GeographicErr&) {
        return std::nullopt;
    }
}

}  // namespace rangeband::geodesic
