// SPDX-License-Identifier: MIT
#include "footprint/discs/curve.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rangeband::footprint {
namespace {

/// In azimuthal maps a chord of a circle strays by r·dθ²/8. It may stray this many tolerances there; only where the
/// circle is straighter in longitude and latitude than on the ground (a parallel round a pole) does this limit bind.
constexpr double projection_slack = 8.0;

/// Sides are straight in the map centred on the site and bent elsewhere: a vertex at least every half degree, as on
/// seams.
constexpr double longest_side_step_m = 55'000.0;

/// No drawing is finer.
constexpr Length finest_tolerance = Length::m(1e-6);

/// A side longer than this is refused, so the pole behind is never met.
bool is_ahead(double distance_m) { return distance_m <= Sector::max_range.m(); }

}  // namespace

std::vector<double> Curve::turns(double /*from*/, double /*to*/) const { return {}; }

std::optional<double> Curve::dlon_at_turn(double /*t*/, double /*beside*/) const { return std::nullopt; }

CircleCurve::CircleCurve(const geodesic::Position& centre, Length radius)
    : circle_(centre, radius),
      beyond_north_(-circle_.state(0.0).p[0]),
      beyond_south_(-circle_.state(std::numbers::pi).p[0]) {}

void CircleCurve::points(std::span<const double> t, std::span<double> dlon, std::span<double> lat) const {
    circle_.points(t, dlon, lat);
}

double CircleCurve::longest_step(Tolerance tolerance) const {
    const Length across = std::min(circle_.radius(), geodesic::half_meridian() - circle_.radius());
    return std::min(std::sqrt(8.0 * projection_slack * tolerance.m() / std::max(across.m(), tolerance.m())), 1.0);
}

Tolerance CircleCurve::fitting(Tolerance tolerance) const {
    constexpr double share = 1.0 / 50.0;
    const double left_m = (geodesic::half_meridian() - circle_.radius()).m();
    const double metres = std::min({tolerance.m(), share * circle_.radius().m(), share * left_m});
    return Tolerance::m(std::max(metres, finest_tolerance.m()));
}

bool CircleCurve::smooth_all_round() const { return geodesic::is_simple_circle(site().latitude(), circle_.radius()); }

double CircleCurve::widest_panel() const { return std::numbers::pi / 8.0; }

std::vector<double> CircleCurve::turns(double from, double to) const {
    const auto [low, high] = std::minmax(from, to);
    std::vector<double> turns;
    for (double k = std::floor(low / std::numbers::pi) + 1.0; k * std::numbers::pi < high; k += 1.0) {
        turns.push_back(k * std::numbers::pi);
    }
    if (to < from) std::reverse(turns.begin(), turns.end());
    return turns;
}

std::optional<double> CircleCurve::dlon_at_turn(double t, double beside) const {
    const double turn = std::round(t / std::numbers::pi);
    if (t != turn * std::numbers::pi) return std::nullopt;
    return holds_pole(t) ? std::copysign(180.0, std::sin(beside)) : 0.0;
}

double CircleCurve::strip_at_pole() const {
    double strip = 0.0;
    for (const double pole : {0.0, std::numbers::pi}) {
        const double here = std::abs(beyond_pole(pole));
        if (here > through_pole && (strip == 0.0 || here < strip)) strip = here;
    }
    return strip;
}

bool CircleCurve::meets_pole() const {
    return std::abs(beyond_north_) <= through_pole || std::abs(beyond_south_) <= through_pole;
}

double from_axis_m(const geodesic::Position& site) {
    constexpr double at_pole_m = 1e-4;
    const double metres = geodesic::equatorial_radius_m * std::cos(site.latitude().rad());
    return metres > at_pole_m ? metres : 0.0;
}

SideCurve::SideCurve(const geodesic::Position& site, Angle azimuth, double from_m, double to_m)
    : site_(site),
      reach_(Length::m(std::max(from_m, to_m))),
      azimuth_(azimuth),
      geodesic_(site, azimuth),
      pole_distance_(pole_distance(site, azimuth)) {
    if (!pole_distance_) return;
    const bool beyond = 0.5 * (from_m + to_m) > *pole_distance_;
    meridian_ = beyond ? std::remainder(geodesic_.at(reach_).dlon, 360.0) : 0.0;
}

std::optional<double> SideCurve::pole_distance(const geodesic::Position& site, Angle azimuth) {
    if (from_axis_m(site) == 0.0) return 0.0;
    if (std::remainder(azimuth.deg(), 180.0) != 0.0) return std::nullopt;
    const double pole = std::cos(azimuth.rad()) > 0.0 ? 90.0 : -90.0;
    const double distance_m = geodesic::inverse(site, geodesic::Position::deg(pole, site.lon())).distance.m();
    return is_ahead(distance_m) ? std::optional(distance_m) : std::nullopt;
}

void SideCurve::points(std::span<const double> t, std::span<double> dlon, std::span<double> lat) const {
    for (std::size_t i = 0; i < t.size(); ++i) {
        const geodesic::Geodesic::Point point = geodesic_.at(Length::m(t[i]));
        const bool at_pole = pole_distance_ && t[i] == *pole_distance_;
        lat[i] = at_pole ? std::copysign(90.0, point.lat) : point.lat;
        dlon[i] = pole_distance_ ? meridian_ : std::remainder(point.dlon, 360.0);
    }
}

geodesic::Circle::State SideCurve::state(double t) const {
    const geodesic::Geodesic::Point point = geodesic_.at(Length::m(t));
    const double lat = Angle::deg(point.lat).rad();
    const double lon = Angle::deg(point.dlon).rad();
    const double azimuth = Angle::deg(point.azimuth).rad();
    const double up = (1.0 - geodesic::flattening) * std::sin(lat);
    const double norm = std::hypot(up, std::cos(lat));
    const double north = std::cos(azimuth);
    const double east = std::sin(azimuth);
    return {.p = {std::cos(lat) / norm * std::cos(lon), std::cos(lat) / norm * std::sin(lon), up / norm},
            .dp = {(-north * std::sin(lat) * std::cos(lon) - east * std::sin(lon)) / geodesic::equatorial_radius_m,
                   (-north * std::sin(lat) * std::sin(lon) + east * std::cos(lon)) / geodesic::equatorial_radius_m,
                   north * std::cos(lat) / geodesic::polar_radius_m}};
}

double SideCurve::longest_step(Tolerance /*tolerance*/) const { return longest_side_step_m; }

double SideCurve::widest_panel() const { return 8.0 * longest_side_step_m; }

}  // namespace rangeband::footprint
