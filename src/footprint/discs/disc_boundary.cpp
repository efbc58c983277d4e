// SPDX-License-Identifier: MIT
#include "footprint/discs/disc_boundary.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

double latitude_deg(const geodesic::Circle::State& state) {
    return Angle::rad(std::atan2(state.p[2], (1.0 - geodesic::flattening) * std::hypot(state.p[0], state.p[1]))).deg();
}

/// The azimuth between `low` and `high` at which the circle crosses the parallel opposite to its centre, where the cut
/// locus lies. `holds` is true at `low`.
template <typename Contains>
double last_azimuth(double low, double high, const Contains& contains) {
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (low + high);
        (contains(middle) ? low : high) = middle;
    }
    return low;
}

std::vector<DiscBoundary::Part> parts_of(const Disc& disc, const CircleCurve& curve) {
    if (geodesic::is_simple_circle(disc.centre.latitude(), disc.radius)) return {{0.0, 2.0 * pi}};
    const double opposite = -disc.centre.lat();
    const auto latitude = [&](double azimuth) { return latitude_deg(curve.state(azimuth)); };
    // Due east is past the fold, on the equator exactly on it: the search ends beside it.
    const double east = 0.5 * pi;
    const double beside = 1e-9;
    const double north_end = last_azimuth(0.0, east - beside, [&](double t) { return latitude(t) >= opposite; });
    const double south_end = last_azimuth(pi, east + beside, [&](double t) { return latitude(t) <= opposite; });
    return {{-north_end, north_end}, {south_end, 2.0 * pi - south_end}};
}

}  // namespace

bool whole_earth(const Disc& disc) { return disc.radius >= geodesic::half_meridian() - Length::m(1e-4); }

DiscBoundary::DiscBoundary(const Disc& disc)
    : disc_(disc),
      curve_(std::make_shared<CircleCurve>(disc.centre, disc.radius)),
      parts_(parts_of(disc, *curve_)),
      cos_lon_(std::cos(disc.centre.longitude().rad())),
      sin_lon_(std::sin(disc.centre.longitude().rad())),
      centre_(geodesic::surface(geodesic::reduced_vector(disc.centre))) {
    const double lat = disc.centre.latitude().rad();
    north_ = {-std::sin(lat) * cos_lon_, -std::sin(lat) * sin_lon_, std::cos(lat)};
}

double DiscBoundary::azimuth_of(const Vector& line) const {
    return std::atan2(cos_lon_ * line[1] - sin_lon_ * line[0], dot(line, north_));
}

Vector DiscBoundary::right_of(double azimuth) const {
    const double north = -std::sin(azimuth);
    const double east = std::cos(azimuth);
    return {north * north_[0] - east * sin_lon_, north * north_[1] + east * cos_lon_, north * north_[2]};
}

double DiscBoundary::on_path(double azimuth) const {
    const double start = parts_.front().from;
    const double turned = azimuth - 2.0 * pi * std::floor((azimuth - start) / (2.0 * pi));
    return turned < start + 2.0 * pi ? turned : start;
}

geodesic::Circle::State DiscBoundary::state(double azimuth) const {
    const geodesic::Circle::State local = curve_->state(azimuth);
    const auto turned = [&](const Vector& v) {
        return Vector{cos_lon_ * v[0] - sin_lon_ * v[1], sin_lon_ * v[0] + cos_lon_ * v[1], v[2]};
    };
    return {turned(local.p), turned(local.dp)};
}

Vector DiscBoundary::surface_point(double azimuth) const { return geodesic::surface(state(azimuth).p); }

double DiscBoundary::speed_m(double azimuth) const { return length(geodesic::surface(curve_->state(azimuth).dp)); }

bool DiscBoundary::is_longer(double from, double to, double than_m) const {
    const double turned = std::abs(to - from);
    return turned * speed_m(from) > than_m || turned * speed_m(0.5 * (from + to)) > than_m ||
           turned * speed_m(to) > than_m;
}

geodesic::Position DiscBoundary::position(double azimuth) const {
    double dlon = 0.0;
    double lat = 0.0;
    curve_->points({&azimuth, 1}, {&dlon, 1}, {&lat, 1});
    return geodesic::Position::deg(lat, disc_.centre.lon() + dlon);
}

}  // namespace rangeband::footprint
