#include "cli/merging.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "cli/columns.hpp"
#include "cli/convert.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::pair<std::string_view, Merge>, 4> ways = {
    {{"none", Merge::none}, {"union", Merge::any}, {"intersection", Merge::all}, {"depth", Merge::depth}}};

Merge merge_of(const Given& given) {
    const auto* const found = std::ranges::find(ways, given.text, &std::pair<std::string_view, Merge>::first);
    if (found != ways.end()) return found->second;
    std::vector<std::string> words;
    for (const auto& [word, way] : ways) words.emplace_back(word);
    const std::string near = did_you_mean(given.text, words);
    throw Error::usage(fmt::format("{}: '{}' is no way of merging{}", given.where, given.text,
                                   near.empty() ? fmt::format("; there are {}", fmt::join(words, ", ")) : near));
}

void need(bool there, const std::optional<Given>& given, std::string_view what) {
    if (given && !there) throw Error::usage(fmt::format("{} needs {}", given->where, what));
}

void check_contested(const Values& values, Merge how) {
    if (how == Merge::all || how == Merge::depth) {
        throw Error::usage("--contested can be merged only as a union: --merge union");
    }
    if (const auto column = values.one("range-column")) {
        throw Error::usage(
            fmt::format("{}: a column of ranges has no claims, so nothing is contested; leave out "
                        "{} or --contested",
                        column->where, column->where));
    }
}

}  // namespace

std::string_view name_of(Merge way) {
    return std::ranges::find(ways, way, &std::pair<std::string_view, Merge>::second)->first;
}

Merging merging_of(const Values& values, Merge unless_given) {
    Merging merging;
    merging.how = unless_given;
    if (const auto merge = values.one("merge")) merging.how = merge_of(*merge);
    merging.contested = values.flag("contested");
    merging.group_by = values.one("group-by");
    const bool exact = choice_of(values, "depth", "exact", "at-least", true);
    merging.nesting = exact ? footprint::Nesting::disjoint : footprint::Nesting::nested;
    need(merging.how == Merge::depth, values.one("depth"), "--merge depth");
    need(merging.merges(), merging.group_by, "--merge union, intersection or depth");
    if (merging.merges() && values.has("sector")) {
        throw Error::usage("sectors are not merged with others; leave out --sector or --merge");
    }
    if (merging.contested) check_contested(values, merging.how);
    return merging;
}

io::LayerStyle depth_colours(const Merging& merging) {
    const bool exact = merging.nesting == footprint::Nesting::disjoint;
    return {"depth", "", exact ? "in {} of the footprints" : "in at least {} of the footprints", true,
            merging.contested};
}

GroupBy GroupBy::parse(const std::optional<Given>& given, const std::vector<io::Field>& kept,
                       const std::vector<std::string>& kept_inputs) {
    const std::string name = given ? given->text : "range_id";
    if (same_name(name, "none")) return {Kind::everything, 0, name};
    std::vector<std::string> known;
    for (std::size_t i = 0; i < columns().size(); ++i) {
        const Column& column = columns()[i];
        const bool named = same_name(column.name, name);
        if (named && column.from == From::drawing) {
            throw Error::usage(
                fmt::format("{}: column '{}' is known only after drawing; group by one that is known before, such as "
                            "system or site",
                            given->where, column.name));
        }
        if (named) return {Kind::column, i, std::string(column.name)};
        if (column.from == From::drawing) continue;
        known.emplace_back(column.name);
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (same_name(kept[i].name, name) || same_name(kept_inputs[i], name)) return {Kind::kept, i, kept[i].name};
        known.push_back(kept[i].name);
    }
    const std::string near = did_you_mean(name, known);
    throw Error::usage(fmt::format(
        "{}: no column to group by is called '{}'{}", given->where, name,
        near.empty() ? fmt::format("; there are {}, and none to merge everything", fmt::join(known, ", ")) : near));
}

}  // namespace rangeband::cli
