// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <locale>
#include <string>
#include <vector>

#include "catalog/sentence.hpp"
#include "rangeband/catalog/range.hpp"

using namespace rangeband;
using namespace rangeband::catalog;
using test::sentence_of;

namespace {

struct Good {
    std::string spec, id, title;
    double min_m, max_m;
};

void check_good(const Good& good) {
    CAPTURE(good.spec);
    const std::vector<Range> ranges = parse_plain_range(good.spec);
    REQUIRE(ranges.size() == 1);
    CHECK(ranges[0].id == good.id);
    CHECK(ranges[0].title == good.title);
    CHECK(ranges[0].min.m() == good.min_m);
    REQUIRE(ranges[0].max);
    CHECK(ranges[0].max->m() == good.max_m);
    CHECK(ranges[0].stated_min->m() == good.min_m);
    CHECK(ranges[0].stated_max->m() == good.max_m);
    CHECK(ranges[0].treaty_class.empty());
}

}  // namespace

TEST_CASE("a plain length is the disc, an interval the annulus, each in the unit that was written") {
    const std::vector<Good> table{
        {"480km", "480km", "480 km", 0, 480'000},
        {" 480 km ", "480km", "480 km", 0, 480'000},
        {"+480km", "480km", "480 km", 0, 480'000},
        {"480.5km", "480.5km", "480.5 km", 0, 480'500},
        {"1e3km", "1000km", "1,000 km", 0, 1'000'000},
        {"1.5E3km", "1500km", "1,500 km", 0, 1'500'000},
        {"500m", "500m", "500 m", 0, 500},
        {"300mi", "300mi", "300 mi", 0, 482'803.2},
        {"270nmi", "270nmi", "270 nmi", 0, 500'040},
        {"500..5500km", "500..5500km", "500–5,500 km", 500'000, 5'500'000},
        {"500.0..5500.0km", "500..5500km", "500–5,500 km", 500'000, 5'500'000},
        {"500km..5500km", "500..5500km", "500–5,500 km", 500'000, 5'500'000},
        {"500 .. 5500 km", "500..5500km", "500–5,500 km", 500'000, 5'500'000},
        {"5e2..5.5e3km", "500..5500km", "500–5,500 km", 500'000, 5'500'000},
        {"500m..3mi", "500m..3mi", "500 m–3 mi", 500, 4828.032},
        {"0..480km", "0..480km", "0–480 km", 0, 480'000},
        {"123456.75m", "123456.75m", "123,456.75 m", 0, 123'456.75},
    };
    for (const Good& good : table) check_good(good);
}

TEST_CASE("a list is one range for each figure, and the last unit serves those without one") {
    const auto ids = [](const std::string& spec) {
        std::string all;
        for (const Range& range : parse_plain_range(spec)) all += range.id + " ";
        return all;
    };
    CHECK(ids("500,1000,5500km") == "500km 1000km 5500km ");
    CHECK(ids("500, 1000 , 5500 km") == "500km 1000km 5500km ");
    CHECK(ids("500km,300mi") == "500km 300mi ");
    CHECK(ids("500,300mi") == "500mi 300mi ");
    CHECK(ids("100,500km") == "100km 500km ");
}

TEST_CASE("three decimals of a script are decimals") {
    for (const auto& [spec, km] : {std::pair{"10.815km", 10.815},
                                   {"10.810km", 10.81},
                                   {"480.500km", 480.5},
                                   {"5.482 kilometers", 5.482},
                                   {"1.5000km", 1.5},
                                   {"0.500km", 0.5}}) {
        CAPTURE(std::string(spec));
        CHECK(parse_plain_range(spec)[0].max->km() == doctest::Approx(km));
    }
    CHECK(parse_plain_range("10.815,12.345km").size() == 2);
    CHECK(parse_plain_range("10.815..12.345km")[0].min.km() == doctest::Approx(10.815));
}

TEST_CASE("intervals and lists are read as people write them") {
    CHECK(parse_plain_range("5 500km")[0].id == "5500km");
    CHECK(parse_plain_range("5'500 km")[0].id == "5500km");
    CHECK(parse_plain_range("500 to 1000km")[0].id == "500..1000km");
    CHECK(parse_plain_range("500 bis 1 000 km")[0].id == "500..1000km");
    CHECK(parse_plain_range("500;1000km").size() == 2);
    CHECK(parse_plain_range("480,5; 500 km")[0].id == "480.5km");
}

TEST_CASE("every bad range has a sentence of its own") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"500", "range '500' has no unit; write 500km"},
        {"500..5500", "range '500..5500' has no unit; write 500..5500km"},
        {"500km..5500", "range '500km..5500' has no unit; write 500km..5500km"},
        {"500,1000", "range '500,1000' has no unit; write 500,1000km"},
        {"-5km", "range '-5km' is negative; write a positive length"},
        {"-5..10km", "range '-5..10km': range '-5km' is negative; write a positive length"},
        {"nankm", "range 'nankm' is not a finite length; write a length such as 480km"},
        {"NaN", "range 'NaN' is not a finite length; write a length such as 480km"},
        {"infinity", "range 'infinity' is not a finite length; write a length such as 480km"},
        {"infkm", "range 'infkm' is not a finite length; write a length such as 480km"},
        {"-inf", "range '-inf' is not a finite length; write a length such as 480km"},
        {"1e999km", "range '1e999km' has a number too large or too small to read; write a length such as 480km"},
        {"1e-999km", "range '1e-999km' has a number too large or too small to read; write a length such as 480km"},
        {"500..infkm", "range '500..infkm' is not a finite length; write a length such as 480km"},
        {"5500..500km", "range '5500..500km' has its limits in reverse order; write 500..5500km"},
        {"3mi..500m", "range '3mi..500m' has its limits in reverse order; write 500m..3mi"},
        {"500..500km", "range '500..500km' has two equal limits, a band of no width; write 500km for the disc"},
        {"0km", "range '0km' is zero; write a length above zero, such as 480km"},
        {"0,5km", "range '0,5km' has a decimal comma; write 0.5km"},
        {"1,5km", "range '1,5km' is a list or has a decimal comma; write 1.5km or 1km,5km"},
        {"480,50KM", "range '480,50KM' is a list or has a decimal comma; write 480.5km or 480km,50km"},
        {"", "range is empty; write a length such as 480km"},
        {"500..", "range '500..' has no upper limit; write both, such as 500..5500km"},
        {"..500km", "range '..500km' has no lower limit; write both, such as 500..5500km"},
        {"1..2..3km", "range '1..2..3km' has more than one '..'; give each interval a range of its own"},
        {"1,2..3km", "range '1,2..3km' has commas in its numbers; write 1.2..3km"},
        {"500,,600km", "range '500,,600km' has an empty figure; write a length such as 480km"},
        {"5,500km", "range '5,500km' is a list or a number with a thousands separator; write 5500km or 5km,500km"},
        {"5.500km", "range '5.500km' can be 5500km or 5.5km; write which"},
        {"2.350 km", "range '2.350 km' can be 2350km or 2.35km; write which"},
        {"2.000mi", "range '2.000mi' can be 2000mi or 2mi; write which"},
        {"5.480 Kilometer", "range '5.480 Kilometer' can be 5480km or 5.48km; write which"},
        {"10.815 км", "range '10.815 км' can be 10815km or 10.8150km; write which"},
        {"500 700km",
         "range '500 700km' is farther than anything on the Earth; separate a list with commas: 500,1000km"},
        {"300 Meilen", "range '300Meilen' can be in statute or in nautical miles; write 300mi or 300nmi"},
        {"500..5.480km", "range '500..5.480km' can be 5480km or 5.48km; write which"},
        {"5.500,5km", "range '5.500,5km' is a list or has commas in its numbers; write 5500.5km or 5.5km,5km"},
        {"5.480,5km", "range '5.480,5km' is a list or has commas in its numbers; write 5480.5km or 5.48km,5km"},
        {"5,500.5km", "range '5,500.5km' is a list or has commas in its numbers; write 5500.5km or 5km,500.5km"},
        {"1,234,567m", "range '1,234,567m' is a list or has commas in its numbers; write 1234567m or 1m,234m,567m"},
        {"500,000m", "range '500,000m' is a list or has commas in its numbers; write 500000m"},
        {"100..5.500km", "range '100..5.500km' can be 5500km or 5.5km; write which"},
        {"1,500", "range '1,500' is a list or a number with a thousands separator; write 1500km or 1km,500km"},
        {"500...1000km", "range '500...1000km' has three dots; write 500..1000km"},
        {"500parsec", "range '500parsec' has an unknown unit; use km, m, mi, nmi, ft or yd, such as 500km"},
        {"far", "range 'far' is not a length; write a number and a unit, such as 500km"},
        {"5OOkm", "range '5OOkm' has an unknown unit; use km, m, mi, nmi, ft or yd, such as 5km"},
    };
    for (const auto& [spec, sentence] : table) {
        CAPTURE(spec);
        const auto said = sentence_of([&] { parse_plain_range(spec); });
        CHECK(said.text == sentence);
        CHECK(said.kind == ErrorKind::usage);
    }
}

TEST_CASE("numbers have a decimal point in every locale") {
    struct Comma : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
    };
    const std::locale before = std::locale::global(std::locale(std::locale::classic(), new Comma));
    const Range range = parse_plain_range("480.5km")[0];
    std::locale::global(before);
    CHECK(range.title == "480.5 km");
    CHECK(range.max->m() == 480'500);
}

TEST_CASE("words around a range are read where they leave it as it is") {
    const std::vector<Good> table{
        {"<500km", "500km", "500 km", 0, 500'000},
        {"≤ 500 km", "500km", "500 km", 0, 500'000},
        {"<=500km", "500km", "500 km", 0, 500'000},
        {"up to 500 km", "500km", "500 km", 0, 500'000},
        {"bis zu 500 km", "500km", "500 km", 0, 500'000},
        {"max. 500 km", "500km", "500 km", 0, 500'000},
        {"до 500 км", "500km", "500 km", 0, 500'000},
        {"hasta 500 km", "500km", "500 km", 0, 500'000},
        {"jusqu'à 500 km", "500km", "500 km", 0, 500'000},
        {"jusqu’à 500 km", "500km", "500 km", 0, 500'000},
        {"Reichweite: bis zu 500 km", "500km", "500 km", 0, 500'000},
        {"Radius 500 km", "500km", "500 km", 0, 500'000},
        {"500 km (310 mi)", "500km", "500 km", 0, 500'000},
        {"310 mi (500 km)", "310mi", "310 mi", 0, 498'896.64},
        {"from 500 to 1000 km", "500..1000km", "500–1,000 km", 500'000, 1'000'000},
        {"von 500 bis 1000 km", "500..1000km", "500–1,000 km", 500'000, 1'000'000},
        {"от 500 до 1000 км", "500..1000km", "500–1,000 km", 500'000, 1'000'000},
        {"between 500 and 1000 km", "500..1000km", "500–1,000 km", 500'000, 1'000'000},
        {"zwischen 500 und 1000 km", "500..1000km", "500–1,000 km", 500'000, 1'000'000},
        {"500㎞", "500km", "500 km", 0, 500'000},
        {"٥٠٠ km", "500km", "500 km", 0, 500'000},
    };
    for (const Good& good : table) check_good(good);
    CHECK(parse_plain_range("500 und 1000 km").size() == 2);
    CHECK(parse_plain_range("500 km, 1000 km and 2000 km").size() == 3);
}

TEST_CASE("words that make a range another one are refused with what to write") {
    const auto says = [](const char* spec) { return sentence_of([&] { parse_plain_range(spec); }).text; };
    for (const char* spec : {"~500 km", "≈ 500 km", "ca. 500 km", "about 500 km", "etwa 500 km", "около 500 км"}) {
        CAPTURE(std::string(spec));
        CHECK(says(spec).find("write the length to draw: 500 ") != std::string::npos);
    }
    for (const char* spec : {">500km", ">=500km", "≥500km", "500km+", "500+km", "at least 500km", "mehr als 500km"}) {
        CAPTURE(std::string(spec));
        CHECK(says(spec).find("has no upper limit; write 500km for the disc, or 500km..20004km") != std::string::npos);
    }
    CHECK(says("500 km (400 mi)").find("has two lengths that differ") != std::string::npos);
    CHECK(says("500 - 1,000 km").find("write 500..1000km") != std::string::npos);
    CHECK(says("500-1.000km").find("write 500..1000km") != std::string::npos);
    CHECK(says("4,5e2km").find("has a decimal comma") != std::string::npos);
    CHECK(says("482,803m").find("write 482803m or 482m,803m") != std::string::npos);
    CHECK(says("460km SM-6").find("write the name in front") != std::string::npos);
}

TEST_CASE("decimal commas elsewhere make points and commas in front of three digits ambiguous") {
    CHECK(parse_plain_range("10.815km").size() == 1);
    CHECK(parse_plain_range("480,500km").size() == 2);
    CHECK(parse_plain_range("10.8km", DecimalSign::comma).size() == 1);
    for (const char* spec : {"10.815km", "480.500km", "480,500km", "1..10.815km"}) {
        CAPTURE(std::string(spec));
        CHECK(sentence_of([&] { parse_plain_range(spec, DecimalSign::comma); }).kind == ErrorKind::usage);
    }
}

TEST_CASE("every length that a refusal advises is read") {
    const std::vector<std::string> fronts{"", "up to ", "500-", "500 - ", "500..", "1,500..", "1.500-", "300; "};
    const std::vector<std::string> figures{"5,500", "1.500",       "480,5",   "1,000,2,000", "1.500,5",
                                           "5.481", "1,500,2,500", "0,5",     "1,5,2,5",     "1.500.000",
                                           "5,481", "500,5,500",   "300,001", "1,500.5",     "1.500,50",
                                           "2,5",   "480,5,1000",  "1 500,5", "5.500,500",   "1,000"};
    const std::vector<std::string> units{"km", " km",     " Kilometer", "m",       " Tsd. km", " тыс. км",
                                         " M", " Meilen", " millas",    " parsec", "nmi",      ""};
    int refused = 0, advised = 0;
    for (const std::string& front : fronts) {
        for (const std::string& figure : figures) {
            for (const std::string& unit : units) {
                const std::string spec = front + figure + unit;
                const auto [kind, text] = sentence_of([&] { parse_plain_range(spec); });
                if (text == "(no error)") continue;
                ++refused;
                CAPTURE(spec);
                CAPTURE(text);
                // A list with semicolons is advised as a whole.
                if (const auto list = text.find("write 300; "); list != text.npos) {
                    CHECK(sentence_of([&] { parse_plain_range(text.substr(list + 6)); }).text == "(no error)");
                    continue;
                }
                // What stands behind the quoted range, word by word: those that begin with a digit are advice.
                std::string rest = text.substr(std::min(text.rfind('\'') + 1, text.size()));
                for (std::size_t at = 0; at < rest.size();) {
                    const std::size_t end = std::min(rest.find_first_of(" ;", at), rest.size());
                    std::string word = rest.substr(at, end - at);
                    at = end + 1;
                    if (word.ends_with(',')) word.pop_back();
                    if (word.empty() || word[0] < '0' || word[0] > '9') continue;
                    CAPTURE(word);
                    ++advised;
                    const bool has_unit = word.find_last_of("0123456789") + 1 < word.size();
                    CHECK(sentence_of([&] { parse_plain_range(has_unit ? word : word + "km"); }).text == "(no error)");
                }
            }
        }
    }
    CHECK(refused > 500);
    CHECK(advised > 500);
}

TEST_CASE("numbers of any length in a list are refused with a sentence") {
    const std::string long_number(400, '9');
    for (const std::string& spec :
         {"1," + long_number + "km", long_number + ",1km", "1,2," + long_number + "km", "1.500," + long_number + "km",
          "1," + long_number + "..5km", long_number + "-" + long_number + ",5km", "300," + long_number}) {
        CAPTURE(spec);
        for (const DecimalSign sign : {DecimalSign::point, DecimalSign::comma, DecimalSign::unknown}) {
            CHECK(sentence_of([&] { parse_plain_range(spec, sign); }).kind == ErrorKind::usage);
        }
    }
}
