// SPDX-License-Identifier: MIT
// Buffers that other libraries publish, or draw where they are right, each to what its drawing is off by.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "oracle/geodesy.hpp"
#include "properties/plane.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/footprint/launch_area.hpp"

using namespace rangeband::footprint;
using rangeband::Length;
using rangeband::Tolerance;

namespace {

Footprint buffer(const LaunchArea& area, Edges edges, double metres, double tolerance_m) {
    const Source source = launch_area(area, edges, Length(), Length::m(metres), Tolerance::m(tolerance_m));
    return draw({.source = source, .sector = std::nullopt, .tolerance = Tolerance::m(tolerance_m)});
}

LaunchArea line(Path path) { return {.points = {}, .lines = {std::move(path)}, .polygons = {}}; }

LaunchArea polygon(Path exterior, std::vector<Path> holes = {}) {
    return {.points = {}, .lines = {}, .polygons = {{std::move(exterior), std::move(holes)}}};
}

}  // namespace

// Boost.Geometry, test/algorithms/buffer/buffer_linestring_geo.cpp and buffer_multi_linestring_geo.cpp: roads in
// Trondheim with round joins and ends. Most of its areas, taken by Andoyer's or Thomas's formula, are 0.4 to 0.7 % too
// small, not that for 15 m; GEOS's in a plane with the scale of the place are right to 1e-4.
TEST_CASE("areas of Boost.Geometry's geographic buffers") {
    const LaunchArea sharp = line({{10.3939684, 63.4255808},
                                   {10.3948159, 63.4263661},
                                   {10.3947354, 63.4255918},
                                   {10.3950209, 63.4255588},
                                   {10.3960570, 63.4255423},
                                   {10.3973017, 63.4255570}});
    CHECK(buffer(sharp, Edges::geodesic, 5.0, 0.01).area.m2() == doctest::Approx(3090.0).epsilon(7e-3));
    const LaunchArea opposite = line({{10.4000988, 63.4283885}, {10.4029694, 63.4280726}, {10.4006988, 63.4283397}});
    CHECK(buffer(opposite, Edges::geodesic, 5.0, 0.01).area.m2() == doctest::Approx(1658.0).epsilon(7e-3));
    // From 11 to 18 m they enclose a hole.
    const LaunchArea roads{.points = {},
                           .lines = {{{10.3988246, 63.4332944}, {10.3991235, 63.4341424}, {10.3991956, 63.4346470}},
                                     {{10.3985108, 63.4336039},
                                      {10.3985342, 63.4339071},
                                      {10.3984854, 63.4342548},
                                      {10.3984154, 63.4345156}},
                                     {{10.3973490, 63.4332584}, {10.4001666, 63.4332774}},
                                     {{10.3985596, 63.4346152}, {10.3991129, 63.4345792}}},
                           .polygons = {}};
    struct Case {
        double metres, boost_m2, plane_m2;
    };
    for (const auto& [metres, boost_m2, plane_m2] : {Case{5.0, 4398.0, 4426.3},
                                                     {10.0, 8994.0, 9050.8},
                                                     {12.0, 10790.0, 10861.2},
                                                     {15.0, 13358.0, 13358.6},
                                                     {17.0, 14824.0, 14917.4},
                                                     {20.0, 17055.0, 17120.7},
                                                     {25.0, 20657.0, 20787.6}}) {
        CAPTURE(metres);
        const Footprint footprint = buffer(roads, Edges::geodesic, metres, 0.01);
        CHECK(footprint.area.m2() == doctest::Approx(boost_m2).epsilon(metres == 15.0 ? 1e-4 : 7e-3));
        CHECK(footprint.area.m2() == doctest::Approx(plane_m2).epsilon(1e-4));
        CHECK(properties::Plane(footprint.polygons).complaint() == "");
    }
}

// PostGIS 3.3.2: ST_Area(ST_Buffer(geography, metres, 64)) of edges cut to 1 km, in the zone of UTM, or the Lambert
// projection, that it chooses; up to 0.2 % off in scale.
TEST_CASE("areas of PostGIS's geography buffers") {
    struct Case {
        LaunchArea area;
        double metres;
        double area_m2;
    };
    const std::vector<Case> cases{
        {line({{7.5, 47.5}, {7.6, 47.6}, {7.7, 47.55}}), 1000.0, 48'481'543.5},
        {polygon({{-19.0, 64.5}, {-18.8, 64.5}, {-18.9, 64.6}, {-19.0, 64.5}}), 2000.0, 133'916'586.5},
        {polygon({{25.0, -20.0}, {25.4, -20.0}, {25.4, -19.6}, {25.0, -19.6}, {25.0, -20.0}},
                 {{{25.1, -19.9}, {25.3, -19.9}, {25.3, -19.7}, {25.1, -19.7}, {25.1, -19.9}}}),
         3000.0, 2'159'869'549.1},
        {line({{179.9, -16.0}, {180.1, -16.1}}), 5000.0, 319'115'416.0}};
    for (const Case& one : cases) {
        const Footprint footprint = buffer(one.area, Edges::geodesic, one.metres, 1.0);
        CHECK(footprint.area.m2() == doctest::Approx(one.area_m2).epsilon(2e-3));
    }
}

// Turf, packages/turf-buffer/test: 50 miles around two features, areas of its published polygons. On a sphere, in an
// azimuthal projection of the whole feature, with 8 segments a quarter.
TEST_CASE("areas of Turf's buffers") {
    constexpr double metres = 80'467.2;
    const Footprint around_line = buffer(line({{121.11328124999999, -31.57853542647337},
                                               {126.65039062499999, -24.367113562651262},
                                               {132.5390625, -20.797201434306984},
                                               {137.197265625, -20.385825381874263},
                                               {142.294921875, -22.67484735118852},
                                               {146.865234375, -28.690587654250685},
                                               {147.12890625, -31.42866311735861}}),
                                         Edges::lonlat, metres, 50.0);
    CHECK(around_line.area.km2() == doctest::Approx(643'971.4).epsilon(0.02));
    const Footprint around_polygon = buffer(polygon({{124.18945312500001, -24.607069137709694},
                                                     {128.49609375, -31.278550858946517},
                                                     {138.33984375, -31.728167146023935},
                                                     {144.84375, -23.40276490540795},
                                                     {141.416015625, -16.804541076383455},
                                                     {135.703125, -13.667338259654947},
                                                     {130.4296875, -13.581920900545844},
                                                     {124.892578125, -13.923403897723334},
                                                     {124.18945312500001, -24.607069137709694}},
                                                    {{{129.79296875, -27.019984007982554},
                                                      {139.0869140625, -27.019984007982554},
                                                      {139.0869140625, -17.392579271057766},
                                                      {127.79296875, -17.392579271057766},
                                                      {129.79296875, -27.019984007982554}}}),
                                            Edges::lonlat, metres, 50.0);
    CHECK(around_polygon.area.km2() == doctest::Approx(3'072'917.2).epsilon(0.02));
    REQUIRE(around_polygon.polygons.size() == 1);
    CHECK(around_polygon.polygons.front().holes.size() == 1);
}

// S2, src/s2/s2buffer_operation_test.cc: its shapes and radii, and what it asks of every buffer: no point of the
// boundary is nearer to the input than the radius or farther from it, but for the error allowed.
TEST_CASE("S2's buffered shapes keep their distance") {
    struct Case {
        std::string name;
        LaunchArea area;
        double degrees;
    };
    const Path square{{-3, -3}, {3, -3}, {3, 3}, {-3, 3}, {-3, -3}};
    const std::vector<Case> cases{
        {"SiblingPairHole", polygon({{0, 0}, {10, 0}, {7, 7}, {0, 0}}, {{{4, 3}, {6, 3}, {4, 3}}}), 1.0},
        {"Square", polygon(square), 1.0},
        {"Square, to its opposite", polygon(square), 170.0},
        {"HollowSquare", polygon(square, {{{2, 2}, {2, -2}, {-2, -2}, {-2, 2}, {2, 2}}}), 1.0},
        {"ZigZagLoop", polygon({{0, 0}, {7, 0}, {3, 5}, {10, 5}, {10, 6}, {1, 6}, {5, 1}, {0, 1}, {0, 0}}), 0.2},
        {"ZigZagPolyline", line({{0, 0}, {7, 0}, {3, 5}, {10, 5}}), 1.0},
        {"a sharp turn", line({{0, 10}, {0, 0}, {1, 5}}), 1.0},
        {"zig-zag", line({{0, 0}, {30, 0}, {30, 30}, {60, 30}}), 5.729577951},
        {"a triangle with a hole",
         polygon({{0, 0}, {100, 0}, {50, 70}, {0, 0}}, {{{20, 10}, {50, 50}, {80, 10}, {20, 10}}}), 5.729577951}};
    for (const Case& one : cases) {
        CAPTURE(one.name);
        const double metres = one.degrees * 111'194.0;
        const double tolerance_m = std::max(0.001 * metres, 20.0);
        const Footprint footprint = buffer(one.area, Edges::geodesic, metres, tolerance_m);
        CHECK(properties::Plane(footprint.polygons).complaint() == "");
        const LaunchArea edges = along_geodesics(one.area, Tolerance::m(1.0));
        MultiLine rims = edges.lines;
        for (const Polygon& one_polygon : edges.polygons) {
            rims.push_back(one_polygon.exterior);
            rims.insert(rims.end(), one_polygon.holes.begin(), one_polygon.holes.end());
        }
        std::vector<oracle::Place> points;
        for (const Path& rim : rims) {
            for (std::size_t i = 1; i < rim.size(); ++i) {
                const LonLat& a = rim[i - 1];
                const LonLat& b = rim[i];
                const double apart_m = oracle::distance({a.lat, a.lon}, {b.lat, b.lon});
                const int steps = static_cast<int>(std::ceil(apart_m / std::sqrt(tolerance_m * metres))) + 1;
                for (int k = 0; k <= steps; ++k) {
                    const double share = static_cast<double>(k) / steps;
                    points.push_back({a.lat + share * (b.lat - a.lat), a.lon + share * (b.lon - a.lon)});
                }
            }
        }
        std::size_t seen = 0;
        for (const Path& way : footprint.boundary()) {
            for (std::size_t i = 0; i < way.size(); i += std::max<std::size_t>(way.size() / 100, 1)) {
                double nearest = 1e9;
                for (const oracle::Place& point : points)
                    nearest = std::min(nearest, oracle::distance(point, {way[i].lat, way[i].lon}));
                CHECK(nearest > metres - tolerance_m);
                CHECK(nearest < metres + 1.2 * tolerance_m);  // between two points the edge is nearer
                ++seen;
            }
        }
        CHECK(seen > 20);
    }
}
