// SPDX-License-Identifier: MIT
// Inputs on which overlays break, by name. Who is right is asked of GeographicLib.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "overlay/look.hpp"

using namespace overlay;
using namespace rangeband::footprint;
using oracle::Band;
using oracle::Place;
using rangeband::Tolerance;

namespace {

double total_perimeter(const Layout& layout) {
    double sum = 0.0;
    for (const Band& band : layout.bands) sum += oracle::size_of(band).perimeter;
    return sum;
}

/// Areas to the contract, with what nudging along every circle may change, and what the oracle itself leaves.
void check_area(const Layout& layout, const Footprint& footprint, double truth_m2, double oracle_share = 0.0) {
    const double allowed = allowed_m2(truth_m2, total_perimeter(layout)) + oracle_share * truth_m2 + 1.0;
    CHECK_MESSAGE(std::abs(footprint.area.m2() - truth_m2) <= allowed, layout.reproduction(), ": ", footprint.area.m2(),
                  " m2, not ", truth_m2);
}

bool bitwise_same(const MultiPolygon& a, const MultiPolygon& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Polygon& p, const Polygon& q) {
        return p.exterior == q.exterior && p.holes == q.holes;
    });
}

constexpr double half_turn_m = 19'970e3;

}  // namespace

TEST_CASE("the same site a thousand times is one disc, a thousand deep") {
    const Layout one = layout_of("once", {disc(48.57, 46.25, 5500e3)});
    const Layout many = layout_of("a thousand times", std::vector<Band>(1000, disc(48.57, 46.25, 5500e3)));
    CHECK(bitwise_same(merged(one, Depth::at_least(1)).polygons, merged(many, Depth::at_least(1)).polygons));
    CHECK(bitwise_same(merged(one, Depth::at_least(1)).polygons, merged(many, Depth::exactly(1000)).polygons));
    CHECK(merged(many, Depth::exactly(999)).empty());
    CHECK(merged(many, Depth::at_least(1001)).empty());
    const auto exactly = depths(many.sources(), Nesting::disjoint, Tolerance::m(100));
    REQUIRE(exactly.size() == 1);
    CHECK(exactly.front().depth == 1000);
    const auto at_least = depths(many.sources(), Nesting::nested, Tolerance::m(100));
    REQUIRE(at_least.size() == 1000);
    for (std::size_t i = 0; i < at_least.size(); ++i) {
        CHECK(at_least[i].depth == static_cast<int>(i) + 1);
        CHECK(bitwise_same(at_least[i].footprint.polygons, exactly.front().footprint.polygons));
    }
}

TEST_CASE("four circles that meet at a point close it") {
    // By symmetry about the equator and a meridian all four pass through (0, 0), the only place that all hold.
    const double away = oracle::distance({0, 0}, {1, 1});
    const Layout four =
        layout_of("four at a point", {disc(1, 1, away), disc(1, -1, away), disc(-1, 1, away), disc(-1, -1, away)});
    const Footprint all = checked(four, Depth::at_least(1));
    CHECK(all.polygons.size() == 1);
    CHECK(holes(all) == 0);
    const auto any = [&](const Place& p) { return four.count(p) > 0; };
    check_area(four, all, star_area_m2({0, 0}, 4.0 * away, any), 1e-5);
    const Footprint by_all = checked(four, Depth::at_least(4));
    CHECK(by_all.area.m2() < 1.0);
    // Two petals of depth 2 to each side, parted or joined at the point itself.
    CHECK(checked(four, Depth::exactly(2)).polygons.size() <= 4);
}

TEST_CASE("circles of a lattice meet four at a time all over it") {
    for (const double share : {0.5, std::sqrt(0.5), 1.0}) {
        CAPTURE(share);
        std::vector<Band> bands;
        for (int i = -3; i <= 3; ++i) {
            for (int j = -3; j <= 3; ++j) bands.push_back(disc(i, j, share * oracle::distance({0, 0}, {0, 1})));
        }
        const Layout lattice = layout_of("lattice", bands);
        for (const Depth& depth :
             {Depth::at_least(1), Depth::at_least(2), Depth::exactly(2), Depth{.least = 0, .most = 0}})
            checked(lattice, depth);
    }
}

TEST_CASE("three circles that meet at a point close it") {
    for (const Place& point : {Place{50, 20}, Place{0, 180}, Place{90, 0}}) {
        CAPTURE(point.lat);
        std::vector<Band> bands;
        for (int i = 0; i < 3; ++i) {
            const Place site = oracle::direct(point, 120.0 * i + 10.0, 300e3);
            bands.push_back(disc(site.lat, site.lon, 300e3));
        }
        const Layout three = layout_of("three at a point", bands);
        const Footprint all = checked(three, Depth::at_least(1));
        const auto any = [&](const Place& p) { return three.count(p) > 0; };
        // Off the point itself, at which rounding says who holds it.
        const auto near_or_any = [&](const Place& p) { return oracle::distance(point, p) < 1.0 || any(p); };
        check_area(three, all, star_area_m2(point, 900e3, near_or_any), 1e-6);
        CHECK(checked(three, Depth::at_least(3)).area.m2() < 1.0);
    }
}

TEST_CASE("circles that touch from outside are as large together as alone") {
    for (const Place& point : {Place{48, 9}, Place{-20, 180}, Place{90, 0}}) {
        for (const double miss : {0.0, 1e-6, -1e-6, 1e-4, -1e-4}) {
            CAPTURE(point.lat);
            CAPTURE(miss);
            const Place west = oracle::direct(point, 270.0, 100e3);
            const Place east = oracle::direct(point, 90.0, 200e3 + miss);
            const Layout two =
                layout_of("tangent outside", {disc(west.lat, west.lon, 100e3), disc(east.lat, east.lon, 200e3)});
            const double sum = circle_area_m2(two.bands[0]) + circle_area_m2(two.bands[1]);
            check_area(two, checked(two, Depth::at_least(1)), sum);
            check_area(two, checked(two, Depth::exactly(1)), sum);
            CHECK(merged(two, Depth::at_least(2)).area.m2() <= 1e-4 * total_perimeter(two));
        }
    }
}

TEST_CASE("a circle that touches another from inside adds nothing to it and is all that both hold") {
    for (const double miss : {0.0, 1e-6, -1e-6, 1e-4, -1e-4}) {
        CAPTURE(miss);
        const Place inner = oracle::direct({60, 30}, 77.0, 300e3 + miss);
        const Layout two = layout_of("tangent inside", {disc(60, 30, 500e3), disc(inner.lat, inner.lon, 200e3)});
        const double large = circle_area_m2(two.bands[0]);
        const double small = circle_area_m2(two.bands[1]);
        check_area(two, checked(two, Depth::at_least(1)), large);
        check_area(two, checked(two, Depth::at_least(2)), small);
        check_area(two, checked(two, Depth::exactly(1)), large - small);
        const std::vector<Source> sources = two.sources();
        check_area(two, difference({sources.data(), 1}, {sources.data() + 1, 1}, Tolerance::m(100)), large - small);
        CHECK(difference({sources.data() + 1, 1}, {sources.data(), 1}, Tolerance::m(100)).area.m2() <=
              1e-4 * total_perimeter(two));
    }
}

TEST_CASE("concentric annuli that just meet have no seam between them") {
    const Layout two = layout_of("annuli that meet", {annulus(52, 13, 100e3, 200e3), annulus(52, 13, 200e3, 300e3)});
    const Footprint both = checked(two, Depth::at_least(1));
    REQUIRE(both.polygons.size() == 1);
    CHECK(holes(both) == 1);  // of four circles two are left
    check_area(two, both, circle_area_m2(annulus(52, 13, 100e3, 300e3)));
    CHECK(both.perimeter.m() ==
          doctest::Approx(oracle::size_of(annulus(52, 13, 100e3, 300e3)).perimeter).epsilon(1e-9));
    CHECK(merged(two, Depth::at_least(2)).empty());

    const Layout filled = layout_of("a filled annulus", {annulus(52, 13, 100e3, 200e3), disc(52, 13, 100e3)});
    const Footprint full = checked(filled, Depth::at_least(1));
    CHECK(holes(full) == 0);
    check_area(filled, full, circle_area_m2(disc(52, 13, 200e3)));
}

TEST_CASE("a disc inside a hole is a part of its own") {
    const Layout eye = layout_of("a disc inside a hole", {annulus(10, 179.5, 300e3, 500e3), disc(10.5, 179.9, 50e3)});
    const Footprint both = checked(eye, Depth::at_least(1));
    check_area(eye, both, circle_area_m2(eye.bands[0]) + circle_area_m2(eye.bands[1]));
    const Layout inland = layout_of("a disc inside a hole", {annulus(10, 20, 300e3, 500e3), disc(10.5, 20.4, 50e3)});
    const Footprint eye_inland = checked(inland, Depth::at_least(1));
    CHECK(eye_inland.polygons.size() == 2);
    CHECK(holes(eye_inland) == 1);
    CHECK(merged(inland, Depth::at_least(2)).empty());
}

TEST_CASE("discs all around leave one small hole") {
    for (const int count : {3, 12}) {
        for (const double left_m : {5e3, 300.0, 5.0, 0.5}) {
            for (const Place& centre : {Place{35, 100}, Place{-80, 0}, Place{12, -170}}) {
                CAPTURE(count);
                CAPTURE(left_m);
                CAPTURE(centre.lat);
                const double away = 400e3;
                std::vector<Band> bands;
                for (int i = 0; i < count; ++i) {
                    const Place site = oracle::direct(centre, 360.0 * i / count + 3.0, away);
                    bands.push_back(disc(site.lat, site.lon, away - left_m));
                }
                const Layout around = layout_of("a small hole", bands);
                const Footprint all = checked(around, Depth::at_least(1));
                const double hole_m2 = star_area_m2(
                    centre, 5.0 * left_m,
                    [&](const Place& p) {
                        return std::ranges::none_of(bands, [&](const Band& b) { return b.contains(p); });
                    },
                    500);
                CHECK(holes(all) == 1);
                // The outside of everything, less what is outside of the whole: the hole alone.
                std::vector<Source> sources = around.sources();
                const Place& c = centre;
                const std::vector<Source> near{Source::site(rangeband::geodesic::Position::deg(c.lat, c.lon),
                                                            rangeband::Length::m(0), rangeband::Length::m(100e3))};
                const Footprint hole = difference(near, sources, Tolerance::m(100));
                REQUIRE(hole.polygons.size() >= 1);
                CHECK_MESSAGE(std::abs(hole.area.m2() - hole_m2) <= 2e-4 * hole_m2 + 1e-4 * hole.perimeter.m(),
                              hole.area.m2(), " m2, not ", hole_m2);
            }
        }
    }
}

TEST_CASE("circles through a pole meet there") {
    for (const int count : {1, 2, 3, 6}) {
        for (const double pole : {90.0, -90.0}) {
            for (const double miss : {0.0, 1e-4, -1e-4, 1.0, -1.0}) {
                CAPTURE(count);
                CAPTURE(pole);
                CAPTURE(miss);
                std::vector<Band> bands;
                const double lat = std::copysign(70.0, pole);
                const double away = oracle::distance({lat, 0}, {pole, 0}) + miss;
                for (int i = 0; i < count; ++i) bands.push_back(disc(lat, 360.0 * i / count - 180.0, away));
                const Layout around = layout_of("through a pole", bands);
                const Footprint all = checked(around, Depth::at_least(1));
                const Footprint none = checked(around, {.least = 0, .most = 0});
                const double earth = oracle::earth_area();
                CHECK(std::abs(all.area.m2() + none.area.m2() - earth) <= 1e-9 * earth);
                if (count == 1) check_area(around, all, circle_area_m2(bands[0]));
                if (count == 2) check_area(around, all, 2.0 * circle_area_m2(bands[0]));
                checked(around, Depth::at_least(2));
            }
        }
    }
}

TEST_CASE("a thin annulus round a pole is not taken for nothing") {
    for (const double width_m : {0.1, 0.05, 0.01, 1e-3}) {
        CAPTURE(width_m);
        const Band thin = annulus(90, 0, 1e6 - width_m, 1e6);
        const Layout twice = layout_of("a thin annulus round a pole", {thin, annulus(90, 30, 1e6 - width_m, 1e6)});
        const Footprint drawn = checked(twice, Depth::at_least(1));
        REQUIRE(!drawn.empty());
        CHECK(drawn.area.m2() == doctest::Approx(oracle::size_of(thin).perimeter / 2.0 * width_m).epsilon(1e-3));
    }
}

TEST_CASE("circles through the antimeridian meet on it") {
    const double away = oracle::distance({10, 178}, {12, 180});
    const Layout four = layout_of(
        "meeting on 180", {disc(10, 178, away), disc(10, -178, away), disc(14, 178, away), disc(14, -178, away)});
    for (const Depth& depth : {Depth::at_least(1), Depth::at_least(2), Depth::exactly(1), Depth{.least = 0, .most = 0}})
        checked(four, depth);
    // One that only touches it.
    const Layout touching =
        layout_of("touching 180", {disc(0, 178, oracle::distance({0, 178}, {0, 180})), disc(0, 177, 1e5)});
    checked(touching, Depth::at_least(1));
    checked(touching, {.least = 0, .most = 0});
}

TEST_CASE("circles around opposite places cross four times") {
    const Layout two = layout_of("antipodal", {disc(0, 0, 10'000e3), disc(0, 180, 10'015e3)});
    const Footprint both = checked(two, Depth::at_least(2));
    CHECK(both.polygons.size() == 2);  // one lens beside each pole
    const Footprint neither = checked(two, {.least = 0, .most = 0});
    CHECK(neither.polygons.size() == 2);  // on the equator in the east and in the west
    const Footprint either = checked(two, Depth::at_least(1));
    CHECK(either.polygons.size() == 1);
    CHECK(holes(either) == 2);
    const double sum = circle_area_m2(two.bands[0]) + circle_area_m2(two.bands[1]);
    CHECK(std::abs(either.area.m2() + both.area.m2() - sum) <= 2e-9 * sum);
}

TEST_CASE("beyond a quarter meridian the outside is the smaller part") {
    const Layout two = layout_of("wide", {disc(0, 60, 15'000e3), disc(0, 100, 15'000e3)});
    const Footprint outside = checked(two, {.least = 0, .most = 0});
    CHECK(outside.polygons.size() == 1);
    const auto in_neither = [&](const Place& p) { return two.count(p) == 0; };
    check_area(two, outside, star_area_m2({0, -100}, half_turn_m / 2, in_neither), 1e-6);
    const Footprint inside = checked(two, Depth::at_least(1));
    check_area(two, inside, oracle::earth_area() - outside.area.m2());
    CHECK(checked(two, Depth::at_least(2)).area.m2() > 0.3 * oracle::earth_area());

    const Layout everywhere = layout_of("everywhere", {disc(20, 30, 15'000e3), disc(-20, -150, 15'000e3)});
    const Footprint whole = checked(everywhere, Depth::at_least(1));
    CHECK(whole.area.m2() == doctest::Approx(oracle::earth_area()).epsilon(1e-14));
    CHECK(whole.perimeter.m() == 0.0);
    CHECK(merged(everywhere, {.least = 0, .most = 0}).empty());
}

TEST_CASE("circles folded around the antipode are merged with others") {
    for (const double radius : {19'971e3, 19'990e3, 20'003e3, 20'003.9e3}) {
        CAPTURE(radius);
        const Band wide = disc(30, 20, radius);
        // Covers a part of what the wide one leaves open around (-30, -160).
        const Layout two = layout_of("caustic", {wide, disc(-30.1, -160, 11.05e3)}, 10.0);
        const Footprint either = checked(two, Depth::at_least(1));
        const Footprint neither = checked(two, {.least = 0, .most = 0});
        const Footprint both = checked(two, Depth::at_least(2));
        const double earth = oracle::earth_area();
        CHECK(std::abs(either.area.m2() + neither.area.m2() - earth) <= 2e-9 * earth);
        const double sum = circle_area_m2(two.bands[0]) + circle_area_m2(two.bands[1]);
        CHECK(std::abs(either.area.m2() + both.area.m2() - sum) <= 2e-9 * earth);

        const Layout alone = layout_of("caustic", {wide}, 10.0);
        const Footprint open = checked(alone, {.least = 0, .most = 0});
        const auto out = [&](const Place& p) { return !wide.contains(p); };
        const double hole = star_area_m2({-30, -160}, 200e3, out);
        CHECK_MESSAGE(std::abs(open.area.m2() - hole) <= 1e-3 * hole + 1.0, open.area.m2(), " m2, not ", hole);
        // Twice the same with different neighbours.
        checked(layout_of("caustic", {wide, disc(30, 20, 19'980e3), disc(-30, -160, 30e3)}, 10.0), Depth::exactly(2));
    }
}

TEST_CASE("a speck behind the chord of a coarsely drawn circle stays on its side of it") {
    const Layout layout = layout_of("speck",
                                    {disc(70.856141732283461, 145.43425196850393, 17425),
                                     annulus(69.606141732283461, 146.58425196850393, 23802.5, 47605),
                                     annulus(69.816141732283469, 146.67425196850394, 9.5, 19)},
                                    10'000.0);
    CHECK(checked(layout, Depth::exactly(1)).polygons.size() == 3);
}

TEST_CASE("specks are kept on their side across the antimeridian, and at the end of a chord") {
    const auto across =
        layout_of("across", {disc(63, 160, 1e6), disc(64.42, -179.97, 300), disc(64.42, -179.98, 300)}, 1e4);
    const auto beside = [](double share) {  // so far along an edge of the coarse circle
        const Layout alone = layout_of("circle", {disc(63, 100, 1e6)}, 1e4);
        const Path ring = merged(alone, Depth::at_least(1)).polygons.front().exterior;
        const LonLat& a = ring[5];
        const LonLat& b = ring[6];
        const Place site{63, 100};
        const auto azimuth = [&](const LonLat& p) { return oracle::inverse(site, {p.lat, p.lon}).azimuth; };
        const Place speck =
            oracle::direct(site, azimuth(a) + share * std::remainder(azimuth(b) - azimuth(a), 360.0), 1e6 - 9.0);
        return layout_of("end of a chord", {disc(63, 100, 1e6), disc(speck.lat, speck.lon, 2.7)}, 1e4);
    };
    for (int depth = 1; depth <= 2; ++depth) {
        checked(across, Depth::exactly(depth));
        for (const double share : {0.0005, 0.01, 0.5, 0.9995}) checked(beside(share), Depth::exactly(depth));
    }
}

TEST_CASE("circles that end beside the antimeridian, one bit from it") {
    for (const double tolerance_m : {1e4, 1e5, 1.0}) {
        const Layout two = layout_of("beside 180",
                                     {disc(43.11212268267384, 178.5438702305855, 118544.13077482586),
                                      disc(43.38612957787547, -179.5647539000228, 65505.02777201121)},
                                     tolerance_m);
        for (int depth = 1; depth <= 2; ++depth) checked(two, Depth::exactly(depth));
    }
}

/// Two of the circles cross at 5e-10 radians, 5 mm beside where both turn back in latitude.
TEST_CASE("slivers between circles of 10,050 km that lie a centimetre apart do not cross themselves") {
    for (const double tolerance_m : {1000.0, 100.0, 1.0}) {
        const Layout layout = layout_of("slivers",
                                        {annulus(-72.283464666929135, -99.212598525196839, 10'050e3, 20'100e3),
                                         annulus(-72.283464666929135, -99.212598425196845, 10'050e3, 20'100e3),
                                         annulus(-72.283463666929137, -99.212590425196851, 10'050e3, 20'100e3)},
                                        tolerance_m);
        for (int depth = 1; depth <= 3; ++depth) {
            std::size_t vertices = 0;
            for (const Polygon& polygon : checked(layout, Depth::exactly(depth)).polygons)
                vertices += polygon.exterior.size();
            CHECK(vertices < 100'000);
        }
    }
}

/// Two circles meet on the antimeridian, and faces that touch there share that vertex but for its last bit.
TEST_CASE("depths of a cluster on the antimeridian are not taken for the rest of the Earth") {
    const Layout layout = layout_of(
        "cluster on the antimeridian",
        {
            {.site = {6.9247637725581539, 179.99882090309202}, .r_min = 0, .r_max = 7090.9466274453725, .sector = {}},
            {.site = {6.9143638645576244, -179.99990172519028},
             .r_min = 2738.9914305530165,
             .r_max = 10751.947845357488,
             .sector = {}},
            {.site = {6.8893604552488199, 179.97249391864901}, .r_min = 0, .r_max = 4496.9179764073961, .sector = {}},
            {.site = {6.9267766115925928, 179.97718651147395}, .r_min = 0, .r_max = 7097.9226933459977, .sector = {}},
            {.site = {6.9475855935912634, -179.99573232910112}, .r_min = 0, .r_max = 12044.134874435336, .sector = {}},
            {.site = {6.9135288049276857, -179.96244777383288}, .r_min = 0, .r_max = 5582.7378448120371, .sector = {}},
            {.site = {6.9154619296408431, 179.9754814329653},
             .r_min = 1383.6685058916476,
             .r_max = 3228.3891960296942,
             .sector = {}},
            {.site = {6.9190761553922826, 179.98177264490022}, .r_min = 0, .r_max = 10751.947845357488, .sector = {}},
            {.site = {6.9397062296487215, -179.99993864108916}, .r_min = 0, .r_max = 5392.3883517133399, .sector = {}},
            {.site = {6.8800280703956149, -179.9832263532455},
             .r_min = 8707.2280072798403,
             .r_max = 10751.947845357488,
             .sector = {}},
            {.site = {6.8776592194363335, -179.98084706828377},
             .r_min = 4908.4696982489149,
             .r_max = 6946.9242430067407,
             .sector = {}},
            {.site = {6.882928974114459, -179.98589384461144}, .r_min = 0, .r_max = 3634.6814377561718, .sector = {}},
            {.site = {6.8876481126709681, 179.97897729977038}, .r_min = 0, .r_max = 10751.947845357488, .sector = {}},
            {.site = {6.9078040920006867, -179.98099505299862},
             .r_min = 9217.1370296161622,
             .r_max = 10751.947845357488,
             .sector = {}},
            {.site = {6.9111301759870951, 179.9740873909974}, .r_min = 0, .r_max = 12143.165043808905, .sector = {}},
            {.site = {6.9170558958395105, 179.9716386227139}, .r_min = 0, .r_max = 7445.3552454765368, .sector = {}},
            {.site = {6.8880382210178412, -179.98415385978441}, .r_min = 0, .r_max = 10751.947845357488, .sector = {}},
            {.site = {6.9182062194224425, -179.98782017605032},
             .r_min = 8494.2983799794238,
             .r_max = 10751.947845357488,
             .sector = {}},
            {.site = {6.9330483952084219, 179.99474526083193}, .r_min = 0, .r_max = 3621.8912358949228, .sector = {}},
            {.site = {6.8892263367556783, -179.98383215675929},
             .r_min = 3352.4719078567614,
             .r_max = 5633.9668851368515,
             .sector = {}},
        });
    const auto exactly = depths(layout.sources(), Nesting::disjoint, Tolerance::m(1000));
    double sum = 0.0;
    for (const DepthFootprint& one : exactly) sum += one.footprint.area.m2();
    const double all = merged(layout, Depth::at_least(1)).area.m2();
    CHECK(all < 1e9);
    CHECK(sum == doctest::Approx(all).epsilon(1e-6));
}
