// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "operations/features/grouping.hpp"
#include "rangeband/dates.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {
namespace {

/// One column, and what it says of a row.
struct Says {
    std::string_view name;
    io::FieldType type;
    std::string_view meaning;
    io::Value (*value)(const CoverageBlock& block, const CoverageRow& row);
    std::string_view alias;  ///< what a program shows in place of the name
    io::Role role = io::Role::none;
};

using enum io::FieldType;

/// In the order that programs rely on; `name`, `date` and `range` follow.
constexpr std::array contract = {
    Says{"range_id", text, "the range as an id: 500km, inf, 9m729@CLAIM; null if several are merged",
         [](const CoverageBlock& block, const CoverageRow&) { return io::text_value(block.range_id); }, "Range (id)",
         io::Role::identifier},
    Says{"depth", integer, "number of footprints that cover the area; null unless merged by depth",
         [](const CoverageBlock& block, const CoverageRow&) {
             return block.depth ? io::Value(std::int64_t{*block.depth}) : io::Value();
         },
         "Depth (footprints)", io::Role::depth},
    Says{"iso_a2", text, "the country's ISO code; null for land, sea and total",
         [](const CoverageBlock&, const CoverageRow& row) { return io::text_value(row.iso_a2); }, "ISO code"},
    Says{"country", text,
         "the country's name; or land (all countries), sea (everything else), total (the true region, not the drawn "
         "one)",
         [](const CoverageBlock&, const CoverageRow& row) { return io::text_value(row.name); }, "Country",
         io::Role::title},
    Says{"area_km2", real, "covered area, km² on WGS84; null if the country has no outline in the data",
         [](const CoverageBlock&, const CoverageRow& row) {
             return row.share ? io::Value(row.area.km2()) : io::Value();
         },
         "Area covered (km²)", io::Role::area_km2},
    Says{"share", real, "covered fraction of the country, 0 to 1; total: of the whole Earth",
         [](const CoverageBlock&, const CoverageRow& row) { return row.share ? io::Value(*row.share) : io::Value(); },
         "Share covered (0 to 1)"},
    Says{"cities", integer, "number of covered cities: capitals, and those of 100,000 people or more",
         [](const CoverageBlock&, const CoverageRow& row) { return io::Value(row.cities); }, "Cities covered (number)"},
    Says{"city_pop", integer, "people living in these cities only",
         [](const CoverageBlock&, const CoverageRow& row) { return io::Value(row.people); },
         "People in the cities covered (number)"},
};

constexpr Says name_column{"name", text, "what is covered, if the range alone does not say",
                           [](const CoverageBlock& block, const CoverageRow&) { return io::text_value(block.name); },
                           "What is covered"};

constexpr Says date_column{"date", date, "for a timeline: the day of the change; null before the first",
                           [](const CoverageBlock& block, const CoverageRow&) {
                               return block.since ? io::Value(date_of(*block.since)) : io::Value();
                           },
                           "Since"};

constexpr Says range_column{"range", text, "for a map: the range in words; null if several are merged",
                            [](const CoverageBlock& block, const CoverageRow&) { return io::text_value(block.range); },
                            "Range"};

std::vector<Says> columns_of(const CoverageColumns& wanted) {
    std::vector<Says> result(contract.begin(), contract.end());
    if (wanted.name) result.push_back(name_column);
    if (wanted.date) result.push_back(date_column);
    if (wanted.range) result.push_back(range_column);
    return result;
}

}  // namespace

std::vector<io::Field> coverage_fields(const CoverageColumns& wanted) {
    std::vector<io::Field> fields;
    for (const Says& column : columns_of(wanted)) {
        fields.push_back({std::string(column.name), column.type, std::string(column.meaning), std::string(column.alias),
                          column.role});
    }
    return fields;
}

io::LayerStyle coverage_colours(const Merging& merging, const CoverageColumns& wanted) {
    constexpr std::size_t range_id = 0, depth = 1, name = contract.size();
    static_assert(contract[range_id].name == "range_id" && contract[depth].name == "depth");
    if (merging.how == Merge::depth) return depth_colours(depth, merging);
    if (wanted.name) return {.by = name};
    return {.by = range_id, .legend = wanted.range ? columns_of(wanted).size() - 1 : range_id};
}

std::vector<io::Value> coverage_values(const CoverageBlock& block, const CoverageRow& row,
                                       const CoverageColumns& wanted) {
    std::vector<io::Value> values;
    for (const Says& column : columns_of(wanted)) values.push_back(column.value(block, row));
    return values;
}

}  // namespace rangeband::operations
