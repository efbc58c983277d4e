// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "cli/terminal/table.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/json.hpp"
#include "rangeband/utf8.hpp"

using namespace rangeband;
using namespace rangeband::cli;

namespace {

Table small() {
    return {{{"id", Shown::everywhere, true},
             {"text"},
             {"people", Shown::to_people},
             {"n"},
             {"secret", Shown::to_programs}},
            {{"a", "plain", "p", std::int64_t{1234567}, "x,y"}, {"b", io::Value(), "q", 0.1, "say \"no\""}},
            {"A note."}};
}

std::size_t widest_line(const std::string& text) {
    std::size_t widest = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        widest = std::max(widest, utf8_characters(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    return widest;
}

}  // namespace

TEST_CASE("a table for people is aligned, numbers to the right, without trailing blanks") {
    CHECK(as_text(small(), 100) ==
          "id  text   people          n\n"
          "a   plain  p       1,234,567\n"
          "b          q             0.1\n"
          "\n"
          "A note.\n");
}

TEST_CASE("a table that is too wide is wrapped and loses no letter") {
    Table table{{{"id", Shown::everywhere, true}, {"words"}, {"address"}}, {}, {}};
    for (int i = 0; i < 20; ++i) {
        table.rows.push_back({"unbroken-id-" + std::to_string(i),
                              std::string("Königsbrück Капустин Яр ") + std::string(60, 'w'),
                              std::string(90, 'u') + "é"});
    }
    for (const std::size_t width : {60U, 80U, 100U}) {
        const std::string text = as_text(table, width);
        CHECK(widest_line(text) <= width);
        CHECK(std::ranges::count(text, 'u') == 20 * (90 + 1));
        CHECK(text.find("unbroken-id-19") != text.npos);
        CHECK(json_text(text).find("\xEF\xBF\xBD") == std::string::npos);  // no character is broken
    }
}

TEST_CASE("rows under one heading stand together") {
    const Table table{{{"about", Shown::as_heading}, {"x"}}, {{"one", "1"}, {"one", "2"}, {"two", "3"}}, {}};
    CHECK(as_text(table, 100) == "  x\n\none\n  1\n  2\n\ntwo\n  3\n");
    CHECK(as_csv(table) == "x\r\n1\r\n2\r\n3\r\n");
}

TEST_CASE("what rows ask to be said stands below the notes, once, and only while such a row is there") {
    Table table{
        {{"x"}, {"credit", Shown::as_note}}, {{"1", "B"}, {"2", "A"}, {"3", "B"}, {"4", io::Value()}}, {"Note."}};
    CHECK(as_text(table, 100) == "x\n1\n2\n3\n4\n\nNote.\nA\nB\n");
    CHECK(as_csv(table) == "x\r\n1\r\n2\r\n3\r\n4\r\n");
    CHECK(as_json({table.columns, {{"1", "B"}}, {}}) == "[\n{\"x\":\"1\"}\n]\n");
    table.rows.erase(table.rows.begin(), table.rows.begin() + 3);
    CHECK(as_text(table, 100) == "x\n4\n\nNote.\n");
}

TEST_CASE("a table without rows is its notes") { CHECK(as_text({{{"id"}}, {}, {"Nothing."}}, 100) == "Nothing.\n"); }

TEST_CASE("control characters never reach a terminal") {
    CHECK(as_text({{{"id"}}, {{"a\x1b[31m\nb"}}, {}}, 100) == "id\na [31m b\n");
}

TEST_CASE("CSV is quoted where it must be, and no cell is a formula") {
    CHECK(as_csv(small()) ==
          "id,text,n,secret\r\n"
          "a,plain,1234567,\"x,y\"\r\n"
          "b,,0.1,\"say \"\"no\"\"\"\r\n");
    CHECK(as_csv({{{"a"}}, {{"=1+1"}, {"@x"}, {"-x"}, {-1.5}, {"line\nbreak"}}, {}}) ==
          "a\r\n'=1+1\r\n'@x\r\n'-x\r\n-1.5\r\n\"line\nbreak\"\r\n");
    CHECK(as_csv({{{"site"}}, {{"-34.6,-58.4"}, {"-1+cmd|x"}}, {}}) == "site\r\n\"-34.6,-58.4\"\r\n'-1+cmd|x\r\n");
}

TEST_CASE("JSON has numbers as numbers and null for what is empty") {
    CHECK(as_json(small()) ==
          "[\n{\"id\":\"a\",\"text\":\"plain\",\"n\":1234567,\"secret\":\"x,y\"},\n"
          "{\"id\":\"b\",\"text\":null,\"n\":0.1,\"secret\":\"say \\\"no\\\"\"}\n]\n");
    CHECK(as_json({{{"id"}}, {}, {}}) == "[]\n");
}

TEST_CASE("figures for people are rounded, and only nothing and all are said to be that") {
    const auto shown = [](double number, Figures figures) {
        const std::string text = as_text({{{"n", Shown::everywhere, false, figures}}, {{number}}, {}}, 80);
        const std::string row = text.substr(text.find('\n') + 1);
        return row.substr(row.find_first_not_of(' '), row.find('\n') - row.find_first_not_of(' '));
    };
    using As = Figures::As;
    CHECK(shown(0.0, {As::percent}) == "0 %");
    CHECK(shown(1.0, {As::percent}) == "100 %");
    CHECK(shown(1e-9, {As::percent}) == "< 0.1 %");
    CHECK(shown(0.99901, {As::percent}) == "> 99.9 %");
    CHECK(shown(0.12345, {As::percent}) == "12.3 %");
    CHECK(shown(99.96, {As::rounded}) == "100");
    CHECK(shown(1.23456, {As::rounded}) == "1.23");
    CHECK(shown(1234567.5, {As::rounded}) == "1,234,568");
    CHECK(shown(1234.56, Figures::fixed(1)) == "1,234.6");
    CHECK(shown(-0.04, Figures::fixed(1)) == "0.0");
    CHECK(shown(-1234.56, Figures::fixed(0)) == "-1,235");
}
