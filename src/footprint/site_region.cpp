#include "footprint/site_region.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <optional>
#include <utility>

#include "footprint/disc_boundary.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double pi = std::numbers::pi;

/// None round the whole Earth.
std::optional<DiscBoundary> boundary_of(const Disc& disc) {
    return whole_earth(disc) ? std::nullopt : std::optional<DiscBoundary>(std::in_place, disc);
}

/// All of a boundary with the disc on the left.
ArcRing ring_of(const DiscBoundary& boundary) {
    ArcRing ring;
    for (const DiscBoundary::Part& part : boundary.parts()) {
        ring.push_back(
            {.curve = boundary.curve(), .from = part.to, .to = part.from, .closed = !boundary.folded(), .start = {}});
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
        ring.push_back(
            {.curve = std::make_shared<SideCurve>(site, azimuth, from, to), .from = from, .to = to, .start = {}});
    };
    if (pole && *pole > std::min(from_m, to_m) && *pole < std::max(from_m, to_m)) {
        add(from_m, *pole);
        add(*pole, to_m);
    } else {
        add(from_m, to_m);
    }
}

/// What could not be told apart in longitude is put in its place, by 0.1 mm at most: a sector's corner beside ±180° is
/// on it, and an arc that ends beside a pole turns back before it.
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

/// A side this close to a meridian is that meridian: where longitudes could not follow, which is 1e-9° or 0.1 mm at the
/// farthest; where it ends before a pole that it would go through; and where all of it is within 2 µm.
Angle settled(Angle azimuth, const geodesic::Position& site, Length range) {
    constexpr double beside_m = 2e-6;
    const double nearest = 180.0 * std::round(azimuth.deg() / 180.0);
    const double off = std::abs(azimuth.deg() - nearest);
    const bool before_pole = SideCurve::pole_distance(site, azimuth).value_or(0.0) >= range.m();
    const bool is_meridian = off < 1e-9 || before_pole || Angle::deg(off).rad() * range.m() < beside_m;
    return is_meridian ? Angle::deg(nearest) : azimuth;
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
    ring.push_back({.curve = outer, .from = at_turn(to, *outer), .to = at_turn(from, *outer), .start = {}});
    add_side(ring, outer->site(), sector.from, outer->reach().m(), inner_m);
    if (inner) ring.push_back({.curve = inner, .from = at_turn(from, *inner), .to = at_turn(to, *inner), .start = {}});
    add_side(ring, outer->site(), sector.to, inner_m, outer->reach().m());
    return ring;
}

}  // namespace

bool is_site(const Source& source) {
    if (source.outer.size() != 1 || source.inner.size() > 1 || source.interior) return false;
    return source.inner.empty() || source.inner.front().centre == source.outer.front().centre;
}

Region arrange_site(const Source& site, const std::optional<Sector>& sector) {
    const bool is_sector = sector && !sector->whole();
    const Disc outer = is_sector ? settled(site.outer.front()) : site.outer.front();
    const auto inner =
        site.inner.empty() ? std::nullopt : std::optional(is_sector ? settled(site.inner.front()) : site.inner.front());
    Region region;
    // Beyond half a meridian there is nothing: a band that starts there is empty.
    if (inner && whole_earth(*inner)) return region;
    const auto outer_boundary = boundary_of(outer);
    const auto inner_boundary = inner ? boundary_of(*inner) : std::nullopt;
    region.north_pole_inside = (!outer_boundary || outer_boundary->curve()->holds_pole(0.0)) &&
                               !(inner_boundary && inner_boundary->curve()->holds_pole(0.0));
    if (is_sector) {
        const Sector sides{.from = settled(sector->from, outer.centre, outer.radius),
                           .to = settled(sector->to, outer.centre, outer.radius)};
        region.rings.push_back(sector_ring(outer_boundary->curve(), inner ? inner_boundary->curve() : nullptr, sides));
        region.north_pole_inside = region.north_pole_inside && runs_north(outer.centre, sides);
        return region;
    }
    if (outer_boundary) region.rings.push_back(ring_of(*outer_boundary));
    if (inner_boundary) region.rings.push_back(reversed(ring_of(*inner_boundary)));
    return region;
}

}  // namespace rangeband::footprint
