// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "operations/features/groups.hpp"
#include "operations/features/members.hpp"
#include "rangeband/error.hpp"

using namespace rangeband;
using namespace rangeband::operations;

namespace {

Place place(const std::string& label, double lat, double lon) {
    Place made;
    made.position = geodesic::Position::deg(lat, lon);
    made.label = label;
    return made;
}

Place area(const std::string& label, double lon) {
    Place made;
    made.label = label;
    footprint::LaunchArea shape;
    shape.lines.push_back({{lon, 50}, {lon + 1, 51}});
    made.area = std::make_shared<const footprint::LaunchArea>(shape);
    return made;
}

std::shared_ptr<const catalog::Range> range(const std::string& id, double km, const std::string& system = "") {
    catalog::Range made;
    made.id = id;
    made.title = id;
    made.max = Length::km(km);
    made.system = system;
    return std::make_shared<const catalog::Range>(made);
}

std::size_t column(std::string_view name) {
    for (std::size_t i = 0; i < columns().size(); ++i) {
        if (columns()[i].name == name) return i;
    }
    throw Error::internal("no such column");
}

}  // namespace

TEST_CASE("styles and mergings that do not go together are refused") {
    const auto refused = [](const Query& query, const Style& style, const Merging& merging) -> std::string {
        try {
            must_go_together(query, style, merging);
            return {};
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            return error.what();
        }
    };
    Style sector, contested;
    sector.sectors = {footprint::Sector{Angle::deg(0), Angle::deg(90)}};
    contested.contested = true;
    Query by_column;
    by_column.range_column = RangeColumn{"km", ""};
    const Merging none, any{Merge::any, {}, {}}, depth{Merge::depth, {}, {}};
    CHECK(refused({}, sector, none).empty());
    CHECK(refused({}, sector, any) == "sectors cannot be merged; leave out sector or merge");
    CHECK(refused({}, contested, any).empty());
    CHECK(refused({}, contested, depth) == "contested can be merged only as a union: merge union");
    CHECK(refused(by_column, contested, none).starts_with("range_column: a column of ranges has no claims"));
    for (const auto nesting : {footprint::Nesting::disjoint, footprint::Nesting::nested}) {
        CHECK(refused({}, {}, {Merge::depth, nesting, {}}).empty());
        CHECK(refused({}, {}, {Merge::any, nesting, {}}) == "depth needs merge depth");
    }
    for (const Merge how : {Merge::any, Merge::all, Merge::depth}) CHECK(refused({}, {}, {how, {}, "site"}).empty());
    CHECK(refused({}, {}, {Merge::none, {}, "site"}) == "group_by needs merge union, intersection or depth");
}

TEST_CASE("groups are made by columns that are known before drawing, kept ones, or not at all") {
    const std::vector<io::Field> kept = {{"country", io::FieldType::text, ""}, {"range_1", io::FieldType::text, ""}};
    const std::vector<std::string> inputs = {"country", "range"};
    const auto by = [&](const std::string& name) { return GroupBy::parse(name, kept, inputs); };
    CHECK(GroupBy::parse(std::nullopt, {}, {}).index == column("range_id"));
    CHECK(by("System").index == column("system"));
    CHECK(by("none").kind == GroupBy::Kind::everything);
    CHECK(by("Country").kind == GroupBy::Kind::kept);
    CHECK(by("range_1").index == 1);
    CHECK(by("range").kind == GroupBy::Kind::column);  // ours comes first
    for (const char* unknown : {"area_km2", "n_sites", "members", "label_lat"}) CHECK_THROWS_AS(by(unknown), Error);
    try {
        by("contry");
    } catch (const Error& error) {
        CHECK(std::string(error.what()) == "group_by: no column to group by is called 'contry'; did you mean country?");
    }
}

TEST_CASE("members are named once, in order, and counted beyond 254 bytes") {
    Members members;
    for (const char* name : {"B", "A", "B"}) members.add(place(name, 1, 2));
    CHECK(members.text() == "B; A");
    CHECK(members.places() == 2);
    members.add(place("B", 1, 3));  // another place of that name
    CHECK(members.places() == 3);
    CHECK(members.text() == "B; A");
    CHECK(members.first_name() == "B");

    Members many;
    for (int i = 0; i < 10'000; ++i) many.add(place("site " + std::to_string(i), i * 0.001, 0));
    const std::string text = many.text();
    CHECK(text.size() <= Members::longest);
    CHECK(text.size() > Members::longest - 10);
    CHECK(text.starts_with("site 0; site 1; "));
    CHECK(text.ends_with("; and 9,973 more"));
    CHECK(many.places() == 10'000);

    Members exact;
    exact.add(place(std::string(125, 'a'), 0, 0));
    exact.add(place(std::string(127, 'b'), 0, 0));
    CHECK(exact.text().size() == Members::longest);
    exact.add(place("c", 0, 0));
    CHECK(exact.text() == std::string(125, 'a') + "; and 2 more");

    Members long_names;
    long_names.add(place(std::string(300, 'a'), 0, 0));
    long_names.add(place("b", 0, 0));
    CHECK(long_names.text() == "2 with long names");
}

TEST_CASE("areas are different places by their shape") {
    Members members;
    members.add(area("A", 10));
    members.add(area("A", 10));
    CHECK(members.places() == 1);
    members.add(area("A", 11));
    CHECK(members.places() == 2);
}

TEST_CASE("what all members share stays, what differs is marked") {
    Place first = place("A", 1, 2), other = place("B", 1, 3);
    first.precision = other.precision = "town";
    first.kept = {io::Value("DE"), io::Value(1.0)};
    other.kept = {io::Value("DE"), io::Value()};
    const auto claim = range("480km", 480, "9M729");
    const auto same_system = range("500km", 500, "9M729");
    std::vector<bool> differs;
    mark_differences({first, claim.get()}, {first, claim.get()}, differs);
    CHECK(std::ranges::count(differs, true) == 0);
    mark_differences({first, claim.get()}, {other, same_system.get()}, differs);
    for (const char* name : {"site", "lon", "range_id", "range", "max_km"}) CHECK(differs[column(name)]);
    for (const char* name : {"lat", "precision", "system", "min_km", "source"}) CHECK_FALSE(differs[column(name)]);
    CHECK_FALSE(differs[columns().size()]);
    CHECK(differs[columns().size() + 1]);

    footprint::Footprint drawn{.polygons = {}, .area = {}, .perimeter = {}, .tolerance = Tolerance::m(1), .label = {}};
    const Merged merged{"together", "A; B", 2, 7, differs};
    const auto values = values_of_footprint({first, claim.get(), &drawn, &merged});
    CHECK(values[column("name")] == io::Value("together"));
    CHECK(values[column("members")] == io::Value("A; B"));
    CHECK(values[column("n_sites")] == io::Value(std::int64_t{2}));
    CHECK(values[column("depth")] == io::Value(std::int64_t{7}));
    CHECK(values[column("site")] == io::Value());
    CHECK(values[column("lat")] == io::Value(1.0));
    CHECK(values[column("system")] == io::Value("9M729"));
    CHECK(values[columns().size()] == io::Value("DE"));
    CHECK(values[columns().size() + 1] == io::Value());
}

TEST_CASE("groups come in the order in which they first appear") {
    const auto short_range = range("480km", 480), long_range = range("2000km", 2000);
    const std::vector<Item> items = {{place("A", 1, 2), {long_range, short_range}},
                                     {place("B", 3, 4), {short_range}},
                                     {place("C", 5, 6), {range("2000km", 2000)}}};
    const auto grouped_by = [&](const std::string& name) {
        Groups groups(GroupBy::parse(name, {}, {}), {});
        for (const Item& item : items) groups.add(item);
        return std::move(groups).take();
    };
    const auto by_range = grouped_by("range_id");
    REQUIRE(by_range.size() == 2);
    CHECK(by_range[0].range->id == "2000km");
    CHECK(by_range[0].members.text() == "A; C");
    CHECK(by_range[1].members.text() == "A; B");
    CHECK(by_range[1].sources.size() == 2);
    CHECK(by_range[1].sources[1].parts.at(0).outer[0].centre == geodesic::Position::deg(3, 4));
    CHECK(by_range[0].heading_of_range);

    const auto everything = grouped_by("none");
    REQUIRE(everything.size() == 1);
    CHECK(everything[0].sources.size() == 4);
    CHECK(everything[0].members.places() == 3);

    const auto by_site = grouped_by("site");
    REQUIRE(by_site.size() == 3);
    CHECK(by_site[0].heading == "A");
    CHECK_FALSE(by_site[0].heading_of_range);
    CHECK(by_site[0].sources.size() == 2);

    Style contested;
    contested.contested = true;
    catalog::Range claims;
    claims.min = Length::km(480);
    claims.max = Length::km(2350);
    Groups groups(GroupBy::parse(std::nullopt, {}, {}), contested);
    groups.add({place("A", 1, 2), {std::make_shared<const catalog::Range>(claims)}});
    const auto group = std::move(groups).take();
    CHECK(group.at(0).sources.at(0).parts.at(0).inner.empty());
    CHECK(group.at(0).sources.at(0).parts.at(0).outer.at(0).radius == Length::km(2350));
    CHECK(group.at(0).without.at(0).parts.at(0).outer.at(0).radius == Length::km(480));
}
