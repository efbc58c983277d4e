// SPDX-License-Identifier: MIT
#include "cli/terminal/coverage_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rangeband/dates.hpp"

namespace rangeband::cli {
namespace {

using operations::CoverageBlock;
using operations::CoverageColumns;
using operations::CoverageRow;

/// How people see the columns that every row has, in their order; the further ones are for programs.
struct Looks {
    Shown shown;
    Figures::As figures = Figures::As::exact;
};
constexpr std::array looks = {
    Looks{Shown::to_programs},                       // range_id
    Looks{Shown::to_programs},                       // depth
    Looks{Shown::everywhere},                        // iso_a2
    Looks{Shown::everywhere},                        // country
    Looks{Shown::everywhere, Figures::As::rounded},  // area_km2
    Looks{Shown::everywhere, Figures::As::percent},  // share
    Looks{Shown::everywhere},                        // cities
    Looks{Shown::everywhere},                        // city_pop
};

/// `From 1991-05-13: 5,000 km around any of 2 sites`
std::string heading_of(const CoverageBlock& block, const CoverageColumns& wanted) {
    if (!wanted.date) return block.name;
    return fmt::format("{}: {}", block.since ? "From " + iso_text(*block.since) : "At first", block.name);
}

bool by_area(const CoverageRow& a, const CoverageRow& b) { return a.area > b.area; }
bool by_share(const CoverageRow& a, const CoverageRow& b) { return a.share > b.share; }
bool by_name(const CoverageRow& a, const CoverageRow& b) { return a.name < b.name; }
bool by_code(const CoverageRow& a, const CoverageRow& b) { return a.iso_a2 < b.iso_a2; }
bool by_cities(const CoverageRow& a, const CoverageRow& b) { return a.cities > b.cities; }
bool by_people(const CoverageRow& a, const CoverageRow& b) { return a.people > b.people; }

constexpr std::array<std::pair<std::string_view, CoverageOrder>, 7> orders = {{{"area", by_area},
                                                                               {"share", by_share},
                                                                               {"name", by_name},
                                                                               {"code", by_code},
                                                                               {"cities", by_cities},
                                                                               {"city_pop", by_people},
                                                                               {"people", by_people}}};

}  // namespace

CoverageOrder coverage_order(std::string_view word) {
    const auto* const found = std::ranges::find(orders, word, &std::pair<std::string_view, CoverageOrder>::first);
    return found == orders.end() ? nullptr : found->second;
}

std::vector<std::string> coverage_orders() {
    std::vector<std::string> words;
    for (const auto& [word, order] : orders) words.emplace_back(word);
    return words;
}

void sort(CoverageBlock& block, CoverageOrder order) {
    const auto sums = std::ranges::stable_partition(
        block.rows, [](const CoverageRow& row) { return row.of == CoverageRow::Of::country; });
    std::stable_sort(block.rows.begin(), sums.begin(), by_code);
    std::stable_sort(block.rows.begin(), sums.begin(), order);
}

Table coverage_table(const CoverageColumns& wanted) {
    Table table;
    for (io::Field& field : operations::coverage_fields(wanted)) {
        const std::size_t i = table.columns.size();
        const Looks& look = i < looks.size() ? looks[i] : looks[0];
        table.columns.push_back({std::move(field.name), look.shown, false, {look.figures}});
    }
    table.columns.push_back({"what", Shown::as_heading});
    return table;
}

void add_rows(Table& table, const CoverageBlock& block, const CoverageColumns& wanted, bool countries) {
    for (const CoverageRow& row : block.rows) {
        if (row.of == CoverageRow::Of::country && !countries) continue;
        table.rows.push_back(coverage_values(block, row, wanted));
        table.rows.back().emplace_back(heading_of(block, wanted));
    }
}

}  // namespace rangeband::cli
