// SPDX-License-Identifier: MIT
#include "rangeband/footprint/footprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "footprint/accuracy.hpp"
#include "footprint/arrangement/arrangement.hpp"
#include "footprint/drawable.hpp"
#include "footprint/drawing/antimeridian.hpp"
#include "footprint/drawing/region_drawing.hpp"
#include "footprint/site_region.hpp"
#include "rangeband/default_arithmetic.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr Length thinnest_band = Length::m(1e-5);
constexpr Angle narrowest_sector = Angle::deg(0.01);
constexpr double finest_corner_m = 1e-3;
constexpr double nearest_corner_m = 100.0;  // longitudes beside a pole are too coarse for less
constexpr Length shortest_outer_edge = Length::m(1e-5);
constexpr Length shortest_inner_edge = Length::m(0.01);

/// The narrower of a sector and what is left of the full circle.
Angle thin_angle(const Sector& sector) { return std::min(sector.width(), Angle::deg(360) - sector.width()); }

/// What keeps a sector's sides from crossing beside their corner: they leave it at an angle and are bent by the map,
/// the more the nearer it is to the axis, and chords short enough stray by less than the angle squared.
double corner_tolerance_m(const geodesic::Position& corner, const Sector& sector) {
    const double angle = thin_angle(sector).rad();
    return from_axis_m(corner) * angle * angle / 64.0;
}

void check(const DrawRequest& request) {
    must_be_drawable(request.tolerance);
    const Source& source = request.source;
    must_be_drawable(source);
    const Part& part = source.parts.front();
    if (is_site(source) && !part.inner.empty() &&
        part.outer.front().radius - part.inner.front().radius < thinnest_band) {
        throw Error::usage("the band is thinner than 0.01 mm; its limits cannot be distinguished");
    }
    if (!request.sector) return;
    const Sector& sector = *request.sector;
    if (!std::isfinite(sector.from.deg()) || !std::isfinite(sector.to.deg()))
        throw Error::usage("the sector's azimuths are not finite");
    if (sector.whole()) return;
    if (!is_site(source)) throw Error::usage("a sector needs a single site; leave the sector out for a launch area");
    if (thin_angle(sector) < narrowest_sector) {
        throw Error::usage(fmt::format("a sector from {} to {} degrees leaves less than {} degrees on one side",
                                       sector.from.deg(), sector.to.deg(), narrowest_sector.deg()));
    }
    const geodesic::Position& corner = part.outer.front().centre;
    const double from_axis = from_axis_m(corner);
    if (from_axis > 0.0 && from_axis < nearest_corner_m) {
        throw Error::usage(fmt::format(
            "a sector around a site {:.4g} m from a pole cannot be drawn; put the site on the pole", from_axis));
    }
    if (from_axis > 0.0 && corner_tolerance_m(corner, sector) < finest_corner_m) {
        throw Error::usage(
            fmt::format("a sector that leaves {:.4g} degrees on one side is too narrow so near a pole; widen it, or "
                        "put the site on the pole",
                        thin_angle(sector).deg()));
    }
    if (part.outer.front().radius * thin_angle(sector).rad() < shortest_outer_edge)
        throw Error::usage("the sector is narrower than 0.01 mm; widen it, or take a longer range");
    if (!part.inner.empty() && part.inner.front().radius * thin_angle(sector).rad() < shortest_inner_edge) {
        throw Error::usage("the sector's inner arc would be shorter than 1 cm; leave out the lower limit");
    }
    if (part.outer.front().radius > Sector::max_range) {
        throw Error::usage(
            fmt::format("a sector reaches at most {} km; beyond that, shortest paths from other directions meet it",
                        Sector::max_range.km()));
    }
}

/// The step that keeps a sector's sides apart: at its outer edge, and where the plane ends beside its corner.
double sector_step_deg(const Disc& disc, const Sector& sector) {
    const geodesic::Position& corner = disc.centre;
    const double angle = std::min(thin_angle(sector).rad(), 1.0);
    double step_deg = Angle::rad(disc.radius.m() * angle / geodesic::equatorial_radius_m).deg() / 8.0;
    for (const double rim : {90.0 - std::abs(corner.lat()), 180.0 - std::abs(corner.lon())}) {
        if (rim > 1e-9) step_deg = std::min(step_deg, rim * angle / 1000.0);
    }
    return step_deg;
}

/// The tolerance asked for, or what the thinnest part of the shape needs so that its edges cannot touch and it still
/// looks like what it is: a quarter of a band's width, a fiftieth of a circle's radius or of what is left around the
/// antipode.
Tolerance kept_tolerance(const DrawRequest& request) {
    const Part& part = request.source.parts.front();
    double metres = request.tolerance.m();
    const auto at_most = [&](double limit) { metres = std::min(metres, limit); };
    for (const auto* discs : {&part.outer, &part.inner}) {
        for (const Disc& disc : *discs) {
            at_most(disc.radius.m() / 50.0);
            const double left = (geodesic::half_meridian() - disc.radius).m();
            if (left > 0.0) at_most(std::max(left / 50.0, accuracy::finest_tolerance.m()));
        }
    }
    if (!part.inner.empty()) at_most((part.outer.front().radius - part.inner.front().radius).m() / 4.0);
    if (request.sector && !request.sector->whole()) {
        if (const double limit = corner_tolerance_m(part.outer.front().centre, *request.sector); limit > 0.0)
            at_most(limit);
        const double angle = thin_angle(*request.sector).rad();
        if (!part.inner.empty()) at_most(part.inner.front().radius.m() * std::min(angle, 1.0) / 4.0);
    }
    return Tolerance::m(std::max(metres, accuracy::finest_tolerance.m()));
}

/// A point on the outer edge where a map is likely to show it: toward the equator, or east or west of the site where
/// that is beside a pole.
std::optional<geodesic::Position> label_point(const DrawRequest& request) {
    const Disc& disc = request.source.parts.front().outer.front();
    if (disc.radius >= geodesic::half_meridian()) return std::nullopt;
    const double toward_equator = disc.centre.lat() >= 0.0 ? 180.0 : 0.0;
    std::vector<double> azimuths{toward_equator};
    // Beyond the cut distance only due north and south are sure to be boundary.
    if (geodesic::is_simple_circle(disc.centre.latitude(), disc.radius)) azimuths.insert(azimuths.end(), {90.0, 270.0});
    if (request.sector) azimuths = {request.sector->from.deg() + 0.5 * request.sector->width().deg()};
    std::optional<geodesic::Position> best;
    for (const double azimuth : azimuths) {
        const auto point = geodesic::Geodesic(disc.centre, Angle::deg(azimuth)).at(disc.radius);
        const auto position = geodesic::Position::deg(point.lat, disc.centre.lon() + point.dlon);
        if (!best || std::abs(position.lat()) < std::abs(best->lat())) best = position;
        if (std::abs(best->lat()) < 75.0) break;
    }
    return best;
}

}  // namespace

MultiLine Footprint::boundary() const { return without_seams(polygons); }

Footprint draw(const DrawRequest& request) {
    const DefaultArithmetic arithmetic;
    check(request);
    const Source& source = request.source;
    if (!is_site(source)) {
        const Weighted alone{&source};
        const double resolution = resolution_m({&alone, 1}, request.tolerance);
        return draw_region(arrange({{&alone, 1}, resolution}, Depth::at_least(1), resolution), request.tolerance,
                           resolution);
    }
    const Tolerance tolerance = kept_tolerance(request);
    const bool in_sector = request.sector && !request.sector->whole();
    const Region region = arrange_site(source, request.sector);
    double step_deg = finest_step_deg(region, tolerance);
    if (in_sector) step_deg = std::min(step_deg, sector_step_deg(source.parts.front().outer.front(), *request.sector));
    Footprint footprint = draw_apart(region, tolerance, step_deg);
    footprint.label = label_point(request);
    return footprint;
}

}  // namespace rangeband::footprint
