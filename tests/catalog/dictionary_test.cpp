// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "catalog/folder.hpp"
#include "catalog/only_in.hpp"
#include "catalog/sentence.hpp"
#include "rangeband/catalog/catalog.hpp"

using namespace rangeband::catalog;
using test::Folder;
using test::only_in;
using test::sentence_of;

namespace {

using Words = std::set<std::string>;

/// What stands between backticks.
Words quoted(const std::string& text) {
    Words words;
    std::istringstream pieces(text);
    std::string piece;
    for (bool inside = false; std::getline(pieces, piece, '`'); inside = !inside) {
        if (inside) words.insert(piece);
    }
    return words;
}

struct Columns {
    Words all, needed;
};

/// The columns of each table as geodata/README.md has them: the first cells of its tables, and the lines `Needed: …`.
std::map<std::string, Columns> dictionary() {
    std::ifstream file(GEODATA "/README.md");
    std::map<std::string, Columns> tables;
    std::string line, table;
    while (std::getline(file, line)) {
        if (line.starts_with("## ")) table = line.ends_with(".csv") ? line.substr(3) : "";
        if (table.empty()) continue;
        Columns& columns = tables[table];
        if (line.starts_with("Needed: ")) columns.needed = quoted(line.substr(0, line.find('.')));
        const bool is_row = line.starts_with("| `");
        if (!is_row && !line.starts_with("`date`")) continue;
        columns.all.merge(quoted(line.substr(0, line.find(is_row ? " | " : ":", 2))));
    }
    return tables;
}

/// The words that a column may hold, as its row in geodata/README.md has them.
Words vocabulary(const std::string& wanted, const std::string& column) {
    std::ifstream file(GEODATA "/README.md");
    std::string line, table;
    while (std::getline(file, line)) {
        if (line.starts_with("## ")) table = line.substr(3);
        const std::string cell = "| `" + column + "` | ";
        if (table == wanted && line.starts_with(cell)) return quoted(line.substr(cell.size()));
    }
    return {};
}

/// What is said of a table with only that header.
std::string said_of(const std::string& table, const std::string& header) {
    Folder folder;
    folder.write_whole().write(table, header + "\n");
    return sentence_of([&] {
               const Catalog catalog = Catalog::load({folder.path()});
               catalog.cities();
               catalog.timeline();
           })
        .text;
}

std::string header_without(const Words& names, const std::string& left_out) {
    std::string header;
    for (const std::string& name : names) {
        if (name != left_out) header += (header.empty() ? "" : ",") + name;
    }
    return header;
}

Words listed(const std::string& sentence, std::string_view after) {
    Words words;
    std::istringstream names(sentence.substr(sentence.find(after) + after.size()));
    for (std::string name; names >> name;) words.insert(name.substr(0, name.find(',')));
    return words;
}

}  // namespace

TEST_CASE("geodata/README.md names every column of every table, and which are needed") {
    const auto tables = dictionary();
    CHECK(tables.size() == 11);
    for (const auto& [table, columns] : tables) {
        CAPTURE(table);
        const Words known = listed(said_of(table, "nonsense"), "the columns are ");
        CHECK(only_in(known, columns.all) == "");
        CHECK(only_in(columns.all, known) == "");
        for (const std::string& name : columns.all) {
            CAPTURE(name);
            const bool missed =
                said_of(table, header_without(columns.all, name)).find("the column '" + name + "' is missing") !=
                std::string::npos;
            CHECK(missed == columns.needed.contains(name));
        }
    }
}

TEST_CASE("geodata/README.md names every word of precisions and of kinds of sources") {
    const std::vector<std::tuple<std::string, std::string, std::string>> columns{
        {"sources.csv", "kind", "id,title,kind\ns1,T,nonsense"},
        {"sites.csv", "precision", "id,name,lat,lon,precision,source_id\np1,N,,,nonsense,s1"}};
    for (const auto& [table, column, text] : columns) {
        CAPTURE(table);
        const Words written = vocabulary(table, column), known = listed(said_of(table, text), "use one of: ");
        CHECK(known.size() > 7);
        CHECK(only_in(known, written) == "");
        CHECK(only_in(written, known) == "");
    }
}
