// SPDX-License-Identifier: MIT
#include "footprint/site_region.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <optional>
#include <utility>

#include "footprint/discs/disc_boundary.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

/// None round the whole Earth.
std::optional<DiscBoundary> boundary_of(const Disc& disc) {
    return whole_earth(disc) ? std::nullopt : std::optional<DiscBoundary>(std::in_place, disc);
}

/// All of a boundary with the disc on the left.
ArcRing ring_of(const DiscBoundary& boundary) {
    ArcRing ring;
    for (const DiscBoundary::Part& part : boundary.parts()) {
        ring.push_back({.curve = boundary.curve(), .from = part.to, .to = part.from, .closed = !boundary.folded()});
    }
    return ring;
}

/// The same ring with the region on the other side.
ArcRing reversed(ArcRing ring) {
    std::reverse(ring.begin(), ring.end());
    for (Arc& arc : ring) std::swap(arc.from, arc.to);
    return ring;
}

/// A side of a sector from one distance to another, in one arc or, through a pole, in two.
void add_side(ArcRing& ring, const geodesic::Position& site, Angle azimuth, double from_m, double to_m) {
    const std::optional<double> pole = SideCurve::pole_distance(site, azimuth);
    const auto add = [&](double from, double to) {
        ring.push_back({.curve = std::make_shared<SideCurve>(site, azimuth, from, to), .from = from, .to = to});
    };
    if (pole && *pole > std::min(from_m, to_m) && *pole < std::max(from_m, to_m)) {
        add(from_m, *pole);
        add(*pole, to_m);
    } else {
        add(from_m, to_m);
    }
}

/// What could not be told apart in longitude is put in its place, by some 0.1 mm at most: a sector's corner beside
/// ±180° is on it, and an arc that ends beside a pole turns back before it.
Disc settled(const Disc& disc) {
    constexpr double beside_seam_deg = 1e-9;
    constexpr Length beside_pole = Length::m(5e-5);
    const double lon = disc.centre.lon();
    Disc settled = disc;
    if (180.0 - std::abs(lon) < beside_seam_deg)
        settled.centre = geodesic::Position::deg(disc.centre.lat(), std::copysign(180.0, lon));
    for (const double pole : {90.0, -90.0}) {
        const Length to_pole = geodesic::inverse(disc.centre, geodesic::Position::deg(pole, lon)).distance;
        if (disc.radius > to_pole - beside_pole && disc.radius < to_pole + beside_pole)
            settled.radius = to_pole - beside_pole;
    }
    return settled;
}

/// The inner edge of a band stays as far inside the outer one as it was where a pole has moved both to one place.
Disc settled_inside(const Disc& inner, const Disc& outer, const Disc& settled_outer) {
    const Length width = outer.radius - inner.radius;
    Disc disc = settled(inner);
    if (settled_outer.radius - disc.radius < width * 0.5) disc.radius = settled_outer.radius - width;
    return disc;
}

/// A side this close to a meridian is that meridian: where longitudes could not follow, which is 1e-9° or 0.11 mm at
/// the farthest, and where all of it is within 2 µm.
Angle settled(Angle azimuth, Length range) {
    constexpr double beside_m = 2e-6;
    const double nearest = 180.0 * std::round(azimuth.deg() / 180.0);
    const double off = std::abs(azimuth.deg() - nearest);
    const bool is_meridian = off < 1e-9 || Angle::deg(off).rad() * range.m() < beside_m;
    return is_meridian ? Angle::deg(nearest) : azimuth;
}

/// How far a side that would pass a pole within 2 µm is to be turned to be a meridian; nothing where no side would.
Angle turn_to_pole(const Sector& sector, const geodesic::Position& site) {
    constexpr double at_pole_m = 2e-6;
    for (const Angle azimuth : {sector.from, sector.to}) {
        const Angle off = Angle::deg(std::remainder(azimuth.deg(), 180.0));
        if (off != Angle() && std::abs(std::sin(off.rad())) * from_axis_m(site) < at_pole_m) return -off;
    }
    return {};
}

/// A site in the sector with settled sides.
struct Settled {
    Disc outer;
    std::optional<Disc> inner;
    Sector sides;
};

Settled settled(const Part& site, const Sector& sector) {
    const Disc& outer = site.outer.front();
    Settled result{.outer = settled(outer), .inner = std::nullopt, .sides = {}};
    if (!site.inner.empty()) result.inner = settled_inside(site.inner.front(), outer, result.outer);
    result.sides = {settled(sector.from, outer.radius), settled(sector.to, outer.radius)};
    // A side that nearly meets a pole and is no meridian leaves a site beside that pole or the other. The site is moved
    // east or west as far as the side passes the pole by, and the sides keep their directions.
    geodesic::Position& corner = result.outer.centre;
    const Angle turn = from_axis_m(corner) > 0.0 ? turn_to_pole(result.sides, corner) : Angle();
    if (turn == Angle()) return result;
    corner = geodesic::Position::deg(corner.lat(), corner.lon() + std::copysign(1.0, corner.lat()) * turn.deg());
    result.sides = {settled(result.sides.from + turn, outer.radius), settled(result.sides.to + turn, outer.radius)};
    if (result.inner) result.inner->centre = corner;
    return result;
}

/// Whether due north lies inside the sector, not on its sides.
bool runs_north(const geodesic::Position& site, const Sector& sector) {
    if (SideCurve::pole_distance(site, sector.from) || SideCurve::pole_distance(site, sector.to)) return false;
    const double from = sector.from.deg() - 360.0 * std::floor(sector.from.deg() / 360.0);
    return from + sector.width().deg() > 360.0;
}

/// Out along the far side, back along the outer arc, in along the near side, and forth along the inner arc.
ArcRing sector_ring(const std::shared_ptr<const CircleCurve>& outer, const std::shared_ptr<const CircleCurve>& inner,
                    const Sector& sector) {
    const double from = sector.from.rad();
    const double to = from + sector.width().rad();
    const double inner_m = inner ? inner->reach().m() : 0.0;
    // No sliver of arc is left beyond a turn of the circle: where rounding may put it, nor where `outline` puts the
    // arc's end on ±180°.
    const double beside_rim =
        Angle::deg(1e-11).rad() * geodesic::equatorial_radius_m * std::cos(outer->site().latitude().rad());
    const auto at_turn = [&](double t, const CircleCurve& circle) {
        const double turn = pi * std::round(t / pi);
        return std::abs(t - turn) < std::max(1e-12, beside_rim / circle.reach().m()) ? turn : t;
    };
    ArcRing ring;
    ring.push_back({.curve = outer, .from = at_turn(to, *outer), .to = at_turn(from, *outer)});
    add_side(ring, outer->site(), sector.from, outer->reach().m(), inner_m);
    if (inner) ring.push_back({.curve = inner, .from = at_turn(from, *inner), .to = at_turn(to, *inner)});
    add_side(ring, outer->site(), sector.to, inner_m, outer->reach().m());
    return ring;
}

}  // namespace

bool is_site(const Source& source) {
    if (source.parts.size() != 1) return false;
    const Part& part = source.parts.front();
    if (part.outer.size() != 1 || part.inner.size() > 1 || part.interior) return false;
    return part.inner.empty() || part.inner.front().centre == part.outer.front().centre;
}

Region arrange_site(const Source& site, const std::optional<Sector>& sector) {
    std::optional<Settled> in_sector;
    if (sector && !sector->whole()) in_sector = settled(site.parts.front(), *sector);
    const Part& part = site.parts.front();
    const Disc outer = in_sector ? in_sector->outer : part.outer.front();
    std::optional<Disc> inner;
    if (!part.inner.empty()) inner = in_sector ? in_sector->inner : part.inner.front();
    Region region;
    // Beyond half a meridian there is nothing: a band that starts there is empty.
    if (inner && whole_earth(*inner)) return region;
    const auto outer_boundary = boundary_of(outer);
    const auto inner_boundary = inner ? boundary_of(*inner) : std::nullopt;
    region.antimeridian_inside = (!outer_boundary || outer_boundary->curve()->holds_pole(0.0)) &&
                                 !(inner_boundary && inner_boundary->curve()->holds_pole(0.0));
    if (in_sector) {
        const Sector& sides = in_sector->sides;
        region.rings.push_back(sector_ring(outer_boundary->curve(), inner ? inner_boundary->curve() : nullptr, sides));
        region.antimeridian_inside = region.antimeridian_inside && runs_north(outer.centre, sides);
        return region;
    }
    if (outer_boundary) region.rings.push_back(ring_of(*outer_boundary));
    if (inner_boundary) region.rings.push_back(reversed(ring_of(*inner_boundary)));
    return region;
}

}  // namespace rangeband::footprint
