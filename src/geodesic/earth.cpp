#include "rangeband/geodesic/earth.hpp"

#include <GeographicLib/Ellipsoid.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "geodesic/direct.hpp"

namespace rangeband::geodesic {
namespace {

const GeographicLib::Geodesic& wgs84() { return GeographicLib::Geodesic::WGS84(); }
const GeographicLib::Ellipsoid& ellipsoid() { return GeographicLib::Ellipsoid::WGS84(); }

/// The authalic differs from the reduced colatitude by Σ c_k sin 2kδ, with c_k falling as 0.0017ᵏ: six terms leave
/// nothing of a double. The coefficients come from GeographicLib's exact conversion at equally spaced points.
constexpr std::size_t authalic_terms = 6;

std::array<double, authalic_terms> authalic_series() {
    constexpr std::size_t points = 16;
    std::array<double, authalic_terms> series{};
    for (std::size_t j = 1; j < points; ++j) {
        const double reduced = std::numbers::pi * static_cast<double>(j) / points;
        const double geographic = std::atan2(std::cos(reduced), (1.0 - flattening) * std::sin(reduced));
        const double authalic = Angle::deg(90.0 - ellipsoid().AuthalicLatitude(Angle::rad(geographic).deg())).rad();
        for (std::size_t k = 1; k <= authalic_terms; ++k) {
            series[k - 1] += 2.0 / points * (authalic - reduced) * std::sin(2.0 * static_cast<double>(k) * reduced);
        }
    }
    return series;
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

AuthalicColatitude authalic_colatitude(double reduced_colatitude) {
    static const std::array<double, authalic_terms> series = authalic_series();
    // Clenshaw's recurrence for Σ c_k sin 2kδ and for its derivative Σ 2k·c_k cos 2kδ.
    const double sine = std::sin(2.0 * reduced_colatitude);
    const double cosine = std::cos(2.0 * reduced_colatitude);
    double s1 = 0.0;
    double s2 = 0.0;
    double d1 = 0.0;
    double d2 = 0.0;
    for (std::size_t k = authalic_terms; k > 0; --k) {
        const double s0 = series[k - 1] + 2.0 * cosine * s1 - s2;
        const double d0 = 2.0 * static_cast<double>(k) * series[k - 1] + 2.0 * cosine * d1 - d2;
        s2 = s1;
        s1 = s0;
        d2 = d1;
        d1 = d0;
    }
    return {.radians = reduced_colatitude + s1 * sine, .slope = 1.0 + d1 * cosine - d2};
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

DirectPoint direct(double latitude, double azimuth, double distance_m) {
    double skip = 0.0;
    DirectPoint point{};
    wgs84().GenDirect(latitude, 0.0, azimuth, false, distance_m,
                      GeographicLib::Geodesic::LATITUDE | GeographicLib::Geodesic::LONGITUDE, point.lat, point.dlon,
                      skip, skip, skip, skip, skip, skip);
    return point;
}

std::array<double, 3> reduced_vector(const Position& position) {
    const double latitude = position.latitude().rad();
    const double longitude = position.longitude().rad();
    const double up = (1.0 - flattening) * std::sin(latitude);
    const double out = std::abs(position.lat()) == 90.0 ? 0.0 : std::cos(latitude);
    const double norm = std::hypot(up, out);
    return {out / norm * std::cos(longitude), out / norm * std::sin(longitude), up / norm};
}

struct Geodesic::Impl {
    GeographicLib::GeodesicLine line;
};

Geodesic::Geodesic(const Position& from, Angle azimuth)
    : impl_(std::make_unique<Impl>(Impl{wgs84().Line(from.lat(), 0.0, azimuth.deg())})) {}
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

}  // namespace rangeband::geodesic
