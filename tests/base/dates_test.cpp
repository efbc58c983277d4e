// SPDX-License-Identifier: MIT
// Periods: dates are as precise as their source, and both days belong to a period.
#include <doctest/doctest.h>

#include "rangeband/dates.hpp"
#include "rangeband/error.hpp"

using namespace rangeband;

TEST_CASE("a date is all days that it may mean") {
    CHECK(iso_text(*parse_period("1988").first) == "1988-01-01");
    CHECK(iso_text(*parse_period("1988").last) == "1988-12-31");
    CHECK(iso_text(*parse_period("1988-02").last) == "1988-02-29");
    CHECK(iso_text(*parse_period("1987-02").last) == "1987-02-28");
    CHECK(iso_text(*parse_period("1988-06-01").first) == "1988-06-01");
    for (const char* text : {"", "88", "1988-13", "1987-02-29", "1988-6-1", "1988-06-01 ", "1988/06/01", "-988"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_period(text), Error);
    }
}

TEST_CASE("periods meet on their last and first days, and what is unknown never ends or begins") {
    const Period treaty = period_of("1988-06-01", "2019-08-02");
    CHECK(treaty.meets(parse_period("2019-08-02")));
    CHECK_FALSE(treaty.meets(parse_period("2019-08-03")));
    CHECK(treaty.meets(parse_period("1988-06")));
    CHECK_FALSE(treaty.meets(parse_period("1988-05-31")));
    CHECK(period_of("", "1991").meets(parse_period("1940")));
    CHECK_FALSE(period_of("", "1991").meets(parse_period("1992")));
    CHECK(period_of("1979", "").meets(parse_period("2026")));
    CHECK(period_of("", "").meets(parse_period("1000")));
    CHECK(iso_text(*both(treaty, period_of("", "1991")).last) == "1991-12-31");
    CHECK(iso_text(*both(treaty, period_of("", "1991")).first) == "1988-06-01");
}

TEST_CASE("what begins last and ends first is told by days, not by letters") {
    CHECK(earlier_end("1988", "1988-06-01") == "1988-06-01");
    CHECK(earlier_end("1991-05-12", "1991") == "1991-05-12");
    CHECK(earlier_end("1990", "1991-05-12") == "1990");
    CHECK(earlier_end("", "1991") == "1991");
    CHECK(earlier_end("", "") == "");
    CHECK(later_start("1988", "1988-06-01") == "1988-06-01");
    CHECK(later_start("1988-06", "1988-05-31") == "1988-06");
    CHECK(later_start("1979", "") == "1979");
}

TEST_CASE("a date in another form is refused with every reading that a calendar has") {
    const auto said = [](std::string_view text) -> std::string {
        try {
            parse_period(text);
            return {};
        } catch (const Error& error) {
            return error.what();
        }
    };
    CHECK(said("01.06.1988") == "'01.06.1988' can be 1988-06-01 or 1988-01-06; write which");
    CHECK(said("6/1/1988") == "'6/1/1988' can be 1988-01-06 or 1988-06-01; write which");
    CHECK(said("13.06.1988") == "'13.06.1988' is a date in another form; write 1988-06-13");
    CHECK(said("06/13/1988") == "'06/13/1988' is a date in another form; write 1988-06-13");
    CHECK(said("6.6.1988") == "'6.6.1988' is a date in another form; write 1988-06-06");
    CHECK(said("1988/06/01") == "'1988/06/01' is a date in another form; write 1988-06-01");
    CHECK(said("31.02.1988") == "'31.02.1988' is not a date; write 1988-06-01, 1988-06 or 1988");
    CHECK(said("1.6.88") == "'1.6.88' is not a date; write 1988-06-01, 1988-06 or 1988");
}

TEST_CASE("a day is a date with its month and its day") {
    CHECK(date_of(Day{}) == Date{1970, 1, 1});
    CHECK(date_of(*days_of({2024, 2, 29}).first) == Date{2024, 2, 29});
}

TEST_CASE("a time since 1970 is a day, and anything else the first one") {
    CHECK(day_of_epoch("1000000000") == Date{2001, 9, 9});
    CHECK(day_of_epoch("86399") == Date{1970, 1, 1});
    CHECK(day_of_epoch("86400") == Date{1970, 1, 2});
    CHECK(day_of_epoch("253402300799") == Date{9999, 12, 31});
    for (const char* text : {"", "x", "-86400", "86400x", "253402300800", "99999999999999999999"}) {
        CAPTURE(text);
        CHECK(day_of_epoch(text) == Date{1970, 1, 1});
    }
}
