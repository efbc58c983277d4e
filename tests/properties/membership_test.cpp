// SPDX-License-Identifier: MIT
// Who is inside: GeographicLib's inverse geodesics against GEOS's point in polygon.
#include <doctest/doctest.h>

#include <cmath>

#include "oracle/places.hpp"
#include "properties/layouts.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"

using namespace properties;
using oracle::Band;
using oracle::Place;

namespace {

/// Points that tell right from wrong: anywhere on the Earth, anywhere near the site, and just beyond the tolerance on
/// both sides of every part of the boundary.
std::vector<Place> witnesses(const Drawn& drawn, Dice& dice) {
    const Band& band = drawn.band;
    const double beyond = 1.02 * drawn.footprint.tolerance.m() + 1e-6;
    std::vector<Place> points;
    for (int i = 0; i < 12; ++i) points.push_back(anywhere(dice));
    for (int i = 0; i < 12; ++i) {
        points.push_back(oracle::direct(band.site, dice.uniform(0.0, 360.0), band.r_max * dice.uniform(0.0, 1.3)));
        points.push_back(oracle::direct(band.site, dice.uniform(0.0, 360.0), dice.uniform(band.r_min, band.r_max)));
    }
    for (int i = 0; i < 8; ++i) {
        const double azimuth =
            band.sector ? dice.uniform(band.sector->from, band.sector->to) : dice.uniform(0.0, 360.0);
        for (const double away : {-beyond, beyond}) {
            points.push_back(oracle::direct(band.site, azimuth, band.r_max + away));
            if (band.r_min > 0.0) points.push_back(oracle::direct(band.site, azimuth, std::abs(band.r_min + away)));
        }
        if (!band.sector) continue;
        const double metres = dice.uniform(band.r_min, band.r_max);
        for (const double side : {band.sector->from, band.sector->to}) {
            double lat = 0.0;
            double lon = 0.0;
            double onward = 0.0;
            oracle::wgs84().Direct(band.site.lat, band.site.lon, side, metres, lat, lon, onward);
            for (const double turn : {-90.0, 90.0}) points.push_back(oracle::direct({lat, lon}, onward + turn, beyond));
        }
    }
    return points;
}

}  // namespace

TEST_CASE("a point is in the polygon exactly when its geodesic distance is in the range") {
    Dice dice(seed() + 3);
    long asked = 0;
    for (const Drawn& drawn : all_drawn()) {
        const Plane plane(drawn.footprint.polygons);
        const Plane written(drawn.written);
        for (const Place& p : witnesses(drawn, dice)) {
            if (oracle::distance_to_boundary(drawn.band, p) <=
                drawn.footprint.tolerance.m() + oracle::slack(drawn.band))
                continue;
            const bool truth = drawn.band.contains(p);
            CHECK_MESSAGE(plane.contains({p.lon, p.lat}) == truth, drawn.reproduction(), ": at ", p.lon, " ", p.lat,
                          ", truth ", truth);
            CHECK_MESSAGE(written.contains({p.lon, p.lat}) == truth, drawn.reproduction(), ": as written, at ", p.lon,
                          " ", p.lat);
            ++asked;
        }
    }
    MESSAGE(asked, " points asked");
}

TEST_CASE("poles and the antimeridian belong to the polygon from whichever side they are asked") {
    Dice dice(seed() + 4);
    for (const Drawn& drawn : all_drawn()) {
        const Plane plane(drawn.footprint.polygons);
        for (const double lat : {90.0, -90.0, dice.uniform(-90.0, 90.0), dice.uniform(-90.0, 90.0)}) {
            const Place p{lat, 180.0};
            if (oracle::distance_to_boundary(drawn.band, p) <=
                drawn.footprint.tolerance.m() + oracle::slack(drawn.band))
                continue;
            const bool truth = drawn.band.contains(p);
            CHECK_MESSAGE(plane.touches({180.0, lat}) == truth, drawn.reproduction(), ": at 180 ", lat);
            CHECK_MESSAGE(plane.touches({-180.0, lat}) == truth, drawn.reproduction(), ": at -180 ", lat);
            if (std::abs(lat) != 90.0) continue;
            const double lon = dice.uniform(-180.0, 180.0);
            CHECK_MESSAGE(plane.touches({lon, lat}) == truth, drawn.reproduction(), ": at the pole ", lon, " ", lat);
        }
    }
}
