// SPDX-License-Identifier: MIT
// Where the plane's edges cut a region: ±180° and the poles.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "footprint/drawing/antimeridian.hpp"
#include "footprint/drawing/linearize.hpp"
#include "footprint/drawing/rim_join.hpp"
#include "footprint/drawn.hpp"
#include "footprint/site_region.hpp"
#include "oracle/dice.hpp"

using namespace drawn;

namespace {

/// Vertices on a rim (±180) by latitude, or on a pole (±90) by longitude.
std::set<double> on_rim(const Footprint& footprint, double lon) {
    std::set<double> lats;
    for (const Polygon& polygon : footprint.polygons) {
        for (const LonLat& p : polygon.exterior) {
            if (p.lon == lon) lats.insert(p.lat);
        }
    }
    return lats;
}

std::set<double> on_pole(const Footprint& footprint, double lat) {
    std::set<double> lons;
    for (const Polygon& polygon : footprint.polygons) {
        for (const LonLat& p : polygon.exterior) {
            if (p.lat == lat) lons.insert(p.lon);
        }
    }
    return lons;
}

double largest_gap(const std::set<double>& values) {
    double gap = 0.0;
    for (auto it = values.begin(); it != values.end() && std::next(it) != values.end(); ++it)
        gap = std::max(gap, *std::next(it) - *it);
    return gap;
}

}  // namespace

TEST_CASE("the whole Earth is the whole plane, with vertices along its edges") {
    const Footprint earth = disc(48.57, 46.25, 20'010);
    REQUIRE(earth.polygons.size() == 1);
    CHECK(earth.polygons.front().holes.empty());
    CHECK(on_rim(earth, 180.0).size() == 361);
    CHECK(on_rim(earth, -180.0) == on_rim(earth, 180.0));
    CHECK(on_pole(earth, 90.0).size() == 361);
    CHECK(on_pole(earth, -90.0) == on_pole(earth, 90.0));
    CHECK(earth.polygons.front().exterior.size() == 2 * 360 + 2 * 360 + 1);
    CHECK(earth.polygons.front().exterior.front() == earth.polygons.front().exterior.back());
}

TEST_CASE("both poles inside and the far side left out is the plane with a hole") {
    const Footprint footprint = disc(0, 180, 15'000);
    CHECK(contains(footprint.polygons, {0, 179.9}));
    CHECK(contains(footprint.polygons, {89.9, 0}));
    CHECK(contains(footprint.polygons, {-89.9, 0}));
    CHECK_FALSE(contains(footprint.polygons, {0, 0}));
    REQUIRE(footprint.polygons.size() == 1);
    REQUIRE(footprint.polygons.front().holes.size() == 1);
    CHECK(on_rim(footprint, 180.0).size() == 361);
    CHECK(footprint.boundary().size() == 1);
}

TEST_CASE("the far side on the antimeridian bites into both sides of the plane") {
    const Footprint footprint = disc(0, 0, 15'000);
    REQUIRE(footprint.polygons.size() == 1);
    CHECK(footprint.polygons.front().holes.empty());
    CHECK_FALSE(contains(footprint.polygons, {0, 179.9}));
    CHECK_FALSE(contains(footprint.polygons, {0, -179.9}));
    CHECK(on_rim(footprint, 180.0) == on_rim(footprint, -180.0));
    CHECK(footprint.boundary().size() == 2);
}

TEST_CASE("a band round a pole is a strip across the plane") {
    const Footprint footprint = band({.site = {90, 0}, .r_min = 500e3, .r_max = 1000e3, .sector = {}});
    REQUIRE(footprint.polygons.size() == 1);
    CHECK(footprint.polygons.front().holes.empty());
    CHECK(on_pole(footprint, 90.0).empty());
    CHECK(footprint.boundary().size() == 2);
    const auto rim = on_rim(footprint, 180.0);
    CHECK(rim == on_rim(footprint, -180.0));
    CHECK(largest_gap(rim) <= 0.5);
}

TEST_CASE("a disc round a pole is closed along it") {
    for (const double pole : {90.0, -90.0}) {
        const Footprint footprint = disc(pole, 46.25, 1000);
        REQUIRE(footprint.polygons.size() == 1);
        CHECK(on_pole(footprint, pole).size() == 361);
        CHECK(largest_gap(on_pole(footprint, pole)) <= 1.0);
        CHECK(largest_gap(on_rim(footprint, 180.0)) <= 0.5);
        CHECK(on_rim(footprint, 180.0) == on_rim(footprint, -180.0));
    }
}

TEST_CASE("a circle that touches 180 stays in one piece") {
    const double dlon = [] {
        double widest = 0.0;  // the easternmost point of 500 km around 48.57 N, by dense search
        for (int i = 0; i <= 200'000; ++i)
            widest = std::max(widest, oracle::direct({48.57, 0.0}, 60.0 + 60.0 * i / 200'000, 500e3).lon);
        return widest;
    }();
    for (const double side : {1.0, -1.0}) {
        for (const double miss : {-1e-10, 0.0, 1e-10}) {
            const Footprint footprint = disc(48.57, side * (180.0 - dlon + miss), 500);
            CHECK(footprint.polygons.size() == 1);
            CHECK(footprint.polygons.front().holes.empty());
        }
        CHECK(disc(48.57, side * (180.0 - dlon + 0.01), 500).polygons.size() == 2);
    }
}

TEST_CASE("moving the site by whole turns changes nothing") {
    const Footprint here = disc(48.57, 46.25, 5500);
    for (const double turns : {360.0, -360.0, 720.0})
        CHECK(disc(48.57, 46.25 + turns, 5500).polygons.front().exterior == here.polygons.front().exterior);
}

namespace {

/// Discs, annuli and sectors that come to ±180° or a pole more often than not.
Region some_region(oracle::Dice& dice) {
    const double lat = dice.pick({dice.uniform(-89.0, 89.0), dice.uniform(60.0, 80.0), 0.0});
    const double lon = dice.pick({dice.uniform(-180.0, 180.0), dice.uniform(165.0, 180.0), 180.0});
    const double outer = dice.pick({dice.log_uniform(1.0, 9'900.0), dice.uniform(2'000.0, 19'900.0)});
    const double inner = dice.chance(0.4) ? outer * dice.uniform(0.01, 0.99) : 0.0;
    const bool in_part = outer < 9'000.0 && dice.chance(0.3);
    const double from = dice.uniform(0.0, 360.0);
    const auto sector =
        in_part ? std::optional(Sector{Angle::deg(from), Angle::deg(from + dice.uniform(5.0, 350.0))}) : std::nullopt;
    return arrange_site(
        Source::site(rangeband::geodesic::Position::deg(lat, lon), Length::km(inner), Length::km(outer)), sector);
}

bool same(const MultiPolygon& a, const MultiPolygon& b) {
    return std::ranges::equal(
        a, b, [](const Polygon& p, const Polygon& q) { return p.exterior == q.exterior && p.holes == q.holes; });
}

}  // namespace

TEST_CASE("rings joined along the rim are what the faces of the plane give, to the bit") {
    oracle::Dice dice(oracle::seed() + 3);
    int joined = 0, in_parts = 0, with_holes = 0;
    for (int i = 0; i < 3'000; ++i) {
        const Region region = some_region(dice);
        const Tolerance tolerance = Tolerance::m(dice.pick({10.0, 100.0, 5'000.0}));
        std::vector<Path> rings;
        for (const auto& ring : region.rings) {
            rings.push_back(outline(ring, tolerance).path);
            rings.back().push_back(rings.back().front());
        }
        const std::optional<MultiPolygon> quick = joined_along_rim(rings);
        if (!quick) continue;
        ++joined;
        in_parts += quick->size() > 1 ? 1 : 0;
        with_holes += std::ranges::any_of(*quick, [](const Polygon& one) { return !one.holes.empty(); }) ? 1 : 0;
        CAPTURE(i);
        CHECK(same(*quick, cut_by_faces(rings, region.antimeridian_inside, 0.0)));
    }
    CHECK(joined > 1'000);
    CHECK(in_parts > 300);
    CHECK(with_holes > 50);
}

TEST_CASE("what does more than cross ±180° is left to the faces of the plane") {
    const Path plain{{170, 0}, {175, 0}, {175, 5}, {170, 0}};
    CHECK_FALSE(joined_along_rim({}));
    CHECK_FALSE(joined_along_rim({plain}));
    CHECK_FALSE(joined_along_rim({{{170, 0}, {180, 2}, {170, 5}, {170, 0}}}));                        // touches it
    CHECK_FALSE(joined_along_rim({{{170, 0}, {180, 1}, {180, 4}, {170, 5}, {170, 0}}}));              // runs along it
    CHECK_FALSE(joined_along_rim({{{170, 0}, {180, 1}, {-170, 2}, {180, 90}, {170, 5}, {170, 0}}}));  // comes to a pole
    const Path across{{170, 0}, {180, 1}, {-170, 2}, {180, 4}, {170, 0}};
    CHECK(joined_along_rim({across}).value().size() == 2);
    CHECK_FALSE(joined_along_rim({across, across}));  // two ends at one place
}
