// SPDX-License-Identifier: MIT
#include "rangeband/json.hpp"

#include <doctest/doctest.h>

using namespace rangeband;

TEST_CASE("JSON strings are escaped, and what is not UTF-8 is replaced") {
    CHECK(json_text("48°34' \"N\"") == R"("48°34' \"N\"")");
    CHECK(json_text("a\\b\tc\nd\re") == R"("a\\b\tc\nd\re")");
    CHECK(json_text(std::string_view("\x01\0", 2)) == R"("\u0001\u0000")");
    CHECK(json_text("a\xff b") == "\"a\xef\xbf\xbd b\"");
    CHECK(json_text("") == "\"\"");
}

TEST_CASE("JSON is composed of parts") {
    CHECK(json_number(0.1) == "0.1");
    CHECK(json_list({}) == "[]");
    CHECK(json_object({}) == "{}");
    CHECK(json_object({{"a", json_list({"x", "y"})}, {"b", json_array({"1", "2"})}}) == R"({"a":["x","y"],"b":[1,2]})");
}
