// SPDX-License-Identifier: MIT
// Requests as another program makes them: values alone, and sinks for what comes of them.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "operations/data.hpp"
#include "rangeband/error.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/operations/classify.hpp"
#include "rangeband/operations/coverage.hpp"
#include "rangeband/operations/footprints.hpp"
#include "rangeband/operations/reach.hpp"
#include "rangeband/operations/scenario.hpp"

using namespace rangeband;
using namespace rangeband::operations;

namespace {

geodesic::TypedPosition place(double lat, double lon, const std::string& name) {
    return {geodesic::Position::deg(lat, lon), "", name};
}

/// 500 km as a range that no text was read for.
catalog::Range half_a_thousand() {
    catalog::Range range;
    range.id = "mine";
    range.title = "my range";
    range.max = Length::km(500);
    return range;
}

std::string failure_of(const FootprintRequest& request) {
    try {
        const Footprints footprints(request, data());
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("places and ranges as values become one merged footprint, the engine's own") {
    FootprintRequest request;
    request.query.at = {place(50, 10, "A"), place(50, 12, "B")};
    request.query.range = {half_a_thousand()};
    request.merging.how = Merge::any;
    std::vector<io::Feature> features;
    std::size_t done = 0, total = 0;
    Reports reports;
    reports.progress = [&](std::size_t now, std::size_t all) {
        done = now;
        total = all;
    };
    Footprints footprints(request, data());
    const Tally tally = footprints.draw(
        false,
        [&](std::size_t layer, const io::Feature& feature) {
            CHECK(layer == 0);
            features.push_back(feature);
        },
        reports);
    CHECK(tally.footprints == 1);
    CHECK(done == 1);
    CHECK(total == 1);
    REQUIRE(features.size() == 1);
    const auto fields = footprints.layers(false).front().fields;
    REQUIRE(features[0].values.size() == fields.size());
    const std::vector<footprint::Source> sources = {
        footprint::Source::site(geodesic::Position::deg(50, 10), Length(), Length::km(500)),
        footprint::Source::site(geodesic::Position::deg(50, 12), Length(), Length::km(500))};
    const auto merged = footprint::merge(sources, footprint::Depth::at_least(1), Tolerance::m(100));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == "area_km2") CHECK(features[0].values[i] == io::Value(merged.area.km2()));
        if (fields[i].name == "range") CHECK(features[0].values[i] == io::Value("my range"));
        if (fields[i].name == "members") CHECK(features[0].values[i] == io::Value("A; B"));
    }
}

TEST_CASE("failures name the parameters of the request, and no option of a command line") {
    FootprintRequest request;
    CHECK(failure_of(request) == "nothing to do: no place is given");
    request.query.at = {place(50, 10, "A")};
    CHECK(failure_of(request) == "nothing to do: no range is given");
    request.query.range = {"480km", "9m792"};
    CHECK(failure_of(request) == "range: unknown system '9m792'; did you mean 9m729?");
    request.query.range = {"480km"};
    request.query.from_country = {"Austria"};
    request.style.sectors = {footprint::Sector{Angle::deg(0), Angle::deg(90)}};
    CHECK(failure_of(request) == "from_country: 'Austria' is not a point, and a sector needs one; leave sector out");
    request.style.sectors.clear();
    request.merging = {Merge::any, {}, "colour"};
    CHECK(failure_of(request).starts_with("group_by: no column to group by is called 'colour'"));
}

TEST_CASE("an output and its ranges have captions in a language, with plain blanks") {
    FootprintRequest request;
    request.query.at = {place(50, 10, "Hier")};
    request.query.range = {"2350km", "9m729@western-intelligence-2019"};
    const Captions captions = Footprints(request, data()).captions(picture::Language::de);
    REQUIRE(captions.ranges.size() == 2);
    CHECK(captions.ranges[0] == std::pair<std::string, std::string>("2350km", "2.350 km"));
    CHECK(captions.ranges[1].second.starts_with("9M729: bis zu 2.350 km, "));
    CHECK(captions.title.ends_with(" um Hier"));
    CHECK(captions.title.starts_with("2.350 km und 9M729: "));
    request.query.range = {"2350km"};
    CHECK(Footprints(request, data()).captions(picture::Language::en).title == "2,350 km around Hier");
    request.wording.title = "Mine";
    CHECK(Footprints(request, data()).captions(picture::Language::ru).title == "Mine");
}

TEST_CASE("a scenario of the catalogue is sites and ranges by its name") {
    const Scenario scenario = read_scenario("bands", data());
    CHECK(scenario.query.site == std::vector<std::string>{"kapustin-yar"});
    CHECK(scenario.query.range.size() == 2);
    CHECK(scenario.others.empty());
    FootprintRequest request;
    request.query = scenario.query;
    std::size_t count = 0;
    Footprints(request, data()).draw(false, [&](std::size_t, const io::Feature&) { ++count; });
    CHECK(count == 2);
    CHECK_THROWS_WITH(read_scenario("band", data()), "unknown scenario 'band'; did you mean bands?");
}

TEST_CASE("settings are lines with a key; all else says where it stands") {
    const auto settings = read_settings("# a comment\n\n title = A = B  # and why\r\nsite=x\n", "own.ini");
    REQUIRE(settings.size() == 2);
    CHECK(settings[0].key == "title");
    CHECK(settings[0].value == "A = B");
    CHECK(settings[1].line == 4);
    CHECK_THROWS_WITH(read_settings("a = 1\nb\n", "own.ini"), "own.ini: line 2: 'b' is not of the form KEY = VALUE");
    CHECK_THROWS_AS(parse_pair("kapustin-yar"), Error);
    CHECK(parse_pair("a:b:c").site == "a");
}

TEST_CASE("reach hands over sites in order, with distances and verdicts") {
    ReachRequest request;
    request.query.at = {place(0, 0, "A"), place(0, 10, "B")};
    request.query.range = {"1200km"};
    request.to = {place(0, 1, "near A"), place(0, 11, "near B")};
    request.threads = 2;
    Reach reach(request, data());
    reach.check();
    CHECK(reach.rows() == 4.0);
    std::vector<std::string> sites;
    reach.each([&](Reached&& reached) {
        sites.push_back(reached.site);
        REQUIRE(reached.pairs.size() == 2);
        CHECK(reached.verdicts[0].inside == analysis::Inside::yes);
        CHECK(reached.pairs[0].azimuth.has_value());
    });
    CHECK(sites == std::vector<std::string>{"A", "B"});
    request.to.clear();
    CHECK_THROWS_WITH(Reach(request, data()), "nothing to do: no place to reach");
}

TEST_CASE("coverage of a disc in the sea is all sea") {
    CoverageRequest request;
    request.query.at = {place(0, -30, "Atlantic")};
    request.query.range = {"300km"};
    Coverage coverage(request, data());
    coverage.check();
    std::vector<CoverageBlock> blocks;
    coverage.each([&](CoverageBlock&& block) { blocks.push_back(std::move(block)); });
    REQUIRE(blocks.size() == 1);
    for (const CoverageRow& row : blocks[0].rows) {
        if (row.of == CoverageRow::Of::land) CHECK(row.area == Area());
        if (row.of == CoverageRow::Of::sea) CHECK(row.area.km2() == doctest::Approx(282'700).epsilon(0.001));
        CHECK(row.of != CoverageRow::Of::country);
    }
}

TEST_CASE("a length is classified as the treaty words it") {
    const Subjects subjects = subjects_of(data().catalog, {"480km", "1000.001km"});
    REQUIRE(subjects.list.size() == 2);
    for (const Classified& one : classify(data().catalog, subjects.list[1])) {
        if (one.band->id == "inf-intermediate") CHECK(one.finding.answer == catalog::Answer::in);
        if (one.band->id == "inf-shorter") CHECK(one.finding.answer == catalog::Answer::out);
    }
    CHECK_THROWS_AS(subjects_of(data().catalog, {"inf"}), Error);
}
