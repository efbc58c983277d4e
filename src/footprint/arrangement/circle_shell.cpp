// SPDX-License-Identifier: MIT
#include "footprint/arrangement/circle_shell.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "footprint/discs/directions.hpp"
#include "rangeband/geodesic/chord.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

double half_width(double cosine) { return std::acos(std::clamp(cosine, -1.0, 1.0)); }

Vector sum(double x, const Vector& u, double y, const Vector& v) {
    return {x * u[0] + y * v[0], x * u[1] + y * v[1], x * u[2] + y * v[2]};
}

}  // namespace

CircleShell::CircleShell(const DiscSet& discs, DiscId disc)
    : discs_(discs), radius_(discs.disc(disc).radius.m()), centre_(discs.centre(disc)) {
    const geodesic::Position& position = discs.disc(disc).centre;
    const double lat = position.latitude().rad();
    const double lon = position.longitude().rad();
    up_ = {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
    east_ = {-std::sin(lon), std::cos(lon), 0.0};
    north_ = cross(up_, east_);
    least_chord_ = std::max(geodesic::least_chord_m(radius_), 0.0);
    most_chord_ = geodesic::most_chord_m(radius_);
    // A surface point at a chord ρ is ρ²/2R below the tangent plane, with R between the radii of curvature.
    least_down_ = 0.5 * least_chord_ * least_chord_ / geodesic::most_curvature_radius_m;
    most_down_ = 0.5 * most_chord_ * most_chord_ / geodesic::least_curvature_radius_m;
    const auto out = [](double chord, double down) { return std::sqrt(std::max(chord * chord - down * down, 0.0)); };
    least_out_ = out(least_chord_, 0.5 * least_chord_ * least_chord_ / geodesic::least_curvature_radius_m);
    most_out_ = out(most_chord_, 0.5 * most_chord_ * most_chord_ / geodesic::most_curvature_radius_m);
    azimuth_slack_ = directions::slack(radius_);
    blur_m_ = (most_out_ - least_out_) + (most_down_ - least_down_) + azimuth_slack_ * most_out_;
}

ContainedArc CircleShell::contained(DiscId by) const {
    const Vector away = minus(centre_, discs_.centre(by));
    ContainedArc arc = by_chords(away, discs_.least_chord(by), discs_.most_chord(by));
    narrow_by_hinge(arc, length(away), discs_.disc(by).radius.m());
    return arc;
}

void CircleShell::narrow_by_hinge(ContainedArc& arc, double apart_chord, double reach) const {
    // Where chords are as good, they are quicker.
    constexpr double good = 1e-4;
    if (most_chord_ - least_chord_ < good * apart_chord || arc.surely == pi || arc.possibly < 0.0) return;
    const double least = geodesic::least_distance_m(apart_chord);
    const double most = geodesic::most_distance_m(apart_chord);
    if (least < 1e-3 || most > 0.5 * radius_) return;
    // The third side changes by no more than the second.
    const double apart = 0.5 * (least + most);
    const double slack_m = most - least + geodesic::chord_slack_m;
    const double slack = directions::slack(apart) + 2.0 * geodesic::chord_slack_m / apart;
    // sin²(angle/2) at which the third side is so long, on a sphere.
    const auto squared = [&](double third, double sphere) {
        return std::sin(0.5 * (third + radius_ - apart) / sphere) * std::sin(0.5 * (third - radius_ + apart) / sphere) /
               (std::sin(radius_ / sphere) * std::sin(apart / sphere));
    };
    const auto angle = [](double sine_squared) {
        return 2.0 * std::asin(std::sqrt(std::clamp(sine_squared, 0.0, 1.0)));
    };
    const double sure = squared(reach - slack_m, geodesic::most_curvature_radius_m);
    arc.surely = std::max(arc.surely, sure >= 1.0 ? pi : angle(sure) - slack);
    const double open = squared(reach + slack_m, geodesic::polar_radius_m);
    arc.possibly = open < 0.0 ? -1.0 : std::min(arc.possibly, open >= 1.0 ? pi : angle(open) + slack);
}

ContainedArc CircleShell::by_chords(const Vector& away, double least_chord, double most_chord) const {
    const double up = dot(away, up_);
    const double out_north = dot(away, north_);
    const double out_east = dot(away, east_);
    const double out = std::hypot(out_north, out_east);
    const double squared = dot(away, away);
    const double below_least = std::min(least_down_ * up, most_down_ * up);
    const double below_most = std::max(least_down_ * up, most_down_ * up);
    // |P − place|² = squared + ρ² − 2·down·up + 2·out·(distance from the normal)·cos(direction − that of `away`).
    const auto cosine = [&](double limit, bool widest) {
        const bool use_most = (limit >= 0.0) == widest;
        const double scale = 2.0 * out * (use_most ? most_out_ : least_out_);
        return scale > 0.0 ? limit / scale : std::copysign(2.0, limit);
    };
    const double sure = least_chord * least_chord - squared - most_chord_ * most_chord_ + 2.0 * below_least;
    const double open = most_chord * most_chord - squared - least_chord_ * least_chord_ + 2.0 * below_most;
    const double sure_cosine = least_chord > 0.0 ? cosine(sure, true) : -2.0;
    const double open_cosine = cosine(open, false);
    return {.toward = std::atan2(-out_east, -out_north),
            .surely = sure_cosine < -1.0 ? 0.0 : pi - half_width(sure_cosine),
            .possibly = open_cosine < -1.0 ? -1.0 : pi - half_width(open_cosine)};
}

Vector CircleShell::point(double azimuth) const {
    const Vector level = sum(std::cos(azimuth), north_, std::sin(azimuth), east_);
    return plus(centre_, sum(0.5 * (least_out_ + most_out_), level, -0.5 * (least_down_ + most_down_), up_));
}

}  // namespace rangeband::footprint
