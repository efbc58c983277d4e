#include "footprint/arrangement.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double pi = std::numbers::pi;

/// What would be left open around the antipode is narrower than vertices are exact.
bool whole_earth(const Disc& disc) { return disc.radius >= geodesic::half_meridian() - Length::m(1e-4); }

/// The azimuth between `low` and `high` at which the circle crosses the parallel opposite to its centre, where the cut
/// locus lies. `holds` is true at `low`.
template <typename Holds>
double last_azimuth(double low, double high, const Holds& holds) {
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (low + high);
        (holds(middle) ? low : high) = middle;
    }
    return low;
}

/// The circle of a disc with the disc on the left.
/// Beyond the cut distance the curve P(azimuth) folds over itself near the antipode, and only what is still the
/// shortest way is boundary: north-going azimuths while the point is north of the parallel opposite to the centre,
/// south-going ones while it is south of it. The two parts meet on that parallel.
ArcRing disc_boundary(const Disc& disc, const std::shared_ptr<const CircleCurve>& curve) {
    if (geodesic::is_simple_circle(disc.centre.latitude(), disc.radius)) {
        return {{.curve = curve, .from = 2.0 * pi, .to = 0.0, .closed = true}};
    }
    const double opposite = -disc.centre.lat();
    const auto latitude = [&](double azimuth) {
        const geodesic::Circle::State state = curve->state(azimuth);
        return Angle::rad(std::atan2(state.p[2], (1.0 - geodesic::flattening) * std::hypot(state.p[0], state.p[1])))
            .deg();
    };
    // Due east is past the fold, on the equator exactly on it: the search ends beside it.
    const double east = 0.5 * pi;
    const double beside = 1e-9;
    const double north_end = last_azimuth(0.0, east - beside, [&](double t) { return latitude(t) >= opposite; });
    const double south_end = last_azimuth(pi, east + beside, [&](double t) { return latitude(t) <= opposite; });
    return {{.curve = curve, .from = north_end, .to = -north_end},
            {.curve = curve, .from = 2.0 * pi - south_end, .to = south_end}};
}

/// The same ring with the region on the other side.
ArcRing reversed(ArcRing ring) {
    std::reverse(ring.begin(), ring.end());
    for (Arc& arc : ring) std::swap(arc.from, arc.to);
    return ring;
}

/// The disc's circle; none round the whole Earth.
std::shared_ptr<const CircleCurve> circle_of(const Disc& disc) {
    return whole_earth(disc) ? nullptr : std::make_shared<CircleCurve>(disc.centre, disc.radius);
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

/// A side this close to a meridian is that meridian: 1e-9° is 0.1 mm at the farthest, where longitudes could not
/// follow.
Angle settled(Angle azimuth) {
    const double nearest = 180.0 * std::round(azimuth.deg() / 180.0);
    return std::abs(azimuth.deg() - nearest) < 1e-9 ? Angle::deg(nearest) : azimuth;
}

/// Whether due north lies inside the sector, not on its sides.
bool runs_north(const geodesic::Position& site, const Sector& sector) {
    if (SideCurve::pole_distance(site, sector.from) || SideCurve::pole_distance(site, sector.to)) return false;
    const double from = sector.from.deg() - 360.0 * std::floor(sector.from.deg() / 360.0);
    return from + sector.width().deg() > 360.0;
}

/// Out along the far side, back along the outer arc, in along the near side, and forth along the inner arc.
ArcRing sector_boundary(const std::shared_ptr<const CircleCurve>& outer,
                        const std::shared_ptr<const CircleCurve>& inner, const Sector& sector) {
    // Rounding must not leave a sliver of arc beyond a turn of the circle.
    const auto at_turn = [](double t) {
        return std::abs(t - pi * std::round(t / pi)) < 1e-12 ? pi * std::round(t / pi) : t;
    };
    const double from = at_turn(sector.from.rad());
    const double to = at_turn(from + sector.width().rad());
    const double inner_m = inner ? inner->reach().m() : 0.0;
    ArcRing ring;
    ring.push_back({.curve = outer, .from = to, .to = from});
    add_side(ring, outer->site(), sector.from, outer->reach().m(), inner_m);
    if (inner) ring.push_back({.curve = inner, .from = from, .to = to});
    add_side(ring, outer->site(), sector.to, inner_m, outer->reach().m());
    return ring;
}

}  // namespace

Region arrange(const Source& source, const std::optional<Sector>& sector) {
    if (source.outer.size() != 1 || source.inner.size() > 1) {
        throw Error::internal("a source of several discs needs merging, which this version does not do");
    }
    const bool is_sector = sector && !sector->whole();
    const Disc outer = is_sector ? settled(source.outer.front()) : source.outer.front();
    const auto inner = source.inner.empty()
                           ? std::nullopt
                           : std::optional(is_sector ? settled(source.inner.front()) : source.inner.front());
    Region region;
    // Beyond half a meridian there is nothing: a band that starts there is empty.
    if (inner && whole_earth(*inner)) return region;
    const auto outer_circle = circle_of(outer);
    const auto inner_circle = inner ? circle_of(*inner) : nullptr;
    region.north_pole_inside =
        (!outer_circle || outer_circle->holds_pole(0.0)) && !(inner_circle && inner_circle->holds_pole(0.0));
    if (is_sector) {
        const Sector sides{.from = settled(sector->from), .to = settled(sector->to)};
        region.rings.push_back(sector_boundary(outer_circle, inner_circle, sides));
        region.north_pole_inside = region.north_pole_inside && runs_north(outer.centre, sides);
        return region;
    }
    if (outer_circle) region.rings.push_back(disc_boundary(outer, outer_circle));
    if (inner_circle) region.rings.push_back(reversed(disc_boundary(*inner, inner_circle)));
    return region;
}

}  // namespace rangeband::footprint
