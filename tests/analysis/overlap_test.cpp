// SPDX-License-Identifier: MIT
#include "analysis/overlap.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/plane.hpp"
#include "oracle/dice.hpp"
#include "rangeband/analysis/lonlat_area.hpp"

using namespace rangeband;
using analysis::overlap;
using analysis::Trapezoids;

namespace {

Path rectangle(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// A star around a centre, of corners on a coarse grid, so that stars share corners, edges and longitudes; in either
/// direction, with or without a hole.
Polygon star(oracle::Dice& dice, double lon, double lat, double size) {
    const double grid = dice.pick({0.0, 0.0, size / 4.0});
    const int corners = static_cast<int>(dice.uniform(8.0, 40.0));
    const auto ring_of = [&](double least, double most) {
        Path ring;
        for (int i = 0; i < corners; ++i) {
            const double angle = 6.283185307179586 * i / corners, r = size * dice.uniform(least, most);
            ring.push_back({lon + r * std::cos(angle), lat + r * std::sin(angle)});
        }
        ring.push_back(ring.front());
        return ring;
    };
    Polygon polygon{ring_of(0.5, 1.0), {}};
    if (dice.chance(0.4)) polygon.holes.push_back(ring_of(0.1, 0.4));
    if (grid > 0.0) polygon.exterior = rectangle(lon - 2 * grid, lat - grid, lon + grid, lat + 2 * grid);
    if (grid > 0.0 && !polygon.holes.empty()) polygon.holes = {rectangle(lon - grid, lat, lon, lat + grid)};
    if (dice.chance(0.5)) std::ranges::reverse(polygon.exterior);
    return polygon;
}

double by_geos(const MultiPolygon& a, const MultiPolygon& b) {
    return analysis::lonlat_area(analysis::Shape(a).intersection(analysis::Shape(b)).polygons()).m2();
}

}  // namespace

TEST_CASE("an overlap has the area of GEOS's intersection") {
    oracle::Dice dice(oracle::seed());
    int apart = 0, partly = 0;
    for (int i = 0; i < 2'000; ++i) {
        const double size = dice.log_uniform(0.01, 20.0);
        const double lat = dice.uniform(-60.0, 60.0), lon = dice.uniform(-120.0, 120.0);
        const auto shifted = [&] { return size * dice.pick({0.0, 0.25, 0.5, dice.uniform(-2.0, 2.0)}); };
        const MultiPolygon a{star(dice, lon, lat, size)};
        const MultiPolygon b{star(dice, lon + shifted(), lat + shifted(), size * dice.pick({1.0, 0.25, 2.0}))};
        const double expected = by_geos(a, b);
        const double found = overlap(Trapezoids(a), Trapezoids(b)).m2();
        const double smaller = std::min(analysis::lonlat_area(a).m2(), analysis::lonlat_area(b).m2());
        CAPTURE(i);
        CAPTURE(expected);
        CHECK(std::abs(found - expected) <= 1e-9 * smaller);
        CHECK(std::abs(found - overlap(Trapezoids(b), Trapezoids(a)).m2()) <= 1e-11 * smaller);
        expected == 0.0 ? ++apart : ++partly;
    }
    CHECK(apart > 100);
    CHECK(partly > 1'000);
}

TEST_CASE("nothing and everything are exact") {
    oracle::Dice dice(oracle::seed() + 1);
    for (int i = 0; i < 500; ++i) {
        const double size = dice.log_uniform(1e-3, 5.0);
        const double lat = dice.uniform(-60.0, 60.0), lon = dice.uniform(-120.0, 120.0);
        const Trapezoids part({star(dice, lon, lat, size)});
        const Trapezoids frame({{rectangle(lon - 2 * size, lat - 2 * size, lon + 2 * size, lat + 2 * size), {}}});
        const Trapezoids window({{rectangle(-180, -90, 180, 90),
                                  {rectangle(lon - 2 * size, lat - 2 * size, lon + 2 * size, lat + 2 * size)}}});
        CHECK(overlap(frame, part) == part.area());
        CHECK(overlap(part, frame) == part.area());
        CHECK(overlap(window, part) == Area());
        CHECK(overlap(part, part) == part.area());
    }
}

TEST_CASE("edges along ±180°, the poles and each other count once") {
    const Trapezoids earth({{rectangle(-180, -90, 180, 90), {}}});
    const Trapezoids south({{rectangle(-180, -90, 180, -60), {}}});
    const Trapezoids east({{rectangle(0, -90, 180, 90), {}}});
    const Trapezoids west({{rectangle(-180, -90, 0, 90), {}}});
    CHECK(overlap(earth, south) == south.area());
    CHECK(overlap(south, earth) == south.area());
    CHECK(overlap(east, west) == Area());
    CHECK(overlap(east, south).m2() == doctest::Approx(0.5 * south.area().m2()).epsilon(1e-14));
    CHECK(overlap(Trapezoids({}), earth) == Area());
    CHECK(overlap(earth, Trapezoids({})) == Area());
}
