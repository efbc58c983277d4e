// Periods: dates are as precise as their source, and both days belong to a period.
#include <doctest/doctest.h>

#include "cli/validity.hpp"
#include "rangeband/error.hpp"

using namespace rangeband;
using namespace rangeband::cli;

TEST_CASE("a date is all days that it may mean") {
    CHECK(iso_date(*parse_date("1988").first) == "1988-01-01");
    CHECK(iso_date(*parse_date("1988").last) == "1988-12-31");
    CHECK(iso_date(*parse_date("1988-02").last) == "1988-02-29");
    CHECK(iso_date(*parse_date("1987-02").last) == "1987-02-28");
    CHECK(iso_date(*parse_date("1988-06-01").first) == "1988-06-01");
    for (const char* text : {"", "88", "1988-13", "1987-02-29", "1988-6-1", "1988-06-01 ", "1988/06/01", "-988"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_date(text), Error);
    }
}

TEST_CASE("periods meet on their last and first days, and what is unknown never ends or begins") {
    const Period treaty = validity_of("1988-06-01", "2019-08-02");
    CHECK(treaty.meets(parse_date("2019-08-02")));
    CHECK_FALSE(treaty.meets(parse_date("2019-08-03")));
    CHECK(treaty.meets(parse_date("1988-06")));
    CHECK_FALSE(treaty.meets(parse_date("1988-05-31")));
    CHECK(validity_of("", "1991").meets(parse_date("1940")));
    CHECK_FALSE(validity_of("", "1991").meets(parse_date("1992")));
    CHECK(validity_of("1979", "").meets(parse_date("2026")));
    CHECK(validity_of("", "").meets(parse_date("1000")));
    CHECK(iso_date(*both(treaty, validity_of("", "1991")).last) == "1991-12-31");
    CHECK(iso_date(*both(treaty, validity_of("", "1991")).first) == "1988-06-01");
}
