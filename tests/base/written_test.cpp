// SPDX-License-Identifier: MIT
#include "rangeband/written.hpp"

#include <doctest/doctest.h>

#include <string>

#include "rangeband/error.hpp"

using namespace rangeband;

namespace {

std::string plain_number(const std::string& text, DecimalSign sign) {
    try {
        return with_decimal_point(text, sign);
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("typographic signs become those of a keyboard") {
    CHECK(plain_text("48°34′11″\u00a0N") == "48°34'11\" N");
    CHECK(plain_text("\u200e−1\u202f234,5\ufeff") == "-1 234,5");
    CHECK(plain_text("４８．５，٤٦") == "48.5,46");
    CHECK(plain_text("a\xff b") == "a\xff b");
    const PlainText plain = traced_plain_text("″x");
    CHECK(plain.origin == std::vector<std::size_t>{0, 3, 4});
    CHECK(with_codes("48\u200b57\x01") == "48<U+200B>57<U+0001>");
}

TEST_CASE("letters of three alphabets become small, Latin ones without accents") {
    CHECK(small_letters("BREITE Länge ШИРОТА Ё Ω ŁÓDŹ ŽŠ") == "breite länge широта ё ω łódź žš");
    CHECK(without_accents(small_letters("Łódź Düsseldorf Đà Nẵng São Weißrußland")) ==
          "lodz dusseldorf da nang sao weissrussland");
}

TEST_CASE("decimal and thousands marks are told apart, or refused with both readings") {
    for (const auto sign : {DecimalSign::point, DecimalSign::comma, DecimalSign::unknown}) {
        CHECK(plain_number("1500", sign) == "1500");
        CHECK(plain_number("480,5", sign) == "480.5");
        CHECK(plain_number("-0,125", sign) == "-0.125");
        CHECK(plain_number("1.234,5", sign) == "1234.5");
        CHECK(plain_number("1,234.5", sign) == "1234.5");
        CHECK(plain_number("1.234.567", sign) == "1234567");
        CHECK(plain_number("1\u202f500", sign) == "1500");
        CHECK(plain_number("1'500.25", sign) == "1500.25");
        CHECK(plain_number("12 34", sign) == "12 34");
        CHECK(plain_number("far", sign) == "far");
    }
    CHECK(plain_number("1.500", DecimalSign::point) == "1.500");
    CHECK(plain_number("1,500", DecimalSign::comma) == "1.500");
    CHECK(plain_number("1.500", DecimalSign::comma) == "'1.500' can be 1500 or 1.5; write which");
    CHECK(plain_number("1,500", DecimalSign::point) == "'1,500' can be 1500 or 1.5; write which");
    CHECK(plain_number("1.505", DecimalSign::unknown) == "'1.505' can be 1505 or 1.5050; write which");
}

TEST_CASE("units have many spellings and one name") {
    for (const char* text : {"km", "KM", "Kilometer", "kilometres", "км", "километров"})
        CHECK(length_unit(text)->name == "km");
    for (const char* text : {"nmi", "NM", "nautical miles", "Seemeilen", "морских миль"})
        CHECK(length_unit(text)->name == "nmi");
    for (const char* text : {"", "parsec", "k-m", "5"}) CHECK(length_unit(text) == nullptr);
}
