// SPDX-License-Identifier: MIT
#include "rangeband/utf8.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace rangeband;

namespace {

std::string encoded(unsigned code) {
    const auto tail = [&](int shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6)), tail(0)};
    if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | (code >> 18)), tail(12), tail(6), tail(0)};
}

}  // namespace

static_assert(is_utf8("Капустин Яр"));
static_assert(utf8_length("Яр") == 2);

TEST_CASE("every character of Unicode is UTF-8, and no surrogate or number beyond is") {
    for (unsigned code = 0; code < 0x120000; ++code) {
        const std::string text = encoded(code);
        const bool is_character = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        if (utf8_length("x" + text, 1) != (is_character ? text.size() : 0)) FAIL("character ", code);
    }
}

TEST_CASE("what is cut short, overlong or begins in the middle is not UTF-8") {
    for (const char* const text :
         {"\x80", "\xBF", "\xC3", "\xC3x", "\xE2\x82", "\xE2\x82x", "\xF0\x9F\x8C", "\xC0\xAF", "\xC1\xBF",
          "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xF5\x80\x80\x80", "\xFF", "\xFE"}) {
        CAPTURE(text);
        CHECK(utf8_length(text) == 0);
        CHECK_FALSE(is_utf8(std::string("good ") + text));
    }
}
