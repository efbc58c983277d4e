#include "cli/coverage_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "cli/columns.hpp"
#include "cli/wrap.hpp"

namespace rangeband::cli {
namespace {

/// One column, and what it shows of a row.
struct Shows {
    std::string_view name;
    io::FieldType type;
    std::string_view meaning;
    Shown shown;
    Figures::As figures;
    io::Value (*value)(const CoverageBlock& block, const CoverageRow& row);
    std::string_view alias;  ///< what a program shows in place of the name
};

using enum io::FieldType;
using As = Figures::As;

/// In the order that programs rely on; `name`, `date` and `range` follow.
constexpr std::array contract = {
    Shows{"range_id", text, "the range as an id: 500km, inf, 9m729@CLAIM; null where several are merged",
          Shown::to_programs, As::exact,
          [](const CoverageBlock& block, const CoverageRow&) { return text_value(block.range_id); }, "Range (id)"},
    Shows{"depth", integer, "how many sources hold the area; null unless merged by depth", Shown::to_programs,
          As::exact,
          [](const CoverageBlock& block, const CoverageRow&) {
              return block.depth ? io::Value(std::int64_t{*block.depth}) : io::Value();
          },
          "Depth (footprints)"},
    Shows{"iso_a2", text, "the country's ISO code; null for land, sea and total", Shown::everywhere, As::exact,
          [](const CoverageBlock&, const CoverageRow& row) { return text_value(row.iso_a2); }, "ISO code"},
    Shows{"country", text,
          "its name; or land (all countries), sea (what is in none), total (of the true region, not of the drawing)",
          Shown::everywhere, As::exact,
          [](const CoverageBlock&, const CoverageRow& row) { return text_value(row.name); }, "Country"},
    Shows{"area_km2", real, "what is covered of it, km² on WGS84; null where the atlas has no outline of it",
          Shown::everywhere, As::rounded,
          [](const CoverageBlock&, const CoverageRow& row) {
              return row.share ? io::Value(row.area.km2()) : io::Value();
          },
          "Area covered (km²)"},
    Shows{"share", real, "that in proportion to all of it, 0 to 1; total: to the whole Earth", Shown::everywhere,
          As::percent,
          [](const CoverageBlock&, const CoverageRow& row) { return row.share ? io::Value(*row.share) : io::Value(); },
          "Share covered (0 to 1)"},
    Shows{"cities", integer, "capitals and cities of 100,000 people or more in it, counted exactly", Shown::everywhere,
          As::exact, [](const CoverageBlock&, const CoverageRow& row) { return io::Value(row.cities); },
          "Cities covered (number)"},
    Shows{"people", integer, "people in these cities", Shown::everywhere, As::exact,
          [](const CoverageBlock&, const CoverageRow& row) { return io::Value(row.people); },
          "People in these cities (number)"},
};

constexpr Shows name_column{"name",
                            text,
                            "with --merge none or --group-by: what the row is about",
                            Shown::to_programs,
                            As::exact,
                            [](const CoverageBlock& block, const CoverageRow&) { return text_value(block.name); },
                            "What is covered"};

constexpr Shows date_column{"date",
                            date,
                            "with --timeline: since when it is so; null before the first change",
                            Shown::to_programs,
                            As::exact,
                            [](const CoverageBlock& block, const CoverageRow&) {
                                return block.since ? date_value(iso_text(*block.since)) : io::Value();
                            },
                            "Since"};

constexpr Shows range_column{"range",
                             text,
                             "with -o: the range for people; null where several are merged",
                             Shown::to_programs,
                             As::exact,
                             [](const CoverageBlock& block, const CoverageRow&) { return text_value(block.range); },
                             "Range"};

std::vector<Shows> columns_of(const CoverageColumns& wanted) {
    std::vector<Shows> result(contract.begin(), contract.end());
    if (wanted.name) result.push_back(name_column);
    if (wanted.date) result.push_back(date_column);
    if (wanted.range) result.push_back(range_column);
    return result;
}

/// `From 1991-05-13: 5,000 km around any of 2 sites`
std::string heading_of(const CoverageBlock& block, const CoverageColumns& wanted) {
    if (!wanted.date) return block.name;
    return fmt::format("{}: {}", block.since ? "From " + iso_text(*block.since) : "At first", block.name);
}

std::vector<io::Value> values_of(const CoverageBlock& block, const CoverageRow& row, const std::vector<Shows>& wanted) {
    std::vector<io::Value> values;
    values.reserve(wanted.size() + 1);
    for (const Shows& column : wanted) values.push_back(column.value(block, row));
    return values;
}

bool by_area(const CoverageRow& a, const CoverageRow& b) { return a.area > b.area; }
bool by_share(const CoverageRow& a, const CoverageRow& b) { return a.share > b.share; }
bool by_name(const CoverageRow& a, const CoverageRow& b) { return a.name < b.name; }
bool by_code(const CoverageRow& a, const CoverageRow& b) { return a.iso_a2 < b.iso_a2; }
bool by_cities(const CoverageRow& a, const CoverageRow& b) { return a.cities > b.cities; }
bool by_people(const CoverageRow& a, const CoverageRow& b) { return a.people > b.people; }

constexpr std::array<std::pair<std::string_view, CoverageOrder>, 6> orders = {{{"area", by_area},
                                                                               {"share", by_share},
                                                                               {"name", by_name},
                                                                               {"code", by_code},
                                                                               {"cities", by_cities},
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
    for (const Shows& column : columns_of(wanted)) {
        table.columns.push_back({std::string(column.name), column.shown, false, {column.figures}});
    }
    table.columns.push_back({"what", Shown::as_heading});
    return table;
}

void add_rows(Table& table, const CoverageBlock& block, const CoverageColumns& wanted) {
    const std::vector<Shows> shown = columns_of(wanted);
    for (const CoverageRow& row : block.rows) {
        if (row.of == CoverageRow::Of::country && !wanted.countries) continue;
        table.rows.push_back(values_of(block, row, shown));
        table.rows.back().emplace_back(heading_of(block, wanted));
    }
}

io::Layer coverage_layer(const CoverageColumns& wanted) {
    io::Layer layer{"coverage", "What is covered of each country and of the sea", io::GeometryKind::polygon, {}};
    for (const Shows& column : columns_of(wanted)) {
        layer.fields.push_back(
            {std::string(column.name), column.type, std::string(column.meaning), std::string(column.alias)});
    }
    return layer;
}

std::vector<io::Feature> coverage_features(CoverageBlock&& block, const CoverageColumns& wanted) {
    const std::vector<Shows> shown = columns_of(wanted);
    std::vector<io::Feature> features;
    for (CoverageRow& row : block.rows) {
        if (row.polygons.empty()) continue;  // sums, and countries of which only a city is covered
        std::vector<io::Value> values = values_of(block, row, shown);
        features.push_back({std::move(values), std::move(row.polygons)});
    }
    return features;
}

std::string coverage_columns_help() {
    std::string help = "Columns of the output:\n";
    for (const Shows& column : columns_of({.name = true, .date = true, .range = true})) {
        const std::string indent(14, ' ');
        help += fmt::format("  {:<12}{}", column.name, wrap(column.meaning, indent).substr(indent.size()));
    }
    return help;
}

}  // namespace rangeband::cli
