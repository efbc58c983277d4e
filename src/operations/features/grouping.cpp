// SPDX-License-Identifier: MIT
#include "operations/features/grouping.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "operations/features/columns.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {

std::string_view name_of(Merge way) {
    constexpr std::array<std::string_view, 4> names = {"none", "union", "intersection", "depth"};
    return names.at(static_cast<std::size_t>(way));
}

void must_go_together(const Query& query, const Style& style, const Merging& merging) {
    if (merging.depth && merging.how != Merge::depth)
        throw Error::usage(fmt::format("{} needs {}", parameter("depth"), parameter("merge depth")));
    if (merging.group_by && !merging.merges()) {
        throw Error::usage(
            fmt::format("{} needs {}, intersection or depth", parameter("group_by"), parameter("merge union")));
    }
    if (merging.merges() && (!style.sectors.empty() || query.sector_columns)) {
        throw Error::usage(
            fmt::format("sectors cannot be merged; leave out {} or {}", parameter("sector"), parameter("merge")));
    }
    if (style.crs && (style.cut_at || style.pieces)) {
        throw Error::usage(fmt::format("{} decides where footprints are cut; leave out {}", parameter("crs"),
                                       parameter(style.cut_at ? "cut_at" : "pieces")));
    }
    if (!style.contested) return;
    if (merging.how == Merge::all || merging.how == Merge::depth) {
        throw Error::usage(
            fmt::format("{} can be merged only as a union: {}", parameter("contested"), parameter("merge union")));
    }
    if (query.range_column) {
        throw Error::usage(
            fmt::format("{}: a column of ranges has no claims, so nothing is contested; leave out {} or {}",
                        parameter("range_column", 0), parameter("range_column", 0), parameter("contested")));
    }
}

io::LayerStyle depth_colours(std::size_t column, const Merging& merging) {
    const bool exact = merging.nesting() == footprint::Nesting::disjoint;
    return {
        .by = column, .words = exact ? "in {} of the footprints" : "in at least {} of the footprints", .ordered = true};
}

GroupBy GroupBy::parse(const std::optional<std::string>& given, const std::vector<io::Field>& kept,
                       const std::vector<std::string>& kept_inputs) {
    const std::string name = given.value_or("range_id");
    if (same_name(name, "none")) return {Kind::everything, 0};
    std::vector<std::string> known;
    for (std::size_t i = 0; i < columns().size(); ++i) {
        const Column& column = columns()[i];
        const bool named = same_name(column.name, name);
        if (named && column.from == From::drawing) {
            throw Error::usage(
                fmt::format("{}: column '{}' is known only after drawing; group by one that is known before, such as "
                            "system or site",
                            parameter("group_by", 0), column.name));
        }
        if (named) return {Kind::column, i};
        if (column.from == From::drawing) continue;
        known.emplace_back(column.name);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (same_name(kept[i].name, name) || same_name(kept_inputs[i], name)) return {Kind::kept, i};
        known.push_back(kept[i].name);
    }
    const std::string near = did_you_mean(name, known);
    throw Error::usage(fmt::format(
        "{}: no column to group by is called '{}'{}", parameter("group_by", 0), name,
        near.empty() ? fmt::format("; there are {}, and none to merge everything", fmt::join(known, ", ")) : near));
}

}  // namespace rangeband::operations
