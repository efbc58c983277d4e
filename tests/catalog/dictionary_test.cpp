#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "catalog/folder.hpp"
#include "catalog/sentence.hpp"
#include "rangeband/catalog/catalog.hpp"

using namespace rangeband::catalog;
using test::Folder;
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
    std::ifstream file(std::filesystem::path(__FILE__).parent_path().parent_path().parent_path() / "geodata/README.md");
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

Words listed(const std::string& sentence) {
    Words words;
    std::istringstream names(sentence.substr(sentence.find("the columns are ") + 16));
    for (std::string name; names >> name;) words.insert(name.substr(0, name.find(',')));
    return words;
}

}  // namespace

TEST_CASE("geodata/README.md names every column of every table, and which are needed") {
    const auto tables = dictionary();
    CHECK(tables.size() == 9);
    for (const auto& [table, columns] : tables) {
        CAPTURE(table);
        CHECK(listed(said_of(table, "nonsense")) == columns.all);
        for (const std::string& name : columns.all) {
            CAPTURE(name);
            const bool missed =
                said_of(table, header_without(columns.all, name)).find("the column '" + name + "' is missing") !=
                std::string::npos;
            CHECK(missed == columns.needed.contains(name));
        }
    }
}
