// SPDX-License-Identifier: MIT
// Regions cut at other meridians, and into pieces: the same places, and valid in the plane.
#include "rangeband/footprint/cuts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "properties/layouts.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"

using namespace properties;
using rangeband::footprint::exceeds_hemisphere;
using rangeband::footprint::Footprint;
using rangeband::footprint::in_pieces;
using rangeband::footprint::Polygon;
using rangeband::footprint::Rectangle;
using rangeband::footprint::Rim;
using rangeband::footprint::within;

namespace {

double square_degrees(const MultiPolygon& polygons) {
    double sum = 0.0;
    each_ring(polygons, [&](const Path& ring) { sum += 0.5 * doubled_area(ring); });
    return sum;
}

/// What the gaps of 2e-7 degrees between pieces, and parts so flat that they are left out, may change.
bool same_area(double a, double b) { return std::abs(a - b) < 2e-3; }

/// Sides of sectors that leave a meridian by less than a double can tell beside the one where a window ends.
bool hugs_meridian(const Drawn& drawn) {
    if (!drawn.band.sector) return false;
    const auto hugs = [](double azimuth) {
        const double off = std::abs(std::remainder(azimuth, 180.0));
        return off > 0.0 && off < 1e-6;
    };
    return hugs(drawn.band.sector->from) || hugs(drawn.band.sector->to);
}

/// The share of the sphere inside a ring whose edges are straight in longitude and latitude.
double share_inside(const Path& ring) {
    constexpr double radian = std::numbers::pi / 180.0;
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += (ring[i - 1].lon - ring[i].lon) * radian * std::sin(0.5 * (ring[i - 1].lat + ring[i].lat) * radian);
    }
    return sum / (4.0 * std::numbers::pi);
}

}  // namespace

TEST_CASE("a turned footprint is the same region elsewhere") {
    Dice dice(seed() + 31);
    for (const Drawn& drawn : all_drawn()) {
        const double east_deg = dice.chance(0.5) ? dice.pick({-360.0, -180.0, -90.0, 30.0, 90.0, 180.0, 210.0})
                                                 : std::round(dice.uniform(-360.0, 360.0) * 1e3) / 1e3;
        Footprint turned = drawn.footprint;
        rangeband::footprint::turn(turned, east_deg);
        const auto where = fmt::format("{}, turned by {}", drawn.reproduction(), east_deg);
        const MultiPolygon written = rounded(turned.polygons, turned.decimals);
        const Plane plane(turned.polygons);
        CHECK_MESSAGE(plane.complaint() == "", where);
        CHECK_MESSAGE(Plane(written).complaint() == "", where);
        CHECK_MESSAGE(same_area(square_degrees(turned.polygons), square_degrees(drawn.footprint.polygons)), where);
        const Plane before(drawn.footprint.polygons);
        for (int i = 0; i < 20; ++i) {
            const LonLat p{dice.uniform(-180.0, 180.0), dice.uniform(-90.0, 90.0)};
            const LonLat moved{std::remainder(p.lon + east_deg, 360.0), p.lat};
            CHECK_MESSAGE(before.contains(p) == plane.contains(moved), where, fmt::format(": at {} {}", p.lon, p.lat));
        }
        double boundary = 0.0;
        double turned_boundary = 0.0;
        const auto length = [](const Path& path) {
            double sum = 0.0;
            for (std::size_t i = 1; i < path.size(); ++i) {
                const double parallel = std::cos(0.5 * (path[i].lat + path[i - 1].lat) * std::numbers::pi / 180.0);
                sum += std::hypot(parallel * (path[i].lon - path[i - 1].lon), path[i].lat - path[i - 1].lat);
            }
            return sum;
        };
        for (const Path& line : drawn.footprint.boundary()) boundary += length(line);
        for (const Path& line : turned.boundary()) turned_boundary += length(line);
        CHECK_MESSAGE(std::abs(boundary - turned_boundary) < 1e-4 * boundary + 2e-3, where,
                      fmt::format(": {} and {}", boundary, turned_boundary));
    }
}

TEST_CASE("windows share what there is") {
    Dice dice(seed() + 32);
    for (const Drawn& drawn : all_drawn()) {
        if (hugs_meridian(drawn)) continue;
        const double lon = dice.pick({-90.0, 0.0, 30.0, dice.uniform(-170.0, 170.0)});
        const double lat = dice.pick({0.0, 45.0, dice.uniform(-80.0, 80.0)});
        double sum = 0.0;
        for (const Rectangle& window : {Rectangle{-180.0, -90.0, lon, lat}, Rectangle{lon, -90.0, 180.0, lat},
                                        Rectangle{-180.0, lat, lon, 90.0}, Rectangle{lon, lat, 180.0, 90.0}}) {
            for (const Rim rim : {Rim::bare, Rim::dense}) {
                const MultiPolygon part = within(drawn.footprint.polygons, window, rim);
                CHECK_MESSAGE(Plane(part).complaint() == "", drawn.reproduction(),
                              fmt::format(" cut at {} {}", lon, lat));
                if (rim == Rim::bare) sum += square_degrees(part);
            }
        }
        CHECK_MESSAGE(same_area(sum, square_degrees(drawn.footprint.polygons)), drawn.reproduction(),
                      fmt::format(" cut at {} {}: {}", lon, lat, sum));
    }
}

TEST_CASE("pieces are under a hemisphere and narrower than 180 degrees") {
    for (const Drawn& drawn : all_drawn()) {
        // Around an antipode beside the equator what is left out is too small for the gap.
        const bool fills_gap = drawn.band.r_max > 1.99e7 && std::abs(drawn.band.site.lat) < 1e-5;
        if (hugs_meridian(drawn) || fills_gap) continue;
        const MultiPolygon pieces = in_pieces(drawn.footprint.polygons);
        const MultiPolygon written = rounded(pieces, drawn.footprint.decimals);
        CHECK_MESSAGE(Plane(pieces).complaint() == "", drawn.reproduction());
        CHECK_MESSAGE(Plane(written).complaint() == "", drawn.reproduction());
        CHECK_MESSAGE(same_area(square_degrees(pieces), square_degrees(drawn.footprint.polygons)),
                      drawn.reproduction());
        for (const Polygon& piece : pieces) {
            CHECK_MESSAGE(share_inside(piece.exterior) < 0.47, drawn.reproduction());
            const auto [west, east] = std::minmax_element(piece.exterior.begin(), piece.exterior.end(),
                                                          [](auto& a, auto& b) { return a.lon < b.lon; });
            CHECK_MESSAGE(east->lon - west->lon < 180.0, drawn.reproduction());
        }
        const bool large =
            !drawn.band.sector && drawn.band.r_min == 0.0 && drawn.band.r_max > 1.01e7 && drawn.band.r_max < 2e7;
        if (large) CHECK_MESSAGE(exceeds_hemisphere(drawn.footprint), drawn.reproduction());
        if (drawn.band.r_max < 9.9e6) CHECK_MESSAGE(!exceeds_hemisphere(drawn.footprint), drawn.reproduction());
    }
}
