// SPDX-License-Identifier: MIT
#include "rangeband/analysis/verdict.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/geodesic/earth.hpp"

using namespace rangeband;
using analysis::Inside;
using analysis::RangeCriterion;
using catalog::Qualifier;
using geodesic::Position;

namespace {

constexpr Length micrometre = Length::m(1e-6);

Inside at(const catalog::Range& range, Length distance) {
    return RangeCriterion(range).evaluate({distance, distance}).inside;
}

catalog::Range plain(Length min, std::optional<Length> max) {
    catalog::Range range;
    range.min = min;
    range.max = max;
    return range;
}

catalog::Range claim(Qualifier qualifier, std::optional<double> min_km, std::optional<double> max_km) {
    catalog::Range range;
    range.qualifier = qualifier;
    if (min_km) range.stated_min = Length::km(*min_km);
    if (max_km) range.max = range.stated_max = Length::km(*max_km);
    if (qualifier == Qualifier::at_least) range.max = range.stated_min;
    return range;
}

const catalog::Catalog& shipped() {
    static const catalog::Catalog catalog = catalog::Catalog::load({});
    return catalog;
}

catalog::Range shipped_range(std::string_view id) { return shipped().ranges(id).front(); }

}  // namespace

TEST_CASE("bands are closed or open at their edges as the treaties word them") {
    const catalog::Range shorter = shipped_range("inf-shorter");
    const catalog::Range intermediate = shipped_range("inf-intermediate");
    CHECK(at(shorter, Length::km(500)) == Inside::yes);
    CHECK(at(shorter, Length::km(500) - micrometre) == Inside::no);
    CHECK(at(shorter, Length::km(1000)) == Inside::yes);
    CHECK(at(shorter, Length::km(1000) + micrometre) == Inside::no);
    CHECK(at(intermediate, Length::km(1000)) == Inside::no);
    CHECK(at(intermediate, Length::km(1000) + micrometre) == Inside::yes);
    CHECK(at(intermediate, Length::km(5500)) == Inside::yes);
    CHECK(at(intermediate, Length::km(5500) + micrometre) == Inside::no);
    CHECK(at(shipped_range("new-start-icbm"), Length::km(5500)) == Inside::no);
    CHECK(at(shipped_range("new-start-icbm"), Length::km(20'000)) == Inside::yes);
    CHECK(at(shipped().ranges("inf-shorter", true).front(), Length::km(3)) == Inside::yes);
}

TEST_CASE("no shipped band's edge has lost what the table says of it") {
    for (const catalog::Band& band : shipped().bands()) {
        const catalog::Range range = shipped_range(band.id);
        for (const auto& edge : {band.lower, band.upper}) {
            if (!edge) continue;
            CHECK((at(range, edge->at) == Inside::yes) == band.contains(edge->at));
        }
    }
}

TEST_CASE("plain ranges hold their edges") {
    CHECK(at(plain(Length(), Length::km(480)), Length::km(480)) == Inside::yes);
    CHECK(at(plain(Length::km(500), Length::km(5500)), Length::km(500)) == Inside::yes);
    CHECK(at(plain(Length::km(500), std::nullopt), Length::km(19'999)) == Inside::yes);
}

TEST_CASE("places a micrometre to both sides of an edge, and exactly on it") {
    oracle::Dice dice(oracle::seed() + 3);
    std::size_t asked = 0;
    for (int n = 0; n < 2000; ++n) {
        const oracle::Place site{dice.uniform(-90.0, 90.0), dice.uniform(-180.0, 180.0)};
        const double edge = dice.pick({500e3, 1000e3, 5500e3});
        const double azimuth = dice.uniform(0.0, 360.0);
        for (const double off : {-1e-6, 1e-6}) {
            const oracle::Place there = oracle::direct(site, azimuth, edge + off);
            const Length distance =
                geodesic::inverse(Position::deg(site.lat, site.lon), Position::deg(there.lat, there.lon)).distance;
            CHECK(distance.m() == oracle::distance(site, there));
            catalog::Range inner = plain(Length(), Length::m(edge));
            CHECK(at(inner, distance) == (off < 0.0 ? Inside::yes : Inside::no));
            catalog::Range outer = plain(Length::m(edge), std::nullopt);
            CHECK(at(outer, distance) == (off < 0.0 ? Inside::no : Inside::yes));
            inner.max = outer.min = distance;
            CHECK(at(inner, distance) == Inside::yes);
            CHECK(at(outer, distance) == Inside::yes);
            inner.max_inclusive = outer.min_inclusive = false;
            CHECK(at(inner, distance) == Inside::no);
            CHECK(at(outer, distance) == Inside::no);
            ++asked;
        }
    }
    CHECK(asked == 4000);
}

TEST_CASE("claims: what they say, what they rule out, and what they leave open") {
    const catalog::Range exactly = claim(Qualifier::exactly, 480.0, 480.0);
    CHECK(at(exactly, Length::km(480)) == Inside::yes);
    CHECK(at(exactly, Length::km(480) + micrometre) == Inside::no);
    const catalog::Range least = claim(Qualifier::at_least, 500.0, std::nullopt);
    CHECK(at(least, Length::km(500)) == Inside::yes);
    CHECK(at(least, Length::km(500) + micrometre) == Inside::undecided);
    CHECK(at(least, Length::km(20'000)) == Inside::undecided);
    const catalog::Range between = claim(Qualifier::between, 2000.0, 2350.0);
    CHECK(at(between, Length::km(2000)) == Inside::yes);
    CHECK(at(between, Length::km(2001)) == Inside::undecided);
    CHECK(at(between, Length::km(2350)) == Inside::undecided);
    CHECK(at(between, Length::km(2350) + micrometre) == Inside::no);
}

TEST_CASE("'less than 480 km' ends before 480 km, and 'more than 500 km' reaches 500 km") {
    CHECK(at(shipped_range("9m729@ryabkov-2018"), Length::km(480)) == Inside::no);
    CHECK(at(shipped_range("9m729@ryabkov-2018"), Length::km(480) - micrometre) == Inside::yes);
    CHECK(at(shipped_range("9m729@us-2019"), Length::km(500)) == Inside::yes);
    CHECK(at(shipped_range("9m729@us-2019"), Length::km(500) + micrometre) == Inside::undecided);
}

TEST_CASE("the margin is the way to the edge that decides") {
    const auto margin_km = [](const catalog::Range& range, double km) {
        return RangeCriterion(range).evaluate({Length::km(km), Length::km(km)}).margin->km();
    };
    const catalog::Range band = plain(Length::km(500), Length::km(5500));
    CHECK(margin_km(band, 600.0) == doctest::Approx(100.0));
    CHECK(margin_km(band, 5400.0) == doctest::Approx(100.0));
    CHECK(margin_km(band, 400.0) == doctest::Approx(-100.0));
    CHECK(margin_km(band, 5600.0) == doctest::Approx(-100.0));
    CHECK(margin_km(claim(Qualifier::at_least, 500.0, std::nullopt), 700.0) == doctest::Approx(-200.0));
    CHECK(margin_km(claim(Qualifier::between, 2000.0, 2350.0), 2100.0) == doctest::Approx(-100.0));
    CHECK(margin_km(claim(Qualifier::between, 2000.0, 2350.0), 2400.0) == doctest::Approx(-50.0));
    CHECK(!RangeCriterion(plain(Length(), std::nullopt)).evaluate({Length(), Length()}).margin.has_value());
}

TEST_CASE("from an area the nearest point reaches, and the farthest is far enough") {
    const RangeCriterion band(plain(Length::km(500), Length::km(1000)));
    CHECK(band.evaluate({Length::km(400), Length::km(600)}).inside == Inside::yes);
    CHECK(band.evaluate({Length::km(400), Length::km(600)}).margin->km() == doctest::Approx(100.0));
    CHECK(band.evaluate({Length::km(300), Length::km(400)}).inside == Inside::no);
    CHECK(band.evaluate({Length::km(1001), Length::km(1200)}).inside == Inside::no);
}

TEST_CASE("an interval and its criterion answer alike") {
    oracle::Dice dice(oracle::seed() + 4);
    for (const char* const spec : {"inf", "inf-intermediate", "9m729", "480km", "500..5500km"}) {
        for (const catalog::Range& range : shipped().ranges(spec)) {
            const RangeCriterion criterion(range);
            for (int n = 0; n < 500; ++n) {
                const Length d = Length::km(dice.pick({480.0, 500.0, 1000.0, 2000.0, 2350.0, dice.uniform(0.0, 6e3)}));
                const Inside inside = criterion.evaluate({d, d}).inside;
                CHECK((inside == Inside::yes) == criterion.certain().contains(d));
                CHECK((inside != Inside::no) == criterion.possible().contains(d));
            }
        }
    }
}
