// SPDX-License-Identifier: MIT
#include "footprint/discs/offset_curve.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "footprint/accuracy.hpp"
#include "rangeband/footprint/edge.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

/// Curves are no longer than this, nor than their distance from a pole; nearer to one than the second, there is none.
constexpr double longest_m = 250e3;
constexpr double shortest_m = 10.0;

/// A vertex at least every half degree, as on a sector's sides: edges are bent in other maps.
constexpr double longest_step_m = 55'000.0;

geodesic::Direct end_of(const LonLat& a, const LonLat& b, EdgeSide side, Length distance, double share) {
    const double turn = side == EdgeSide::right ? 0.5 * std::numbers::pi : -0.5 * std::numbers::pi;
    const LonLat start = between(a, b, share);
    geodesic::Direct end = geodesic::direct(position(start), Angle::rad(motion(a, b, share).azimuth + turn), distance);
    end.dlon += start.lon;
    return end;
}

Vector surface_point(const geodesic::Direct& end) {
    return geodesic::surface(
        geodesic::reduced_vector(geodesic::Position::deg(end.lat, std::remainder(end.dlon, 360.0))));
}

}  // namespace

OffsetCurve::OffsetCurve(const LonLat& a, const LonLat& b, EdgeSide side, Length distance, double from, double to)
    : a_(a), b_(b), side_(side), distance_(distance), from_(from), to_(to) {
    const auto end = [&](double share) { return end_of(a, b, side, distance, share); };
    const geodesic::Direct middle = end(0.5 * (from + to));
    site_ = geodesic::Position::deg(middle.lat, std::remainder(middle.dlon, 360.0));
    const Vector place = surface_point(middle);
    length_m_ = length(minus(surface_point(end(from)), place)) + length(minus(surface_point(end(to)), place));
}

geodesic::Direct OffsetCurve::end_at(double t) const {
    geodesic::Direct end = end_of(a_, b_, side_, distance_, t);
    end.dlon = std::remainder(end.dlon - site_.lon(), 360.0);
    return end;
}

void OffsetCurve::points(std::span<const double> t, std::span<double> dlon, std::span<double> lat) const {
    for (std::size_t i = 0; i < t.size(); ++i) {
        const geodesic::Direct end = end_at(t[i]);
        dlon[i] = end.dlon;
        lat[i] = end.lat;
    }
}

/// Neighbouring normals spread as parallel geodesics do, and besides as the edge turns (a Jacobi field).
geodesic::Circle::State OffsetCurve::state(double t) const {
    const geodesic::Direct end = end_at(t);
    const EdgeMotion edge = motion(a_, b_, t);
    const double away = side_ == EdgeSide::right ? 1.0 : -1.0;
    const double speed = edge.speed_m * end.scale - away * edge.turn * end.reduced_length;
    const double ahead = Angle::deg(end.azimuth).rad() - away * 0.5 * std::numbers::pi;
    const double north = speed * std::cos(ahead);
    const double east = speed * std::sin(ahead);
    const double lat = Angle::deg(end.lat).rad();
    const double lon = Angle::deg(end.dlon).rad();
    const double up = (1.0 - geodesic::flattening) * std::sin(lat);
    const double norm = std::hypot(up, std::cos(lat));
    return {.p = {std::cos(lat) / norm * std::cos(lon), std::cos(lat) / norm * std::sin(lon), up / norm},
            .dp = {(-north * std::sin(lat) * std::cos(lon) - east * std::sin(lon)) / geodesic::equatorial_radius_m,
                   (-north * std::sin(lat) * std::sin(lon) + east * std::cos(lon)) / geodesic::equatorial_radius_m,
                   north * std::cos(lat) / geodesic::polar_radius_m}};
}

double OffsetCurve::longest_step(Tolerance /*tolerance*/) const {
    return (to_ - from_) * std::min(longest_step_m / std::max(length_m_, 1.0), 1.0);
}

Tolerance OffsetCurve::fitting(Tolerance tolerance) const {
    const double left_m = (geodesic::half_meridian() - distance_).m();
    const double metres =
        std::min({tolerance.m(), accuracy::share_of_radius * distance_.m(), accuracy::share_of_radius * left_m});
    return Tolerance::m(std::max(metres, accuracy::finest_tolerance.m()));
}

Offset::Offset(const LonLat& a, const LonLat& b, EdgeSide side, Length distance)
    : a_(a), b_(b), side_(side), distance_(distance) {
    add(0.0, 1.0, 0);
}

const std::shared_ptr<const OffsetCurve>& Offset::at(double share) const {
    const auto cell = std::lower_bound(cells_.begin(), cells_.end() - 1, share,
                                       [](const Cell& one, double value) { return one.to < value; });
    return cell->curve;
}

void Offset::add(double from, double to, int depth) {
    const double middle = 0.5 * (from + to);
    const auto end = [&](double share) { return end_of(a_, b_, side_, distance_, share); };
    const geodesic::Direct half = end(middle);
    const Vector place = surface_point(half);
    const double length_m =
        length(minus(surface_point(end(from)), place)) + length(minus(surface_point(end(to)), place));
    const double to_pole_m = geodesic::equatorial_radius_m * std::cos(Angle::deg(half.lat).rad());
    const bool edge_is_long = longest(between(a_, b_, from), between(a_, b_, to)).m() > longest_m;
    if (depth < 40 && to_pole_m + length_m > shortest_m &&
        (edge_is_long || length_m > longest_m || length_m > to_pole_m)) {
        add(from, middle, depth + 1);
        add(middle, to, depth + 1);
        return;
    }
    const bool at_pole = to_pole_m + length_m <= shortest_m;
    cells_.push_back({to, at_pole ? nullptr : std::make_shared<const OffsetCurve>(a_, b_, side_, distance_, from, to)});
}

}  // namespace rangeband::footprint
