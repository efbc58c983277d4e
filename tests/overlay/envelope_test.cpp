// SPDX-License-Identifier: MIT
// The area and the perimeter of launch areas: those of the true region, whatever stands for it.
#include <doctest/doctest.h>
#include <GeographicLib/Ellipsoid.hpp>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "footprint/drawn.hpp"
#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"
#include "rangeband/footprint/edge.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"

using namespace rangeband::footprint;
using rangeband::Length;
using rangeband::Tolerance;

namespace {

Footprint drawn_around(const LaunchArea& area, double r_min, double r_max, double tolerance) {
    const Source source = launch_area(area, Edges::lonlat, Length::m(r_min), Length::m(r_max), Tolerance::m(tolerance));
    return draw({.source = source, .sector = std::nullopt, .tolerance = Tolerance::m(tolerance)});
}

std::size_t vertices_of(const Footprint& footprint) {
    std::size_t count = 0;
    for (const Polygon& polygon : footprint.polygons) {
        count += polygon.exterior.size();
        for (const Path& hole : polygon.holes) count += hole.size();
    }
    return count;
}

/// An irregular polygon of so many vertices around a place.
Path star(oracle::Dice& dice, std::size_t corners, const LonLat& centre, double size_deg) {
    Path ring;
    for (std::size_t i = 0; i < corners; ++i) {
        const double t = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
        const double out = size_deg * dice.uniform(0.5, 1.0);
        ring.push_back({centre.lon + out * std::cos(t) / std::cos(centre.lat * std::numbers::pi / 180.0),
                        centre.lat + out * std::sin(t)});
    }
    ring.push_back(ring.front());
    return ring;
}

}  // namespace

TEST_CASE("the buffer of a parallel lies between two parallels") {
    const GeographicLib::Ellipsoid wgs84(oracle::wgs84().EquatorialRadius(), oracle::wgs84().Flattening());
    const double pi = std::numbers::pi;
    for (const double lat : {0.0, 35.0, -62.0}) {
        for (const double range_m : {1e3, 250e3, 1500e3}) {
            CAPTURE(lat);
            CAPTURE(range_m);
            const double north = oracle::direct({lat, 0.0}, 0.0, range_m).lat;
            const double south = oracle::direct({lat, 0.0}, 180.0, range_m).lat;
            // Between the sines of two authalic latitudes lies this share of the Earth.
            const auto sine = [&](double of) { return std::sin(wgs84.AuthalicLatitude(of) * pi / 180.0); };
            const double area = 0.5 * wgs84.Area() * (sine(north) - sine(south));
            const double perimeter = 2.0 * pi * (wgs84.CircleRadius(north) + wgs84.CircleRadius(south));
            const LaunchArea line{.points = {}, .lines = {{{-180.0, lat}, {180.0, lat}}}, .polygons = {}};
            for (const double tolerance : {10.0, 1000.0}) {
                if (tolerance > 0.1 * range_m) continue;
                const Footprint footprint = drawn_around(line, 0.0, range_m, tolerance);
                CHECK(footprint.area.m2() == doctest::Approx(area).epsilon(1e-9));
                CHECK(footprint.perimeter.m() == doctest::Approx(perimeter).epsilon(1e-9));
            }
        }
    }
}

TEST_CASE("a kilometre around a degree of the equator") {
    const LaunchArea line{.points = {}, .lines = {{{0.0, 0.0}, {1.0, 0.0}}}, .polygons = {}};
    for (const double tolerance : {1.0, 20.0, 100.0}) {
        const Footprint footprint = drawn_around(line, 0.0, 1e3, tolerance);
        CHECK(footprint.area.km2() == doctest::Approx(225.780573).epsilon(1e-8));
        CHECK(footprint.perimeter.km() == doctest::Approx(228.922164).epsilon(1e-8));
        CHECK(vertices_of(footprint) < 200);  // no scallops: two straight sides and two ends
    }
}

TEST_CASE("area and perimeter of a launch area do not depend on the tolerance") {
    oracle::Dice dice(oracle::seed() + 43);
    CAPTURE(oracle::seed());
    for (int n = 0; n < 12; ++n) {
        const LonLat centre{dice.uniform(-180.0, 180.0), dice.uniform(-70.0, 70.0)};
        const Path ring = star(dice, static_cast<std::size_t>(dice.uniform(3.0, 12.0)), centre, 2.0);
        LaunchArea area;
        if (n % 2 == 0) {
            area.polygons = {{ring, {}}};
        } else {
            area.lines = {ring};
        }
        const double r_min = n % 3 == 0 ? dice.uniform(300e3, 500e3) : 0.0;
        const double r_max = r_min + dice.log_uniform(200e3, 2000e3);
        const Footprint coarse = drawn_around(area, r_min, r_max, 300.0);
        const Footprint fine = drawn_around(area, r_min, r_max, 3.0);
        CAPTURE(n);
        CHECK(coarse.area.m2() == doctest::Approx(fine.area.m2()).epsilon(1e-7));
        CHECK(coarse.perimeter.m() == doctest::Approx(fine.perimeter.m()).epsilon(1e-7));
    }
}

TEST_CASE("an area that is nothing but two places far apart is two annuli") {
    const LaunchArea places{.points = {{0.0, 0.0}, {90.0, 0.0}}, .lines = {}, .polygons = {}};
    const Footprint footprint = drawn_around(places, 500e3, 600e3, 100.0);
    REQUIRE(footprint.polygons.size() == 2);
    CHECK(footprint.polygons[0].holes.size() == 1);
    CHECK(footprint.polygons[1].holes.size() == 1);
    const Footprint one = drawn::band({.site = {0.0, 0.0}, .r_min = 500e3, .r_max = 600e3, .sector = {}});
    CHECK(footprint.area.m2() == doctest::Approx(2.0 * one.area.m2()).epsilon(1e-9));
}

TEST_CASE("an edge that ends on a pole is divided where it bends") {
    const LaunchArea wedge{
        .points = {}, .lines = {}, .polygons = {{{{-80, -60}, {-50, -90}, {-20, -60}, {-80, -60}}, {}}}};
    const Source source = launch_area(wedge, Edges::lonlat, Length(), Length::km(300), Tolerance::m(100));
    CHECK(source.parts.front().outer.size() < 2500);
    const Footprint footprint = drawn_around(wedge, 0.0, 300e3, 100.0);
    CHECK(properties::Plane(footprint.polygons).complaint() == "");
    // 300 km beyond the pole, seen from the wedge.
    const properties::Plane plane(footprint.polygons);
    for (const double beyond : {-200.0, 200.0}) {
        const oracle::Place p = oracle::direct({-90.0, 0.0}, 130.0, 300e3 + beyond);
        CHECK(plane.contains({std::remainder(p.lon, 360.0), p.lat}) == (beyond < 0.0));
    }
}

namespace {

/// The same edge with so many more vertices on it.
Path dense(const LonLat& a, const LonLat& b, int pieces) {
    Path path;
    for (int i = 0; i <= pieces; ++i) path.push_back(between(a, b, static_cast<double>(i) / pieces));
    return path;
}

/// Corners between different sources are exact to less than the tolerance.
void check_equal(const Footprint& one, const Footprint& other, double corners) {
    CHECK(one.polygons.size() == other.polygons.size());
    CHECK(std::abs(one.area.m2() - other.area.m2()) <= 1e-9 * other.area.m2() + corners * 100.0 * 100.0);
    CHECK(std::abs(one.perimeter.m() - other.perimeter.m()) <= 1e-9 * other.perimeter.m() + corners * 50.0);
    CHECK(properties::Plane(one.polygons).complaint() == "");
}

}  // namespace

// A long edge is a run of discs with nothing beside them, many short ones are not.
TEST_CASE("a long edge has the buffer of the short edges that it consists of, whatever is beside it") {
    oracle::Dice dice(oracle::seed() + 44);
    CAPTURE(oracle::seed());
    for (int n = 0; n < 12; ++n) {
        CAPTURE(n);
        const LonLat a{dice.uniform(-180.0, 180.0), dice.uniform(-75.0, 75.0)};
        const LonLat b{a.lon + dice.uniform(-60.0, 60.0), dice.uniform(-75.0, 75.0)};
        const double range_m = dice.log_uniform(5e3, 60e3);
        const auto line = [&](Path path) {
            const LaunchArea area{.points = {}, .lines = {std::move(path)}, .polygons = {}};
            return launch_area(area, Edges::lonlat, Length(), Length::m(range_m), Tolerance::m(100.0));
        };
        std::vector<Source> long_edge{line({a, b})};
        std::vector<Source> short_edges{line(dense(a, b, static_cast<int>(longest(a, b).m() / (2.0 * range_m)) + 1))};
        // Sites on the edge, beside it and around it; an area that it runs into; another line across.
        std::vector<Source> others;
        for (int k = 0; k < 4; ++k) {
            const LonLat near = between(a, b, dice.uniform(0.0, 1.0));
            const auto site =
                rangeband::geodesic::Position::deg(near.lat + dice.uniform(-1.0, 1.0), std::remainder(near.lon, 360.0));
            const double reach_m = dice.log_uniform(1e3, 1e6);
            others.push_back(Source::site(site, Length::m(k == 0 ? 0.5 * reach_m : 0.0), Length::m(reach_m)));
        }
        const LonLat middle = between(a, b, 0.4);
        const LaunchArea country{.points = {}, .lines = {}, .polygons = {{star(dice, 7, middle, 3.0), {}}}};
        others.push_back(launch_area(country, Edges::lonlat, Length(), Length::m(range_m), Tolerance::m(100.0)));
        const LonLat across = between(a, b, 0.7);
        others.push_back(line({{across.lon - 2.0, across.lat - 3.0}, {across.lon + 2.0, across.lat + 3.0}}));
        for (const std::size_t count : {std::size_t{0}, others.size()}) {
            std::vector<Source> one = long_edge;
            std::vector<Source> other = short_edges;
            one.insert(one.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(count));
            other.insert(other.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(count));
            check_equal(merge(one, Depth::at_least(1), Tolerance::m(100.0)),
                        merge(other, Depth::at_least(1), Tolerance::m(100.0)), 4.0 * static_cast<double>(count));
            const auto first = depths(one, Nesting::disjoint, Tolerance::m(100.0));
            const auto second = depths(other, Nesting::disjoint, Tolerance::m(100.0));
            REQUIRE(first.size() == second.size());
            for (std::size_t i = 0; i < first.size(); ++i) {
                CAPTURE(first[i].depth);
                REQUIRE(first[i].depth == second[i].depth);
                check_equal(first[i].footprint, second[i].footprint, 4.0 * static_cast<double>(count));
            }
        }
    }
}

TEST_CASE("an edge round the Earth has a ring of few vertices") {
    const Footprint footprint =
        drawn_around({.points = {}, .lines = {{{170.0, -12.33}, {-170.0, -16.30}}}, .polygons = {}}, 0.0, 917.0, 100.0);
    REQUIRE(footprint.polygons.size() == 1);
    CHECK(footprint.perimeter.km() == doctest::Approx(2.0 * 36'996.0).epsilon(2e-2));
    CHECK(vertices_of(footprint) < 2'000);
}
