// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cli/terminal/wrap.hpp"
#include "rangeband/json.hpp"
#include "rangeband/text.hpp"

using namespace rangeband;
using namespace rangeband::cli;

TEST_CASE("lines are at most 80 columns wide and lose no word") {
    std::string text;
    for (int i = 0; i < 60; ++i) text += "wörd" + std::string(static_cast<std::size_t>(i % 9), 'x') + ' ';
    const std::string wrapped = wrap(text, "    ");
    std::size_t start = 0;
    while (start < wrapped.size()) {
        const std::size_t end = wrapped.find('\n', start);
        REQUIRE(end != std::string::npos);
        const std::string line = wrapped.substr(start, end - start);
        std::size_t columns = 0;
        for (const char c : line) columns += (c & 0xC0) != 0x80 ? 1 : 0;
        CHECK(columns <= 80);
        CHECK(line.starts_with("    "));
        start = end + 1;
    }
    std::size_t words = 0;
    for (std::size_t at = 0; (at = wrapped.find("wörd", at)) != std::string::npos; ++at) ++words;
    CHECK(words == 60);
}

TEST_CASE("a word longer than a line stands alone") {
    CHECK(wrap("a " + std::string(100, 'b') + " c", "") == "a\n" + std::string(100, 'b') + "\nc\n");
}

TEST_CASE("numbers and sizes read well") {
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(1234567) == "1,234,567");
    CHECK(file_size(812) == "812 bytes");
    CHECK(file_size(212'345) == "212 KB");
    CHECK(file_size(1'300'000) == "1.3 MB");
    CHECK(file_size(2'000'000'000) == "2.0 GB");
}

TEST_CASE("the nearest name is suggested, a far one is not") {
    const std::vector<std::string> names = {"range", "range-column", "title", "tolerance", "at"};
    CHECK(did_you_mean("rnage", names, "--") == "; did you mean --range?");
    CHECK(did_you_mean("TOLERENCE", names) == "; did you mean tolerance?");
    CHECK(did_you_mean("zzzzzz", names) == "");
    CHECK(did_you_mean("", names) == "");
    CHECK(did_you_mean(std::string(100'000, 'a'), names) == "");
}

TEST_CASE("JSON text is valid whatever the bytes") {
    CHECK(rangeband::json_text("a\"b\\c") == R"("a\"b\\c")");
    CHECK(rangeband::json_text("line\nbreak\x01") == R"("line\nbreak\u0001")");
    CHECK(rangeband::json_text("Капустин Яр") == "\"Капустин Яр\"");
    CHECK(rangeband::json_text("\xC3") == "\"\xEF\xBF\xBD\"");
    CHECK(rangeband::json_text("\xED\xA0\x80") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    CHECK(rangeband::json_object({{"a", "1"}, {"b", rangeband::json_list({"x", "y"})}}) == R"({"a":1,"b":["x","y"]})");
    CHECK(rangeband::json_object({}) == "{}");
}
