// SPDX-License-Identifier: MIT
/// Tables as rows of values: what every table shares in being read, merged and checked.
#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalog/csv.hpp"
#include "catalog/row.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// A value and the row that it comes from: `claims.csv: line 7`.
template <typename Value>
struct Located {
    Value value;
    std::string where;
};

template <typename Value>
using Rows = std::vector<Located<Value>>;

/// What no two rows of a table share.
inline std::string key(const Claim& claim) { return fmt::format("{}@{}", claim.system, claim.id); }
inline std::string key(const Country& country) { return country.iso_a2; }
inline std::string key(const Regime& regime) { return regime.name; }
inline std::string key(const Name& name) { return fmt::format("{} {} {}", name.language, name.id, name.name); }
inline std::string key(const Event& event) { return fmt::format("{} {}", event.date, event.text); }
template <typename Value>
std::string key(const Value& value) {
    return value.id;
}

using Names = std::initializer_list<std::string_view>;

/// Unknown columns are refused, since a misspelt one would lose its figures in silence. Throws Error(file).
void check_columns(const CsvTable& table, std::string_view file, Names required, Names optional);

/// Throws Error(file) for a row that is wrong by itself or has the key of an earlier one.
template <typename Value>
void read_rows(Rows<Value>& rows, const CsvTable& table, std::string_view file, Value (*read)(const Row&)) {
    std::unordered_map<std::string, std::string> seen;
    for (const CsvRow& csv_row : table.rows()) {
        const Row row(csv_row, file);
        Located<Value> read_row{read(row), row.where()};
        const auto [first, fresh] = seen.emplace(key(read_row.value), read_row.where);
        if (!fresh) row.fail(fmt::format("the id '{}' is taken already ({})", first->first, first->second));
        rows.push_back(std::move(read_row));
    }
}

/// Rows of `added` replace those of the same key and otherwise follow.
template <typename Value>
void add_rows(Rows<Value>& base, Rows<Value>&& added) {
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < base.size(); ++i) index.emplace(key(base[i].value), i);
    for (Located<Value>& row : added) {
        const auto found = index.find(key(row.value));
        if (found != index.end()) {
            base[found->second] = std::move(row);
        } else {
            base.push_back(std::move(row));
        }
    }
}

using Ids = std::set<std::string, std::less<>>;

template <typename Value>
Ids ids_of(const Rows<Value>& rows) {
    Ids ids;
    for (const auto& row : rows) ids.insert(key(row.value));
    return ids;
}

template <typename Value>
std::vector<Value> values_of(Rows<Value>&& rows) {
    std::vector<Value> values;
    values.reserve(rows.size());
    for (auto& row : rows) values.push_back(std::move(row.value));
    return values;
}

/// Throws Error(file) naming the row when `ids` has no such `what` (`source`, whose table is `table`).
void check_known(const Ids& ids, std::string_view what, std::string_view table, std::string_view id,
                 std::string_view where);

}  // namespace rangeband::catalog
