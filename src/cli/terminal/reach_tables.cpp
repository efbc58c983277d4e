// SPDX-License-Identifier: MIT
#include "cli/terminal/reach_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "cli/terminal/wrap.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::cli {
namespace {

using analysis::Inside;
using operations::Destination;
using operations::Ranges;
using operations::Reached;

/// Columns of ranges beside those of the place, and their letters together.
constexpr std::size_t most_columns = 8;
constexpr std::size_t most_letters = 48;

TableColumn real_column(std::string name, int decimals) {
    return {std::move(name), Shown::everywhere, true, Figures::fixed(decimals)};
}

/// The ids where there is room for them, else numbers which the notes explain.
std::vector<std::string> headings_of(const Ranges& ranges) {
    std::vector<std::string> names;
    std::size_t letters = 0;
    for (const auto& range : ranges) {
        names.push_back(range->id);
        letters += std::max<std::size_t>(utf8_characters(range->id), 3) + 2;
    }
    if (letters <= most_letters) return names;
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = fmt::format("[{}]", i + 1);
    return names;
}

std::string legend(const std::string& heading, const catalog::Range& range) {
    return fmt::format("{}: {}", heading, range.title);
}

bool has(const Ranges& ranges, const std::string& id) {
    return std::ranges::any_of(ranges, [&](const auto& range) { return range->id == id; });
}

}  // namespace

/// All requested ranges, each once.
Ranges ReachTable::ranges() const {
    Ranges all;
    for (const Reached& reached : sites_) {
        for (const auto& range : reached.ranges) {
            if (!has(all, range->id)) all.push_back(range);
        }
    }
    return all;
}

std::vector<std::size_t> ReachTable::sorted(const Reached& reached) const {
    std::vector<std::size_t> order(reached.pairs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto place = [&](std::size_t i) -> const Destination& { return reach_.places()[reached.pairs[i].place]; };
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return reached.pairs[i].distance; });
    switch (sort_) {
        case ReachSort::distance:
            break;
        case ReachSort::azimuth:
            std::ranges::stable_sort(order, {}, [&](std::size_t i) { return reached.pairs[i].azimuth; });
            break;
        case ReachSort::name:
            std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return place(i).name; });
            break;
        case ReachSort::country:
            std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return place(i).country; });
            break;
    }
    return order;
}

Table ReachTable::table() const {
    const Ranges all = ranges();
    const bool side_by_side = all.size() <= most_columns;
    const std::vector<std::string> headings = headings_of(all);
    Table table;
    table.columns = {
        {"site", Shown::as_heading}, {"place"}, {"country"}, real_column("km", 1), real_column("azimuth", 0)};
    if (side_by_side) {
        for (const std::string& heading : headings) table.columns.push_back({heading, Shown::everywhere, true});
    } else {
        table.columns.push_back({"range"});
        table.columns.push_back({"inside", Shown::everywhere, true});
    }
    bool any_close = false;
    for (const Reached& reached : sites_) {
        for (const std::size_t i : sorted(reached)) {
            auto values = reach_values(reached, reach_.places()[reached.pairs[i].place], i, std::nullopt);
            values.resize(5);
            if (side_by_side) values.resize(5 + all.size());
            for (std::size_t k = 0; k < reached.ranges.size(); ++k) {
                const bool close = is_close(reached, reach_.places()[reached.pairs[i].place], i, k);
                any_close = any_close || close;
                const io::Value inside(fmt::format(
                    "{}{}", name_of(reached.verdicts[i * reached.ranges.size() + k].inside), close ? "*" : ""));
                if (side_by_side) {
                    const auto column = std::ranges::find(all, reached.ranges[k]->id,
                                                          [](const auto& range) -> const auto& { return range->id; });
                    values[5 + static_cast<std::size_t>(column - all.begin())] = inside;
                } else if (reached.shows(i, k, reach_.request().only_inside)) {
                    auto row = values;
                    row.emplace_back(reached.ranges[k]->id);
                    row.push_back(inside);
                    table.rows.push_back(std::move(row));
                }
            }
            if (side_by_side) table.rows.push_back(std::move(values));
        }
    }
    table.notes.push_back(counted(table.rows.size(), "row") + ".");
    if (any_close) {
        table.notes.emplace_back("* closer to the limit than the positions are accurate (2 km for a town or city).");
    }
    for (std::size_t k = 0; k < all.size(); ++k) {
        const std::string& heading = side_by_side ? headings[k] : all[k]->id;
        if (heading != all[k]->id || all[k]->qualifier) table.notes.push_back(legend(heading, *all[k]));
    }
    table.notes.insert(table.notes.end(), reach_.notes().begin(), reach_.notes().end());
    return table;
}

void ReachCounts::Tally::add(Inside one) {
    inside += one == Inside::yes ? 1 : 0;
    undecided += one == Inside::undecided ? 1 : 0;
}

ReachCounts::OfRange& ReachCounts::of(const std::shared_ptr<const catalog::Range>& range) {
    const auto found = std::ranges::find(ranges_, range->id, [](const OfRange& one) { return one.range->id; });
    if (found != ranges_.end()) return *found;
    return ranges_.emplace_back(OfRange{range, std::vector<Tally>(reach_.places().size()), 0});
}

void ReachCounts::add(const operations::Judged& judged) {
    const std::size_t count = reach_.places().size();
    for (std::size_t k = 0; k < judged.ranges.size(); ++k) {
        const std::span<const Inside> places = std::span(judged.insides).subspan(k * count, count);
        if (count_ == ReachCount::sites) {
            OfRange& range = of(judged.ranges[k]);
            ++range.sites;
            for (std::size_t i = 0; i < count; ++i) range.places[i].add(places[i]);
            continue;
        }
        Tally tally;
        for (const Inside one : places) tally.add(one);
        rows_.push_back({io::Value(judged.site), id_of(*judged.ranges[k]), io::Value(tally.inside),
                         io::Value(tally.undecided), io::Value(static_cast<std::int64_t>(count)),
                         io::text_value(judged.ranges[k]->claimant)});
    }
}

Table ReachCounts::table() const {
    Table table;
    table.notes = reach_.notes();
    if (count_ == ReachCount::places) {
        table.columns = {{"site"},   {"range_id", Shown::everywhere, true}, {"inside"}, {"undecided"},
                         {"places"}, {"claimant", Shown::to_programs}};
        table.rows = rows_;
        table.notes.insert(
            table.notes.begin(),
            "inside: number of places definitely in range of the site; undecided: the claim leaves it open.");
        return table;
    }
    table.columns = {{"place"},     {"country"}, {"range_id", Shown::everywhere, true}, {"inside"},
                     {"undecided"}, {"sites"},   {"claimant", Shown::to_programs}};
    for (std::size_t i = 0; i < reach_.places().size(); ++i) {
        const Destination& place = reach_.places()[i];
        for (const OfRange& range : ranges_) {
            const Tally& tally = range.places[i];
            if (reach_.request().only_inside && tally.inside == 0) continue;
            table.rows.push_back({io::Value(place.name), io::text_value(place.country), id_of(*range.range),
                                  io::Value(tally.inside), io::Value(tally.undecided), io::Value(range.sites),
                                  io::text_value(range.range->claimant)});
        }
    }
    if (for_people_) {
        std::ranges::stable_sort(table.rows, std::greater(),
                                 [](const auto& row) { return std::get<std::int64_t>(row[3]); });
    }
    table.notes.insert(
        table.notes.begin(),
        "inside: number of sites that definitely have the place in range; undecided: the claim leaves it open.");
    return table;
}

}  // namespace rangeband::cli
