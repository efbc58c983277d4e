// SPDX-License-Identifier: MIT
// What was once wrong, by name: depths that no place has exactly, annuli through a pole, slivers beyond ±180°,
// perimeters of circles that touch, stars and copies of a hundred.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "families/checks.hpp"
#include "footprint/drawn.hpp"
#include "oracle/dice.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"

using namespace rangeband::footprint;
using oracle::Band;
using oracle::Dice;
using oracle::Place;
using rangeband::Length;
using rangeband::Tolerance;

namespace {

Source site(double lat, double lon, double r_max, double r_min = 0.0) {
    return Source::site(rangeband::geodesic::Position::deg(lat, lon), Length::m(r_min), Length::m(r_max));
}

std::string said(const Band& band, double tolerance_m) {
    return fmt::format("--at={:.17g},{:.17g} --range {:.17g}..{:.17g}m --tolerance {:.17g}m", band.site.lat,
                       band.site.lon, band.r_min, band.r_max, tolerance_m);
}

/// Valid as computed and as written, with no fewer decimals than it asks for.
Footprint valid(const Band& band, double tolerance_m, int decimals = 7) {
    Footprint footprint = drawn::band(band, tolerance_m);
    const std::string computed = properties::Plane(footprint.polygons).complaint();
    CHECK_MESSAGE(computed == "", said(band, tolerance_m));
    for (const int digits : {footprint.decimals, std::max(footprint.decimals, decimals)}) {
        const std::string written = properties::Plane(properties::rounded(footprint.polygons, digits)).complaint();
        CHECK_MESSAGE(written == "", said(band, tolerance_m), " with ", digits, " decimals");
    }
    return footprint;
}

/// The farthest that the true boundary of a disc or annulus is from what is drawn, at so many places of each circle.
/// Edges along ±90° are no boundary, and along ±180° only those beyond which nothing is drawn.
double farthest_from(const MultiPolygon& polygons, const Band& band, double limit, int places) {
    oracle::Edges edges;
    std::vector<std::pair<LonLat, LonLat>> along;
    properties::each_edge(polygons, [&](const LonLat& a, const LonLat& b) {
        if (!properties::on_seam(a, b)) {
            edges.add(properties::place(a), properties::place(b));
        } else if (a.lon == b.lon) {
            along.emplace_back(a, b);
        }
    });
    for (const auto& [a, b] : along) {
        const double middle = 0.5 * (a.lat + b.lat);
        const bool goes_on = std::ranges::any_of(along, [&, lon = a.lon](const auto& other) {
            const auto [south, north] = std::minmax(other.first.lat, other.second.lat);
            return other.first.lon == -lon && south <= middle && middle <= north;
        });
        if (!goes_on) edges.add(properties::place(a), properties::place(b));
    }
    double farthest = 0.0;
    for (const double radius : {band.r_min, band.r_max}) {
        for (int i = 0; i < places && radius > 0.0; ++i)
            farthest = std::max(
                farthest, edges.distance_from(oracle::direct(band.site, 360.0 * (i + 0.5) / places, radius), limit));
    }
    return farthest;
}

}  // namespace

TEST_CASE("nested depths have a feature for every number up to the greatest") {
    const std::vector<Source> equal(3, site(52.5, 13.4, 500e3));
    const auto nested = depths(equal, Nesting::nested, Tolerance::m(100));
    REQUIRE(nested.size() == 3);
    for (std::size_t i = 0; i < nested.size(); ++i) {
        CHECK(nested[i].depth == static_cast<int>(i) + 1);
        CHECK(nested[i].footprint.area.m2() == doctest::Approx(oracle::cap({52.5, 13.4}, 500e3).area).epsilon(1e-9));
    }
    const auto exact = depths(equal, Nesting::disjoint, Tolerance::m(100));
    REQUIRE(exact.size() == 1);  // but no place is held by one or two alone
    CHECK(exact.front().depth == 3);

    // Nowhere exactly two: three at one place, of which one reaches farther.
    std::vector<Source> wider(2, site(52.5, 13.4, 500e3));
    wider.push_back(site(52.5, 13.4, 700e3));
    const auto two_steps = depths(wider, Nesting::nested, Tolerance::m(100));
    REQUIRE(two_steps.size() == 3);
    CHECK(two_steps[0].footprint.area.m2() > 1.5 * two_steps[1].footprint.area.m2());
    CHECK(two_steps[1].footprint.area.m2() == doctest::Approx(two_steps[2].footprint.area.m2()).epsilon(1e-12));
}

TEST_CASE("an annulus one of whose edges passes a pole is valid") {
    valid({.site = {-8.095577820682, 173.281883478239},
           .r_min = 10897187.969861994,
           .r_max = 10898219.913488725,
           .sector = {}},
          661.342919, 12);
    valid({.site = {38.970519320427, -92.922745745127},
           .r_min = 14317196.91058244,
           .r_max = 16694867.877652742,
           .sector = {}},
          0.12886489, 8);
    valid({.site = {65.794100509791, 108.981264452555},
           .r_min = 17301845.89455825,
           .r_max = 18084125.55153669,
           .sector = {}},
          4208.20548, 9);
    valid({.site = {45.0, 100.0}, .r_min = 5017021.351334979, .r_max = 6017021.0, .sector = {}}, 100.0);
}

TEST_CASE("annuli with any of their edges at a pole are valid and as large as they are") {
    Dice dice(oracle::seed() + 41);
    double worst = 0.0;
    for (int i = 0; i < 60; ++i) {
        Place at{dice.uniform(-89.0, 89.0),
                 dice.chance(0.3) ? dice.uniform(179.0, 181.0) : dice.uniform(-180.0, 180.0)};
        at.lon = std::remainder(at.lon, 360.0);
        const double north = oracle::distance(at, {90.0, 0.0});
        const double south = oracle::distance(at, {-90.0, 0.0});
        Band band{.site = at, .r_min = std::min(north, south), .r_max = std::max(north, south), .sector = {}};
        const double through = dice.chance(0.5) ? north : south;
        if (i % 3 == 0)
            band = {.site = at, .r_min = through * dice.uniform(0.2, 0.999), .r_max = through, .sector = {}};
        if (i % 3 == 1)
            band = {.site = at,
                    .r_min = through,
                    .r_max = std::min(through * dice.log_uniform(1.0001, 2.0), 19.9e6),
                    .sector = {}};
        if (band.r_max - band.r_min < 100.0) continue;
        const double tolerance_m = dice.log_uniform(0.1, 5e3);
        const Footprint footprint = valid(band, tolerance_m, static_cast<int>(dice.uniform(7.0, 13.0)));
        const oracle::Size truth = oracle::size_of(band);
        const double off = std::abs(footprint.area.m2() - truth.area);
        const double allowed =
            std::max(1e-9 * truth.area, 1e-4 * truth.perimeter) + 1e-9 * oracle::cap(at, band.r_max).area;
        CHECK_MESSAGE(off <= allowed, said(band, tolerance_m), ": ", footprint.area.m2(), " m2, not ", truth.area);
        worst = std::max(worst, off / allowed);
        const double away = farthest_from(footprint.polygons, band, 3.0 * tolerance_m, 24);
        CHECK_MESSAGE(away <= footprint.tolerance.m() + 2e-4, said(band, tolerance_m), ": ", away, " m off");
    }
    MESSAGE("areas use at most ", worst, " of what is allowed");
}

TEST_CASE("a part beyond the antimeridian is left out only where it is less than the tolerance") {
    const auto check = [](const Band& band, double tolerance_m) {
        const Footprint footprint = valid(band, tolerance_m);
        for (const bool as_written : {false, true}) {
            const MultiPolygon polygons =
                as_written ? properties::rounded(footprint.polygons, footprint.decimals) : footprint.polygons;
            const double away = farthest_from(polygons, band, 20.0 * tolerance_m, 720);
            CHECK_MESSAGE(
                away <= 1.02 * tolerance_m, said(band, tolerance_m), ": ", away, " m off",
                as_written ? std::string(" as written with ") + std::to_string(footprint.decimals) + " decimals" : "");
        }
    };
    check({.site = {-24.137489897426, 179.999999}, .r_min = 0.0, .r_max = 0.104115756427, .sector = {}}, 0.00538519074);
    Dice dice(oracle::seed() + 42);
    for (int i = 0; i < 60; ++i) {
        const double r_max = dice.log_uniform(0.05, 1e5);
        Band band{.site = {dice.uniform(-75.0, 75.0), 0.0}, .r_min = 0.0, .r_max = r_max, .sector = {}};
        // A micrometre is a hundredth of a nanodegree, which doubles and a dozen decimals still tell from nothing.
        const double beyond = std::max(r_max * dice.log_uniform(1e-8, 0.3), 1e-6);
        const double widest = oracle::widest_dlon(band.site, r_max);
        band.site.lon = dice.pick({-1.0, 1.0}) * (180.0 - widest * (1.0 - beyond / r_max));
        check(band, std::max(r_max * dice.log_uniform(1e-3, 0.1), 1e-4));
    }
}

TEST_CASE("circles that touch are as long together as alone") {
    Dice dice(oracle::seed() + 43);
    double worst = 0.0;
    for (int i = 0; i < 40; ++i) {
        const Place touch =
            i % 5 == 0 ? Place{0.0, 180.0} : Place{dice.uniform(-80.0, 80.0), dice.uniform(-180.0, 180.0)};
        const double azimuth = dice.pick({0.0, 90.0, dice.uniform(0.0, 360.0)});
        const double large = dice.log_uniform(1e4, 2e6);
        const double small = large * dice.uniform(0.2, 0.9);
        const bool inside = i % 2 == 0;
        const Place a = oracle::direct(touch, azimuth, large);
        const Place b = oracle::direct(touch, azimuth + (inside ? 0.0 : 180.0), small);
        const std::vector<Source> two{site(a.lat, a.lon, large), site(b.lat, b.lon, small)};
        const double of_a = oracle::cap(a, large).perimeter;
        const double of_b = oracle::cap(b, small).perimeter;
        for (const double tolerance_m : {1.0, 100.0, 1e4}) {
            // What is narrower than the resolution is no overlap and no gap; nodes may cut as much off each arc, and
            // the circles touch only to the 30 nm of two geodesics, which is as long as this.
            const double bend = inside ? 1.0 / small - 1.0 / large : 1.0 / small + 1.0 / large;
            const double allowed =
                4.0 * families::resolution_m(tolerance_m) + 4.0 * std::sqrt(2.0 * 3e-8 / bend) + 1e-9 * (of_a + of_b);
            // Inside of each other they leave a crescent. Its tip up to s on either side of where they touch is
            // bend·s²/6 wide in the mean, and left out where that is less than the resolution; its chords may meet
            // twice as far.
            const double tip = 2.0 * std::sqrt(6.0 * families::resolution_m(tolerance_m) / bend);
            const auto check = [&](const Depth& depth, double truth) {
                const double found = merge(two, depth, Tolerance::m(tolerance_m)).perimeter.m();
                const double left_out = inside && depth.most == 1 ? 4.0 * tip : 0.0;
                CHECK_MESSAGE((found - truth <= allowed && found - truth >= -allowed - left_out), "depth ", depth.least,
                              " to ", depth.most, ", tolerance ", tolerance_m, ": ", found - truth,
                              " m too long, allowed ", allowed,
                              fmt::format(": {{{:.17g}, {:.17g}}} {:.17g} m, {{{:.17g}, {:.17g}}} {:.17g} m", a.lat,
                                          a.lon, large, b.lat, b.lon, small));
                worst = std::max(worst, std::abs(found - truth));
            };
            check(Depth::at_least(1), inside ? of_a : of_a + of_b);
            check(Depth::exactly(1), of_a + of_b);
            check(Depth::at_least(2), inside ? of_b : 0.0);
        }
    }
    MESSAGE("off by at most ", worst, " m");
}

// Their circles fold over themselves around the antipode, and cross there many times within some kilometres.
TEST_CASE("discs of nearly the whole Earth are counted right around what they leave open") {
    Dice dice(oracle::seed() + 45);
    int asked = 0;
    for (int i = 0; i < 40; ++i) {
        const Place place{dice.uniform(-75.0, 75.0), dice.uniform(-180.0, 180.0)};
        const Place antipode{-place.lat, std::remainder(place.lon + 180.0, 360.0)};
        std::vector<std::pair<Place, double>> discs;
        std::vector<Source> sources;
        for (int k = 0; k < 5; ++k) {
            // The last one's circle passes there, at an azimuth beside that of its first and last point.
            Place at = oracle::direct(antipode, dice.uniform(0.0, 360.0), dice.log_uniform(1e3, 5e4));
            if (k == 4)
                at = oracle::direct(place, dice.pick({0.0, 180.0}) + dice.uniform(-0.5, 0.5), dice.uniform(1e6, 1.9e7));
            const bool through = k == 4 || i % 2 == 0;
            const double reach = through ? oracle::distance(at, place) : 2.0e7 - dice.log_uniform(1e3, 8e4);
            discs.emplace_back(at, reach);
            sources.push_back(site(at.lat, at.lon, reach));
        }
        const double tolerance_m = dice.pick({1.0, 10.0, 100.0});
        const auto layers = depths(sources, Nesting::disjoint, Tolerance::m(tolerance_m));
        for (int k = 0; k < 100; ++k) {
            const Place p = oracle::direct(place, dice.uniform(0.0, 360.0), dice.log_uniform(1e3, 1.5e5));
            int count = 0;
            double margin = 1e9;
            for (const auto& [at, reach] : discs) {
                const double inside = reach - oracle::distance(at, p);
                count += inside >= 0.0 ? 1 : 0;
                margin = std::min(margin, std::abs(inside));
            }
            if (margin < 2.0 * tolerance_m) continue;
            ++asked;
            int found = 0;
            for (const DepthFootprint& layer : layers) {
                if (drawn::contains(layer.footprint.polygons, p)) found += layer.depth;
            }
            CHECK_MESSAGE(found == count,
                          fmt::format("draw {}, tolerance {}: {:.9f},{:.9f}", i, tolerance_m, p.lat, p.lon));
        }
    }
    CHECK(asked > 3000);
}

// Of long ranges metres apart only directions tell which hide the others.
TEST_CASE("a union of near-copies of long ranges reaches as far as the farthest of them") {
    Dice dice(oracle::seed() + 47);
    for (int i = 0; i < 30; ++i) {
        const Place start{dice.uniform(-80.0, 80.0), dice.uniform(-180.0, 180.0)};
        const double reach = dice.log_uniform(2e5, 8.5e6);
        const double spread = dice.log_uniform(1.0, 2e5);
        const double jitter = spread * dice.log_uniform(1e-4, 1.0);
        const bool equal = dice.chance(0.5);
        std::vector<std::pair<Place, double>> discs;
        std::vector<Source> sources;
        for (int k = 0; k < 200; ++k) {
            const Place along = oracle::direct(start, 30.0, spread * dice.uniform(0.0, 1.0));
            const Place at = oracle::direct(along, dice.uniform(0.0, 360.0), jitter * dice.uniform(0.0, 1.0));
            discs.emplace_back(at, reach + (equal ? 0.0 : jitter * dice.uniform(-1.0, 1.0)));
            sources.push_back(site(at.lat, at.lon, discs.back().second));
        }
        const double tolerance_m = dice.pick({0.5, 20.0});
        const Footprint footprint = merge(sources, Depth::at_least(1), Tolerance::m(tolerance_m));
        const auto inside_m = [&](const Place& p) {
            double most = -1e9;
            for (const auto& [at, range] : discs) most = std::max(most, range - oracle::distance(at, p));
            return most;
        };
        for (int k = 0; k < 40; ++k) {
            const double azimuth = dice.uniform(0.0, 360.0);
            double out = reach;
            for (int step = 0; step < 3; ++step) out += inside_m(oracle::direct(start, azimuth, out));
            const double beyond = dice.pick({-1.0, 1.0}) * tolerance_m * dice.log_uniform(1.1, 20.0);
            const Place p = oracle::direct(start, azimuth, out + beyond);
            const double inside = inside_m(p);
            if (std::abs(inside) < 1.05 * tolerance_m) continue;
            CHECK_MESSAGE(drawn::contains(footprint.polygons, p) == (inside > 0.0),
                          fmt::format("draw {}, tolerance {}: {:.9f},{:.9f} is {} m inside", i, tolerance_m, p.lat,
                                      p.lon, inside));
        }
    }
}

TEST_CASE("ten copies of one site within a millimetre are drawn as one circle") {
    for (const double offset : {1e-3, 1e-2}) {
        std::vector<Source> copies;
        Dice dice(oracle::seed() + 44);
        for (int i = 0; i < 10; ++i) {
            const Place p = oracle::direct({48.57, 46.25}, dice.uniform(0.0, 360.0), offset);
            copies.push_back(site(p.lat, p.lon, 500e3));
        }
        const auto layers = depths(copies, Nesting::disjoint, Tolerance::m(100));
        REQUIRE(layers.size() == 1);
        CHECK(layers.front().depth == 10);
        CHECK(
            drawn::boundary_edges(layers.front().footprint) <=
            3 * drawn::boundary_edges(draw({.source = copies.front(), .sector = {}, .tolerance = Tolerance::m(100)})));
    }
}
