// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "operations/features/columns.hpp"
#include "operations/input/range_column.hpp"
#include "rangeband/error.hpp"

using namespace rangeband;
using namespace rangeband::operations;

namespace {

std::string text(const io::Value& value) { return std::get<std::string>(value); }

io::Value value_of(const Row& row, std::string_view name) {
    for (const Column& column : columns()) {
        if (column.name == name) return column.value(row);
    }
    throw Error::internal("no such column");
}

std::shared_ptr<const catalog::Range> range_of(io::Value value, const char* unit) {
    return range_in(value, {"r", unit}, DecimalSign::point);
}

}  // namespace

TEST_CASE("column names are short, lower case and unique") {
    std::set<std::string_view> names;
    for (const Column& column : columns()) {
        CHECK(column.name.size() <= 10);
        CHECK(names.insert(column.name).second);
        CHECK_FALSE(column.meaning.empty());
    }
}

TEST_CASE("input columns are renamed when they clash or are long") {
    CHECK(output_name("pop", {}, 10) == "pop");
    CHECK(output_name("range", {}, 10) == "range_1");
    CHECK(output_name("RANGE", {}, 10) == "RANGE_1");
    CHECK(output_name("fid", {}, 10) == "fid_1");
    CHECK(output_name("geom", {}, 10) == "geom_1");
    CHECK(output_name("population_2020", {}, 10) == "population");
    CHECK(output_name("population_2021", {{"population", io::FieldType::text, ""}}, 10) == "populati_1");
    CHECK(output_name("население", {}, 10) == "насел");
    CHECK(output_name("", {}, 10) == "_1");
    CHECK(output_name("население_2020", {}, std::string::npos) == "население_2020");
    CHECK(output_name("range", {}, std::string::npos) == "range_1");
}

TEST_CASE("the figures in the columns are those that were stated") {
    Place place;
    catalog::Range range;
    const Row row{place, &range, nullptr};
    range.max = Length::km(480);
    CHECK(std::get<double>(value_of(row, "min_km")) == 0.0);
    CHECK(std::get<double>(value_of(row, "max_km")) == 480.0);

    range.stated_min = Length::km(100);  // the lower edge of a band that is drawn as a solid disc
    CHECK(std::get<double>(value_of(row, "min_km")) == 0.0);

    range.stated_min = Length::km(2000);
    range.stated_max = Length::km(2350);
    range.qualifier = catalog::Qualifier::between;
    CHECK(std::get<double>(value_of(row, "min_km")) == 2000.0);
    CHECK(std::get<double>(value_of(row, "max_km")) == 2350.0);

    range.stated_min = Length::km(500);
    range.stated_max.reset();
    range.qualifier = catalog::Qualifier::at_least;
    CHECK(std::get<double>(value_of(row, "min_km")) == 500.0);
    CHECK(value_of(row, "max_km") == io::Value());
}

TEST_CASE("a footprint is valid while both its site and its range are") {
    Place place;
    catalog::Range range;
    const Row row{place, &range, nullptr};
    CHECK(value_of(row, "valid_from") == io::Value());
    range.valid_from = "1976-03-11";
    place.valid_from = "1979";
    range.valid_to = "1991-05-12";
    CHECK(value_of(row, "valid_from") == io::Value(io::Date{1979, 1, 1}));
    CHECK(value_of(row, "valid_to") == io::Value(io::Date{1991, 5, 12}));
    place.valid_to = "1990-06";
    CHECK(value_of(row, "valid_to") == io::Value(io::Date{1990, 6, 30}));
    place.valid_to = "1991";  // its last day is after the range's
    CHECK(value_of(row, "valid_to") == io::Value(io::Date{1991, 5, 12}));
}

TEST_CASE("dates that are none are null") {
    CHECK(date_value("1987-12-08") == io::Value(io::Date{1987, 12, 8}));
    for (const char* bad : {"", "spring 1987", "1987-", "1987-12-08-01", "1987/12"})
        CHECK(date_value(bad) == io::Value());
}

TEST_CASE("a header's unit serves where none is named, and must not be another one") {
    const auto unit = [](const char* header, const char* asked = "") {
        return with_unit_of_header({header, asked}, header).unit;
    };
    CHECK(unit("range_km") == "km");
    CHECK(unit("Reichweite (km)") == "km");
    CHECK(unit("Reichweite in m") == "m");
    CHECK(unit("Radius [m]") == "m");
    CHECK(unit("range_miles") == "mi");
    CHECK(unit("range_m").empty());
    CHECK(unit("km").empty());
    CHECK(unit("reach").empty());
    CHECK(unit("reach", "nmi") == "nmi");
    CHECK_THROWS_AS(unit("Reichweite in km", "m"), Error);
    CHECK_THROWS_AS(range_in(std::string("500 m"), {"range_km", "km"}, DecimalSign::point), Error);
    CHECK(range_in(std::string("500 km"), {"range_km", "km"}, DecimalSign::point)->max->km() == 500.0);
    CHECK_THROWS_AS(range_in(std::string("9M729"), {"r", "km"}, DecimalSign::point), Error);
    CHECK_THROWS_AS(range_in(Date{1901, 5, 14}, {"r", "km"}, DecimalSign::point), Error);
}

TEST_CASE("a range column gives one range a row, and its unit is never guessed") {
    CHECK(range_of(480.0, "km")->max->km() == 480.0);
    CHECK(range_of(std::int64_t{300}, "mi")->max->m() == doctest::Approx(482803.2).epsilon(1e-12));
    CHECK(range_of(std::string(" 480km "), "")->max->km() == 480.0);
    CHECK(range_of(std::string("500..5500"), "km")->min.km() == 500.0);
    CHECK(range_of(std::string("500m"), "km")->max->m() == 500.0);
    for (const char* bad : {"", "480", "-5km", "480,5", "nan", "far"}) {
        CHECK_THROWS_AS(range_of(std::string(bad), ""), Error);
    }
    CHECK(range_of(std::string("480,5"), "km")->max->km() == 480.5);
    CHECK_THROWS_AS(range_of(std::string("1,500"), "km"), Error);
    for (const char* list :
         {"30,50", "480, 500", "500,1000", "500,550,600", "500 700", "300 500 km", "500,1000,5500"}) {
        CAPTURE(list);
        CHECK_THROWS_AS(range_of(std::string(list), "km"), Error);
    }
    CHECK(range_of(std::string("480,50"), "km")->max->km() == 480.5);
    CHECK(range_of(std::string("1 500"), "km")->max->km() == 1500.0);
    CHECK(range_in(std::string("30,50"), {"r", "km"}, DecimalSign::comma)->max->km() == 30.5);
    CHECK(range_in(std::string("5.500"), {"r", "km"}, DecimalSign::point)->max->km() == 5.5);
    CHECK(range_of(5.125, "km")->max->km() == 5.125);
    CHECK_THROWS_AS(range_of(io::Value(), "km"), Error);
    CHECK(text(io::Value(range_of(480.0, "km")->id)) == "480km");
}
