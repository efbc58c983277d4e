// SPDX-License-Identifier: MIT
#include "catalog/rows.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::catalog {

namespace {

bool has(Names names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// What is wrong with a table that is not one of ours; reported where its first column is missing.
std::string why_missing(const std::vector<std::string>& header, std::string_view name, Names required, Names optional) {
    for (const std::string& other : header) {
        if (lowered(other) == name) return fmt::format("its name is in lower case, not '{}'", other);
    }
    return fmt::format("the columns are {}, {}", fmt::join(required, ", "), fmt::join(optional, ", "));
}

/// Spreadsheets of many countries separate columns by semicolons.
void check_separator(const std::vector<std::string>& header, std::string_view file) {
    if (header.size() > 1) return;
    for (const auto& [separator, words] : {std::pair{';', "';'"}, std::pair{'\t', "tabs"}}) {
        if (header.front().find(separator) == std::string::npos) continue;
        throw Error::file(
            fmt::format("{}: line 1: the columns are separated by {}; save the table with commas", file, words));
    }
}

}  // namespace

void check_columns(const CsvTable& table, std::string_view file, Names required, Names optional) {
    check_separator(table.header(), file);
    for (const std::string_view name : required) {
        if (std::ranges::find(table.header(), name) != table.header().end()) continue;
        throw Error::file(fmt::format("{}: line 1: the column '{}' is missing; {}", file, name,
                                      why_missing(table.header(), name, required, optional)));
    }
    for (const std::string& name : table.header()) {
        if (has(required, name) || has(optional, name)) continue;
        throw Error::file(fmt::format("{}: line 1: unknown column '{}'; the columns are {}, {}", file, name,
                                      fmt::join(required, ", "), fmt::join(optional, ", ")));
    }
}

void check_known(const Ids& ids, std::string_view what, std::string_view table, std::string_view id,
                 std::string_view where) {
    if (ids.contains(id)) return;
    const std::string near(nearest(id, std::vector<std::string>(ids.begin(), ids.end())));
    throw Error::file(
        fmt::format("{}: unknown {} '{}'{}", where, what, id,
                    near.empty() ? fmt::format("; add it to {}", table) : fmt::format("; did you mean {}?", near)));
}

}  // namespace rangeband::catalog
