// SPDX-License-Identifier: MIT
/// A band or a sector of one as GeographicLib sees it: who is inside, where its boundary runs, how big it is.
#pragma once

#include <GeographicLib/PolygonArea.hpp>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <optional>
#include <vector>

#include "oracle/geodesy.hpp"

namespace oracle {

inline const double half_meridian_m = distance({-90.0, 0.0}, {90.0, 0.0});

struct Interval {
    double from;
    double to;  ///< more than `from`
};

struct Band {
    Place site;
    double r_min = 0.0;
    double r_max = 0.0;
    std::optional<Interval> sector;  ///< azimuths in degrees

    /// How far inside a sector an azimuth is, in degrees; negative outside.
    double inside_sector(double azimuth) const {
        if (!sector) return 180.0;
        const double half = 0.5 * (sector->to - sector->from);
        return half - std::abs(std::remainder(azimuth - sector->from - half, 360.0));
    }

    bool contains(const Place& p) const {
        const Way way = inverse(site, p);
        return way.metres >= r_min && way.metres <= r_max && inside_sector(way.azimuth) >= 0.0;
    }
};

/// The shortest distance at which a geodesic from anywhere may stop being the shortest way: π·b.
inline bool folded(double radius) {
    return radius > std::numbers::pi * wgs84().EquatorialRadius() * (1.0 - wgs84().Flattening());
}

/// How far east of its site a circle reaches, in degrees.
inline double widest_dlon(const Place& site, double radius) {
    double low = 0.0;
    double high = 180.0;
    const auto east = [&](double azimuth) { return direct({site.lat, 0.0}, azimuth, radius).lon; };
    for (int step = 0; step < 100; ++step) {
        const double a = low + (high - low) / 3.0;
        const double b = high - (high - low) / 3.0;
        (east(a) < east(b) ? low : high) = east(a) < east(b) ? a : b;
    }
    return east(0.5 * (low + high));
}

/// What GeographicLib's 15 nm come to, in metres; much more near the antipode, where little tells places apart.
inline double noise(const Band& band) { return folded(band.r_max) ? 5e-6 : 1e-7; }

/// By how much a sector may be moved, as `draw` states: a corner beside ±180° is on it, a side beside the meridian is
/// the meridian, one that passes a pole within 2 µm is drawn from a site moved by as much, an arc that passes a pole
/// within 0.05 mm is 0.05 mm before it.
inline double moved(const Band& band) {
    if (!band.sector) return 0.0;
    const auto beside = [](double value, double step, double reach) {
        return std::abs(std::remainder(value, step)) < reach;
    };
    double metres = 0.0;
    for (const double pole : {90.0, -90.0}) {
        const double away = distance(band.site, {pole, band.site.lon});
        if (std::min(std::abs(away - band.r_min), std::abs(away - band.r_max)) < 5.1e-5) metres = 1e-4;
    }
    const bool on_seam = beside(band.site.lon - 180.0, 360.0, 1e-9);
    const double narrow = std::max(1e-9, 2e-6 / band.r_max * 180.0 / std::numbers::pi);
    const bool on_meridian = beside(band.sector->from, 180.0, narrow) || beside(band.sector->to, 180.0, narrow);
    const double from_axis_m = wgs84().EquatorialRadius() * std::cos(band.site.lat * std::numbers::pi / 180.0);
    const auto meets_pole = [&](double azimuth) {
        return std::abs(std::sin(azimuth * std::numbers::pi / 180.0)) * from_axis_m < 2e-6;
    };
    const bool through_pole = meets_pole(band.sector->from) || meets_pole(band.sector->to);
    return on_seam || on_meridian || through_pole ? 1e-4 : metres;
}

/// What a test allows beyond the tolerance.
inline double slack(const Band& band) { return noise(band) + moved(band); }

/// A lower bound of the distance from a place to the true boundary that is exact to first order near it.
inline double distance_to_boundary(const Band& band, const Place& p) {
    const Way way = inverse(band.site, p);
    const double outward = std::abs(way.metres - band.r_max);
    const double inward = band.r_min > 0.0 ? std::abs(way.metres - band.r_min) : outward;
    if (!band.sector) return std::min(outward, inward);
    const double past_arcs = std::max({way.metres - band.r_max, band.r_min - way.metres, 0.0});
    const double inside = band.inside_sector(way.azimuth);
    double nearest = 1e9;
    // Beside the sector an arc's nearest point is its end, a corner that the sides share.
    if (inside >= 0.0) nearest = std::min(outward, inward);
    for (const double side : {band.sector->from, band.sector->to}) {
        const double turn = std::remainder(way.azimuth - side, 360.0) * (std::numbers::pi / 180.0);
        const double across =
            std::abs(turn) < 0.5 * std::numbers::pi ? std::abs(way.reduced_length * std::sin(turn)) : way.metres;
        nearest = std::min(nearest, std::hypot(across, past_arcs));
    }
    return nearest;
}

/// The azimuths of a circle that are boundary of its disc: all of them, or beyond the cut distance those that have not
/// yet reached the cut locus, which lies on the parallel opposite to the site (Karney 2013, section 3).
inline std::vector<Interval> boundary_azimuths(const Place& site, double radius) {
    if (radius >= half_meridian_m) return {};
    // Due east the cut locus is nearest.
    if (!folded(radius) || distance(site, direct(site, 90.0, radius)) > radius - 1e-7) return {{0.0, 360.0}};
    const auto last = [&](double in, double out, double sign) {
        for (int step = 0; step < 60; ++step) {
            const double middle = 0.5 * (in + out);
            (sign * (direct(site, middle, radius).lat + site.lat) >= 0.0 ? in : out) = middle;
        }
        return in;
    };
    // On the equator the due-east geodesic stays on the parallel itself.
    const double north = last(0.0, 90.0 - 1e-9, 1.0);
    const double south = last(180.0, 90.0 + 1e-9, -1.0);
    return {{-north, north}, {south, 360.0 - south}};
}

/// Points of a circle between two azimuths, ends included.
inline std::vector<Place> arc(const Place& site, double radius, const Interval& azimuths, int edges) {
    std::vector<Place> path;
    for (int i = 0; i <= edges; ++i) {
        path.push_back(direct(site, azimuths.from + (azimuths.to - azimuths.from) * i / edges, radius));
    }
    return path;
}

/// A side of a sector between two distances.
inline std::vector<Place> side(const Place& site, double azimuth, double from_m, double to_m, int edges) {
    std::vector<Place> path;
    for (int i = 0; i <= edges; ++i) path.push_back(direct(site, azimuth, from_m + (to_m - from_m) * i / edges));
    return path;
}

struct Size {
    double area = 0.0;       ///< m²
    double perimeter = 0.0;  ///< m
};

/// Area and perimeter of the polygon with these vertices, clockwise, geodesic edges. Modulo the Earth's area: a small
/// or large one can come out as the other.
inline Size polygon(const std::vector<Place>& vertices) {
    GeographicLib::PolygonArea area(wgs84());
    for (const Place& p : vertices) area.AddPoint(p.lat, p.lon);
    Size size;
    area.Compute(true, true, size.perimeter, size.area);
    return size;
}

inline double earth_area() { return wgs84().EllipsoidArea(); }

/// The limit of inscribed polygons: with n edges on each arc their error is a series in 1/n², so three of them give it
/// to the order 1/n⁶ (Romberg).
inline Size limit(const std::function<Size(int)>& inscribed, int edges) {
    const Size a = inscribed(edges);
    Size b = inscribed(2 * edges);
    Size c = inscribed(4 * edges);
    // Half the Earth may come out with either sign.
    for (Size* finer : {&b, &c}) finer->area = a.area + std::remainder(finer->area - a.area, earth_area());
    const auto romberg = [](double x, double y, double z) {
        const double xy = y + (y - x) / 3.0;
        const double yz = z + (z - y) / 3.0;
        return yz + (yz - xy) / 15.0;
    };
    return {romberg(a.area, b.area, c.area), romberg(a.perimeter, b.perimeter, c.perimeter)};
}

/// Of a disc that is small beside the Earth (Bertrand, Diguet and Puiseux): the next terms are 1e-20 of these. Polygons
/// of a few square metres are only as exact as the last digits of the Earth's area allow, on arm64 to 1e-3 m².
inline Size small_cap(const Place& site, double radius) {
    const double sine = std::sin(site.lat * std::numbers::pi / 180.0);
    const double e2 = wgs84().Flattening() * (2.0 - wgs84().Flattening());
    const double root = std::sqrt(1.0 - e2 * sine * sine);
    const double across = wgs84().EquatorialRadius() / root;
    const double along = across * (1.0 - e2) / (root * root);
    const double bend = radius * radius / (along * across);
    return {std::numbers::pi * radius * radius * (1.0 - bend / 12.0),
            2.0 * std::numbers::pi * radius * (1.0 - bend / 6.0)};
}

/// Everything within a radius of a site.
inline Size cap(const Place& site, double radius, int edges = 192) {
    if (radius <= 0.0) return {};
    if (radius < 10.0) return small_cap(site, radius);
    const std::vector<Interval> azimuths = boundary_azimuths(site, radius);
    if (azimuths.empty()) return {earth_area(), 0.0};
    Size size = limit(
        [&](int n) {
            std::vector<Place> ring;
            for (const Interval& part : azimuths) {
                std::vector<Place> path = arc(site, radius, part, n);
                path.pop_back();
                ring.insert(ring.end(), path.begin(), path.end());
            }
            return polygon(ring);
        },
        edges);
    const bool most = radius > 0.6 * half_meridian_m || (radius > 0.4 * half_meridian_m && size.area < 0.0);
    if (most) size.area += earth_area();
    return size;
}

inline Size sector_size(const Band& band, int edges = 192) {
    Size size = limit(
        [&](int n) {
            std::vector<Place> ring = arc(band.site, band.r_max, *band.sector, n);
            std::vector<Place> home = side(band.site, band.sector->to, band.r_max, band.r_min, 4);
            if (band.r_min > 0.0) {
                const std::vector<Place> inner = arc(band.site, band.r_min, {band.sector->to, band.sector->from}, n);
                home.insert(home.end(), inner.begin() + 1, inner.end());
            }
            const std::vector<Place> out = side(band.site, band.sector->from, band.r_min, band.r_max, 4);
            ring.insert(ring.end(), home.begin() + 1, home.end());
            ring.insert(ring.end(), out.begin() + 1, out.end() - 1);
            return polygon(ring);
        },
        edges);
    if (size.area < -1e6) size.area += earth_area();
    return size;
}

inline Size size_of(const Band& band, int edges = 192) {
    if (band.sector) return sector_size(band, edges);
    const Size outer = cap(band.site, band.r_max, edges);
    const Size inner = cap(band.site, band.r_min, edges);
    return {outer.area - inner.area, outer.perimeter + inner.perimeter};
}

}  // namespace oracle
