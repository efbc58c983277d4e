// SPDX-License-Identifier: MIT
#include "operations/features/groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "operations/features/columns.hpp"
#include "rangeband/error.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

io::Value grouping_value(const GroupBy& by, const Row& row) {
    if (by.kind == GroupBy::Kind::everything || by.kind == GroupBy::Kind::nothing) return {};
    return by.kind == GroupBy::Kind::column ? columns()[by.index].value(row) : row.place.kept[by.index];
}

/// The column's own type keeps 480 and '480' apart; null is a group of its own.
std::string key_of(const io::Value& value) { return fmt::format("{}:{}", value.index(), io::text_of(value)); }

}  // namespace

bool all_share(const Group& group, Is column) { return !group.differs[number_of(column)]; }

std::string title_of_ranges(const Group& group) {
    if (all_share(group, Is::range)) return group.range->title;
    const std::string_view system = group.range->system;
    if (all_share(group, Is::system) && !system.empty() && group.heading != system) {
        return fmt::format("{}: several ranges", system);
    }
    return "several ranges";
}

namespace {

/// `480 km around any of 12 sites`; `which` says how many of them, as in `exactly 3 of `.
class Title {
  public:
    Title(const Group& group, std::size_t sites) : ranges_(title_of_ranges(group)), count_(group.sources.size()) {
        one_footprint_a_site_ = count_ == sites;
        sites_ = sites == 1 ? group.members.first_name() : fmt::format("{} sites", grouped(sites));
        both_ = sites == 2;
        one_site_ = sites == 1;
        const bool said =
            (group.heading_of_range && all_share(group, Is::range)) || (one_site_ && group.heading == sites_);
        if (!group.heading.empty() && !said) heading_ = group.heading + ": ";
    }

    std::string of(Merge how) const {
        if (how == Merge::all && both_) return fmt::format("{}{} around both sites", heading_, ranges_);
        const std::string_view which = one_site_ ? "" : how == Merge::all ? "all " : how == Merge::any ? "any of " : "";
        return fmt::format("{}{} around {}{}", heading_, ranges_, which, sites_);
    }

    std::string of_depth(int depth, footprint::Nesting nesting) const {
        const std::string_view how = nesting == footprint::Nesting::disjoint ? "exactly" : "at least";
        if (one_footprint_a_site_ && !one_site_) {
            return fmt::format("{}{} around {} {} of {}", heading_, ranges_, how, depth, sites_);
        }
        return fmt::format("{}{} around {}: {} {} of {}", heading_, ranges_, sites_, how, depth, grouped(count_));
    }

  private:
    std::string heading_, ranges_, sites_;
    std::size_t count_;
    bool one_footprint_a_site_ = false;
    bool one_site_ = false;
    bool both_ = false;
};

footprint::Footprint merged(const Group& group, Merge how, Tolerance tolerance) {
    using footprint::Depth;
    if (!group.without.empty()) return footprint::difference(group.sources, group.without, tolerance);
    const int least = how == Merge::all ? static_cast<int>(group.sources.size()) : 1;
    return footprint::merge(group.sources, Depth::at_least(least), tolerance);
}

}  // namespace

Group& Groups::group_of(const Place& place, const std::shared_ptr<const catalog::Range>& range) {
    const Row row{place, range.get()};
    const io::Value value = grouping_value(by_, row);
    const bool alone = by_.kind == GroupBy::Kind::nothing;
    const std::string key = alone ? fmt::format("{}", groups_.size()) : key_of(value);
    const auto [at, fresh] = index_.try_emplace(key, groups_.size());
    if (fresh) {
        Group group;
        group.key = key;
        group.heading = io::text_of(value);
        const auto of_range = [](From from) { return from == From::range || from == From::stated; };
        group.heading_of_range = by_.kind == GroupBy::Kind::column && of_range(columns()[by_.index].from);
        group.place = place;
        group.range = range;
        groups_.push_back(std::move(group));
    }
    Group& group = groups_[at->second];
    mark_differences({group.place, group.range.get()}, row, group.differs);
    return group;
}

void Groups::add(const Item& item) {
    for (const auto& range : item.ranges) {
        Group& group = group_of(item.place, range);
        const Style style = style_.suiting(*range);
        group.tolerance = std::min(group.tolerance.value_or(style.tolerance), style.tolerance);
        group.members.add(item.place);
        if (style.contested) {
            group.sources.push_back(disc_around(item.place, *range->max, style));
            group.without.push_back(disc_around(item.place, range->min, style));
        } else {
            group.sources.push_back(source_around(item.place, *range, style));
        }
    }
}

std::string title_of(const Group& group, Merge how) { return Title(group, group.members.places()).of(how); }

std::vector<MergedRegion> merge(const Group& group, const Merging& merging, Tolerance tolerance) {
    const Title title(group, group.members.places());
    std::vector<MergedRegion> regions;
    try {
        if (merging.how == Merge::depth) {
            for (auto& [depth, footprint] : footprint::depths(group.sources, merging.nesting(), tolerance)) {
                regions.push_back({title.of_depth(depth, merging.nesting()), depth, std::move(footprint)});
            }
        } else {
            footprint::Footprint footprint = merged(group, merging.how, tolerance);
            if (!footprint.empty()) regions.push_back({title.of(merging.how), std::nullopt, std::move(footprint)});
        }
    } catch (const Error& error) {
        throw error.within(title.of(merging.how));
    }
    return regions;
}

}  // namespace rangeband::operations
