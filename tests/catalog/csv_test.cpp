// SPDX-License-Identifier: MIT
#include "catalog/csv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "catalog/sentence.hpp"

using namespace rangeband;
using namespace rangeband::catalog;
using namespace std::string_literals;
using test::sentence_of;

TEST_CASE("quoted fields hold commas, doubled quotes and line breaks, and rows know their line") {
    const CsvTable table = CsvTable::parse(
        "\xEF\xBB\xBF"
        "id,note\r\na,\"x, \"\"y\"\"\nz\"\r\n\r\nb,\n\"\",\"\"",
        "t.csv");
    CHECK(table.header() == std::vector<std::string>{"id", "note"});
    REQUIRE(table.rows().size() == 3);
    CHECK(table.rows()[0]["id"] == "a");
    CHECK(table.rows()[0]["note"] == "x, \"y\"\nz");
    CHECK(table.rows()[0].line() == 2);
    CHECK(table.rows()[1]["id"] == "b");
    CHECK(table.rows()[1]["note"].empty());
    CHECK(table.rows()[1].line() == 5);
    CHECK(table.rows()[2]["id"].empty());
    CHECK(table.rows()[2].line() == 6);
    CHECK(table.rows()[0]["absent"].empty());
}

TEST_CASE("blanks and letters beyond ASCII are kept as they are") {
    const CsvTable table = CsvTable::parse("id\n K\xC3\xB6nig \xF0\x9F\x8C\x8D\n", "t.csv");
    CHECK(table.rows()[0]["id"] == " K\xC3\xB6nig \xF0\x9F\x8C\x8D");
}

TEST_CASE("a table that is not one says file, line and what is wrong") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"", "t.csv: is empty; a table begins with a line of column names"},
        {"\n\r\n", "t.csv: is empty; a table begins with a line of column names"},
        {"a,b\n1\n", "t.csv: line 2 has 1 fields where the header has 2; an empty field keeps its comma"},
        {"a,b\n\n1,2,3\n",
         "t.csv: line 3 has 3 fields where the header has 2; a comma inside a field needs quotes, and decimals take a "
         "point"},
        {"a,a\n", "t.csv: line 1 names the column 'a' twice"},
        {"a,,b\n", "t.csv: line 1 names a column with no name"},
        {"a\n\"x\ny\n", "t.csv: line 2 begins a row with a quote that is never closed"},
        {"a\n\"x\"y\n", "t.csv: line 2 has text after a closing quote; put the whole field in quotes"},
        {"a\nx\"y\n", "t.csv: line 2 has a quote inside a field without quotes; quote the field and double the quote"},
        {"a\nx\0y\n"s, "t.csv: line 2 has a zero byte; the file is not a text table"},
    };
    for (const auto& [text, sentence] : table) {
        const auto said = sentence_of([&] { CsvTable::parse(text, "t.csv"); });
        CHECK(said.text == sentence);
        CHECK(said.kind == ErrorKind::file);
    }
}

TEST_CASE("text that is not UTF-8 is an error") {
    // Latin-1, a lone continuation, an overlong slash, a surrogate, beyond U+10FFFF, a sequence cut off by the end.
    for (const std::string bad :
         {"K\xF6nig", "\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
        const auto said = sentence_of([&] { CsvTable::parse("a\n1\n" + bad, "t.csv"); });
        CHECK(said.text == "t.csv: line 3 is not UTF-8; save the table as UTF-8");
    }
}
