// SPDX-License-Identifier: MIT
#include "rangeband/geodesic/position.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "rangeband/error.hpp"

using namespace rangeband;
using namespace rangeband::geodesic;

namespace {

/// The sentence with which a call fails, or empty.
template <typename Call>
std::string sentence(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("a latitude is read in decimal degrees and in degrees, minutes and seconds") {
    const double expected = 48.0 + 34.0 / 60.0 + 12.0 / 3600.0;
    for (const char* text : {"48.57", "+48.57", " 48.57 ", "48.57N", "48.57 n", "N48.57", "48.57°", "4857e-2"}) {
        CAPTURE(text);
        CHECK(parse_latitude(text).deg() == 48.57);
    }
    for (const char* text : {"48°34'12\"N", "48° 34' 12\" N", "48 34 12 N", "48d34m12s N", "48:34:12", "N48 34.2",
                             "48º34’12”N", "48°34′12″", "N 48° 34.2'", "48 34 12"}) {
        CAPTURE(text);
        CHECK(parse_latitude(text).deg() == doctest::Approx(expected).epsilon(1e-14));
    }
    CHECK(parse_latitude("48°34'12\"S").deg() == doctest::Approx(-expected).epsilon(1e-14));
    CHECK(parse_latitude("-48 34 12").deg() == doctest::Approx(-expected).epsilon(1e-14));
    CHECK(parse_latitude("−34.6").deg() == -34.6);
    CHECK(parse_longitude("0°30'W").deg() == -0.5);
    CHECK(parse_longitude("-0 30").deg() == -0.5);
}

TEST_CASE("a coordinate that is none is refused with what to write") {
    const std::vector<std::string> none{"",         "abc",      "48.5x",   "48..5",       "nan",  "inf",        "0x30",
                                        "48 61 00", "48 10 60", "48.5 30", "1 2 3 4",     "--48", "48 -30",     "48;57",
                                        "1e999",    "N",        "NN48",    "48°34'12\"E", "-48N", "90.0000001", "91"};
    for (const std::string& text : none) {
        CAPTURE(text);
        CHECK_FALSE(sentence([&] { parse_latitude(text); }).empty());
    }
    CHECK(sentence([] { parse_latitude("91"); }) == "latitude 91 is outside -90..90");
    CHECK(sentence([] { parse_latitude("48 61 00"); }) == "latitude '48 61 00' has 61 minutes; they go from 0 to 59");
    CHECK(sentence([] { parse_latitude("-48N"); }) ==
          "latitude '-48N' has a minus sign and a hemisphere letter; write one of them");
}

TEST_CASE("a sentence that quotes a zero byte goes on behind it") {
    using namespace std::string_view_literals;
    CHECK(sentence([] { parse_length("480\0km"sv); }) ==
          "length '480<U+0000>km' has an unknown unit; use km, m, mi, nmi, ft or yd, such as 480km");
}

TEST_CASE("a position carries coordinates as typed and a name") {
    const TypedPosition typed = parse_position("48.57, 46.25 ,Kapustin Yar, the range");
    CHECK(typed.position == Position::deg(48.57, 46.25));
    CHECK(typed.coordinates == "48.57,46.25");
    CHECK(typed.name == "Kapustin Yar, the range");
    CHECK(parse_position("-34.6,-58.4").position == Position::deg(-34.6, -58.4));
    CHECK(parse_position("10,190").position.lon() == -170.0);
    CHECK(parse_position("10,-180").position.lon() == -180.0);
    CHECK(parse_position("48°34'12\"N,46°15'0\"E").position.lon() == 46.25);
}

TEST_CASE("latitude and longitude that look swapped are told so") {
    CHECK(sentence([] { parse_position("146.25,48.57"); }) ==
          "'146.25,48.57' looks like longitude and latitude swapped; write latitude first: '48.57,146.25'");
    CHECK(parse_position("46.25E,48.57N").position == parse_position("48.57N,46.25E").position);
    CHECK(sentence([] { parse_position("91,200"); }) == "position '91,200': latitude 91 is outside -90..90");
    CHECK(sentence([] { parse_position("48.57"); }) ==
          "position '48.57' has only one coordinate; write LAT,LON such as 48.57,46.25");
    CHECK_FALSE(sentence([] { parse_position("48.57,"); }).empty());
}

TEST_CASE("a length needs a number and a unit") {
    CHECK(parse_length("480km").km() == 480.0);
    CHECK(parse_length(" 1.5e3 km ").km() == 1500.0);
    CHECK(parse_length("300mi").m() == doctest::Approx(482'803.2));
    CHECK(parse_length("1100nmi").m() == doctest::Approx(2'037'200.0));
    CHECK(parse_length("0m").m() == 0.0);
    for (const char* text : {"12nmi", "12NM", "12 nm", "12 nautical miles", "12 Seemeilen", "12\u00a0морских миль"}) {
        CAPTURE(text);
        CHECK(parse_length(text).m() == 22'224.0);
    }
    for (const char* text : {"5500KM", "5500 Kilometer", "5500км", "5500 kilometres"}) {
        CAPTURE(text);
        CHECK(parse_length(text).km() == 5500.0);
    }
    CHECK(parse_length("400ft").m() == doctest::Approx(121.92));
    CHECK(parse_length("1000 yards").m() == doctest::Approx(914.4));
    CHECK(parse_length("1e-999km").m() == 0.0);
    CHECK(sentence([] { parse_length("1e999km"); }) == "length '1e999km' is not finite");
    CHECK(sentence([] { parse_length("500", "range"); }) == "range '500' has no unit; write 500km");
    CHECK(sentence([] { parse_length("500parsec", "range"); }) ==
          "range '500parsec' has an unknown unit; use km, m, mi, nmi, ft or yd, such as 500km");
    CHECK(sentence([] { parse_length("-5km", "range"); }) == "range '-5km' is negative; write a positive length");
    for (const char* text : {"", "km", "nankm", "infkm", "1e999km", "1,5km", "0x5km", "5 km x", "-0km"}) {
        CAPTURE(text);
        CHECK_FALSE(sentence([&] { parse_length(text); }).empty());
    }
}

TEST_CASE("a position is checked and its longitude normalised") {
    CHECK(std::abs(Position::deg(0, 540).lon()) == 180.0);
    CHECK(Position::deg(0, -190).lon() == 170.0);
    CHECK(Position::deg(0, 180).lon() == 180.0);
    CHECK_FALSE(sentence([] { Position::deg(91, 0); }).empty());
    CHECK_FALSE(sentence([] { Position::deg(std::stod("nan"), 0); }).empty());
    CHECK_FALSE(sentence([] { Position::deg(0, std::stod("inf")); }).empty());
}

TEST_CASE("a length behind a position is not its name") {
    for (const std::string position : {"48.57, 45.91", "48.57 45.91", "48°34'N 45°54'E", "N48.57 E45.91"}) {
        for (const std::string between : {" ", ", ", "; "}) {
            for (const std::string length : {"500km", "500 km", "300 M", "12 NM", "1,5 km", "300 Meilen"}) {
                CAPTURE(position + between + length);
                const std::string said = sentence([&] { parse_position(position + between + length); });
                CHECK(said.find("is followed by a length") != std::string::npos);
                CHECK(said.find("range '" + length + "'") != std::string::npos);
            }
        }
    }
    CHECK(parse_position("48.57,45.91,Base 500km").name == "Base 500km");
    CHECK(parse_position("48.57,45.91,K-25").name == "K-25");
}
