// SPDX-License-Identifier: MIT
#include "rangeband/analysis/area.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"
#include "rangeband/analysis/geodesic_line.hpp"
#include "rangeband/analysis/within.hpp"
#include "rangeband/error.hpp"
#include "rangeband/footprint/geodesic_path.hpp"
#include "rangeband/geodesic/earth.hpp"

using namespace rangeband;
using footprint::LonLat;
using geodesic::Position;

namespace {

footprint::LaunchArea random_area(oracle::Dice& dice) {
    const double lat = dice.uniform(-70.0, 70.0), lon = dice.uniform(-180.0, 180.0), size = dice.log_uniform(0.1, 15.0);
    footprint::LaunchArea area;
    const LonLat a{lon, lat}, b{lon + size, lat}, c{lon + size, lat + size};
    if (dice.chance(0.2)) area.points = {a};
    if (dice.chance(0.4)) {
        area.lines = {{a, b, c}};
    } else {
        area.polygons.push_back({{a, b, c, a}, {}});
    }
    return area;
}

/// Every edge at 2,000 points.
std::pair<double, double> sampled(const footprint::LaunchArea& area, const oracle::Place& place) {
    double nearest = 1e99, farthest = 0.0;
    const auto take = [&](double lat, double lon) {
        const double metres = oracle::distance({lat, lon}, place);
        nearest = std::min(nearest, metres);
        farthest = std::max(farthest, metres);
    };
    for (const LonLat& point : area.points) take(point.lat, point.lon);
    footprint::MultiLine paths = area.lines;
    for (const footprint::Polygon& polygon : area.polygons) paths.push_back(polygon.exterior);
    for (const footprint::Path& path : paths) {
        for (std::size_t i = 1; i < path.size(); ++i) {
            for (int k = 0; k <= 2000; ++k) {
                const double share = k / 2000.0;
                take(path[i - 1].lat + share * (path[i].lat - path[i - 1].lat),
                     path[i - 1].lon + share * (path[i].lon - path[i - 1].lon));
            }
        }
    }
    return {nearest, farthest};
}

}  // namespace

TEST_CASE("the nearest and the farthest point of an area, beside sampled edges") {
    oracle::Dice dice(oracle::seed() + 5);
    int inside = 0;
    for (int n = 0; n < 40; ++n) {
        const footprint::LaunchArea area = random_area(dice);
        const analysis::LaunchAreaDistance measured(area, footprint::Edges::lonlat);
        const LonLat corner = area.lines.empty() ? area.polygons[0].exterior[0] : area.lines[0][0];
        for (int m = 0; m < 3; ++m) {
            const oracle::Place place =
                dice.chance(0.5)
                    ? oracle::direct({corner.lat, corner.lon}, dice.uniform(0.0, 360.0), dice.log_uniform(1.0, 3e6))
                    : oracle::Place{dice.uniform(-90.0, 90.0), dice.uniform(-180.0, 180.0)};
            const Position to = Position::deg(place.lat, place.lon);
            const analysis::LaunchAreaDistance::Nearest found = measured.nearest(to);
            const auto [nearest, farthest] = sampled(area, place);
            double most = 0.0;
            double least = 1e9;
            for (const analysis::DistanceRange& away : measured.of_parts(to)) {
                most = std::max(most, away.farthest.m());
                least = std::min(least, away.nearest.m());
            }
            CHECK(least == found.distance.m());
            CHECK(most >= farthest - 1e-6);
            if (most != geodesic::half_meridian().m()) CHECK(most <= farthest + 600.0);  // half a step of the samples
            if (found.distance == Length()) {
                ++inside;
                CHECK(!area.polygons.empty());
                continue;
            }
            CHECK(found.distance.m() <= nearest + 1e-6);
            CHECK(found.distance.m() >= nearest - 600.0);
            CHECK(oracle::distance({found.from.lat(), found.from.lon()}, place) ==
                  doctest::Approx(found.distance.m()).epsilon(1e-12));
        }
    }
    CHECK(inside > 0);
}

/// A band around areas of several parts, asked by distances and by the discs that are drawn.
TEST_CASE("reach and footprint agree farther than the tolerance from the boundary") {
    oracle::Dice dice(oracle::seed() + 7);
    CAPTURE(oracle::seed());
    constexpr double tolerance_m = 500.0;
    int yes = 0;
    int no = 0;
    for (int n = 0; n < 12; ++n) {
        footprint::LaunchArea area;
        for (int part = 0; part < 3; ++part) {
            const footprint::LaunchArea one = random_area(dice);
            area.points.insert(area.points.end(), one.points.begin(), one.points.end());
            area.lines.insert(area.lines.end(), one.lines.begin(), one.lines.end());
            area.polygons.insert(area.polygons.end(), one.polygons.begin(), one.polygons.end());
        }
        catalog::Range range;
        range.min = Length::km(dice.uniform(100.0, 3000.0));
        range.max = range.min + Length::km(dice.log_uniform(50.0, 2000.0));
        const analysis::RangeCriterion criterion(range);
        const analysis::LaunchAreaDistance measured(area, footprint::Edges::lonlat);
        const footprint::Source source =
            footprint::launch_area(area, footprint::Edges::lonlat, range.min, *range.max, Tolerance::m(tolerance_m));
        for (int m = 0; m < 60; ++m) {
            const auto place =
                Position::deg(Angle::rad(std::asin(dice.uniform(-1.0, 1.0))).deg(), dice.uniform(-180.0, 180.0));
            const analysis::Verdict verdict = measured.evaluate(criterion, place, measured.nearest(place).distance);
            if (std::abs(verdict.margin->m()) < tolerance_m) continue;
            const bool inside = verdict.inside == analysis::Inside::yes;
            CHECK(inside == analysis::contains(source, place));
            // The parts one by one.
            bool any = false;
            for (const analysis::DistanceRange& away : measured.of_parts(place))
                any = any || (away.nearest <= *range.max && away.farthest >= range.min);
            CHECK(inside == any);
            ++(inside ? yes : no);
        }
    }
    CHECK(yes > 20);
    CHECK(no > 20);
}

TEST_CASE("a polygon's farthest point may lie inside it") {
    footprint::LaunchArea area;
    area.polygons = {{{{-2.7, -2.7}, {2.7, -2.7}, {2.7, 2.7}, {-2.7, 2.7}, {-2.7, -2.7}}, {}}};
    const analysis::LaunchAreaDistance measured(area, footprint::Edges::lonlat);
    const auto opposite = Position::deg(0.0, 180.0);
    CHECK(measured.of_parts(opposite).front().farthest == geodesic::half_meridian());
    catalog::Range range;
    range.min = Length::km(19'850);
    range.max = Length::km(19'990);
    CHECK(measured.evaluate(analysis::RangeCriterion(range), opposite, measured.nearest(opposite).distance).inside ==
          analysis::Inside::yes);
    const footprint::Source source =
        footprint::launch_area(area, footprint::Edges::lonlat, range.min, *range.max, Tolerance::m(500));
    CHECK(analysis::contains(source, opposite));
}

TEST_CASE("across an edge the way is perpendicular to it, and the distance known") {
    footprint::LaunchArea area;
    area.lines = {{{0.0, 0.0}, {30.0, 0.0}}};
    const analysis::LaunchAreaDistance equator(area, footprint::Edges::lonlat);
    const analysis::LaunchAreaDistance::Nearest found = equator.nearest(Position::deg(5.0, 12.345));
    CHECK(found.distance.m() == doctest::Approx(oracle::distance({0.0, 12.345}, {5.0, 12.345})).epsilon(1e-13));
    CHECK(equator.of_parts(Position::deg(5.0, 12.345)).front().farthest.m() ==
          doctest::Approx(oracle::distance({0.0, 30.0}, {5.0, 12.345})).epsilon(1e-13));
    const analysis::LaunchAreaDistance along(area, footprint::Edges::geodesic);
    CHECK(along.nearest(Position::deg(5.0, 12.345)).distance.m() == doctest::Approx(found.distance.m()).epsilon(1e-9));
}

TEST_CASE("geodesic edges are followed, also where they cross the equator halfway") {
    oracle::Dice dice(oracle::seed() + 6);
    for (int n = 0; n < 60; ++n) {
        const bool symmetric = n % 2 == 0;
        const LonLat a{dice.uniform(-180.0, 180.0), dice.uniform(-70.0, 70.0)};
        const LonLat b{a.lon + dice.uniform(1.0, 170.0), symmetric ? -a.lat : dice.uniform(-70.0, 70.0)};
        const footprint::Path path = footprint::geodesic_path(a, b, Tolerance::m(50));
        CHECK(path.front() == a);
        CHECK(path.back().lat == b.lat);
        oracle::Edges edges;
        for (std::size_t i = 1; i < path.size(); ++i)
            edges.add({path[i - 1].lat, path[i - 1].lon}, {path[i].lat, path[i].lon});
        const oracle::Way way = oracle::inverse({a.lat, a.lon}, {b.lat, b.lon});
        for (int k = 1; k < 40; ++k) {
            const oracle::Place on = oracle::direct({a.lat, a.lon}, way.azimuth, way.metres * k / 40.0);
            CHECK(edges.distance_from(on, 200.0) <= 60.0);
        }
    }
}

TEST_CASE("an edge between opposite places is no single way") {
    footprint::LaunchArea area;
    area.lines = {{{0.0, 0.0}, {180.0, 0.0}}};
    CHECK_THROWS_AS(analysis::LaunchAreaDistance(area, footprint::Edges::geodesic), const Error&);
}

TEST_CASE("ways stay on the map, are cut at the antimeridian, and end where they should") {
    oracle::Dice dice(oracle::seed() + 7);
    std::size_t cut = 0;
    for (int n = 0; n < 500; ++n) {
        const Position from =
            Position::deg(dice.uniform(-90.0, 90.0), dice.pick({180.0, -180.0, dice.uniform(-180.0, 180.0)}));
        const Position to = dice.chance(0.1)   ? from
                            : dice.chance(0.1) ? Position::deg(-from.lat(), from.lon() + 180.0)
                            : dice.chance(0.1) ? Position::deg(90.0, dice.uniform(-180.0, 180.0))
                                               : Position::deg(dice.uniform(-90.0, 90.0), dice.uniform(-180.0, 180.0));
        const footprint::MultiLine lines = analysis::geodesic_line(from, to, Tolerance::m(500));
        double metres = 0.0;
        REQUIRE(!lines.empty());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            REQUIRE(lines[i].size() >= 2);
            for (std::size_t k = 0; k < lines[i].size(); ++k) {
                CHECK(std::abs(lines[i][k].lon) <= 180.0);
                if (k == 0) continue;
                metres +=
                    oracle::distance({lines[i][k - 1].lat, lines[i][k - 1].lon}, {lines[i][k].lat, lines[i][k].lon});
            }
            if (i == 0) continue;
            CHECK(std::abs(lines[i].front().lon) == 180.0);
            CHECK(lines[i].front().lon == -lines[i - 1].back().lon);
            CHECK(lines[i].front().lat == lines[i - 1].back().lat);
            ++cut;
        }
        const double straight = oracle::distance({from.lat(), from.lon()}, {to.lat(), to.lon()});
        CHECK(metres == doctest::Approx(straight).epsilon(1e-3));
        CHECK(oracle::distance({lines.front().front().lat, lines.front().front().lon}, {from.lat(), from.lon()}) <
              1e-6);
        CHECK(oracle::distance({lines.back().back().lat, lines.back().back().lon}, {to.lat(), to.lon()}) < 1e-6);
    }
    CHECK(cut > 50);
}
