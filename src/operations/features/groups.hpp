// SPDX-License-Identifier: MIT
/// Groups: footprints collected by a column, as sources for the engine.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "operations/features/drawing.hpp"
#include "operations/features/grouping.hpp"
#include "operations/features/members.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/operations/place.hpp"

namespace rangeband::operations {

/// Footprints to be merged into one, or into one for each depth.
struct Group {
    std::string key;                ///< what tells it from the others
    bool heading_of_range = false;  ///< the heading is about the range, whose own title says more where all share it
    std::string heading;            ///< what its members have in common by `group_by`
    Place place;                    ///< of the first member
    std::shared_ptr<const catalog::Range> range;  ///< of the first member
    std::vector<bool> differs;                    ///< see `mark_differences`
    Members members;
    std::vector<footprint::Source> sources;
    std::vector<footprint::Source> without;  ///< what the smallest figures cover, for `contested`
    std::optional<Tolerance> tolerance;      ///< the least that suits any of its ranges
};

/// Whether all members are alike in this column, which is known before drawing.
bool all_share(const Group& group, Is column);

/// In the order in which the groups first appear. A place takes about 200 bytes beyond its group's; its name is kept
/// only while it may be shown.
class Groups {
  public:
    Groups(GroupBy by, const Style& style) : by_(std::move(by)), style_(style) {}

    /// Every range of the item. Throws what `launch_area` does, with the place's name.
    void add(const Item& item);

    std::vector<Group> take() && { return std::move(groups_); }

  private:
    Group& group_of(const Place& place, const std::shared_ptr<const catalog::Range>& range);

    GroupBy by_;
    Style style_;
    std::vector<Group> groups_;
    std::unordered_map<std::string, std::size_t> index_;  ///< by what the members have in common
};

/// `480 km`, `Pioneer: several ranges`
std::string title_of_ranges(const Group& group);

/// `480 km around any of 12 sites`
std::string title_of(const Group& group, Merge how);

/// What a group becomes.
struct MergedRegion {
    std::string name;  ///< title for people, with the depth if there is one
    std::optional<int> depth;
    footprint::Footprint footprint;
};

/// One region, or one for each depth that occurs; none where no place is in it. Safe to call from many threads.
/// Throws what the engine does, with the group's title.
std::vector<MergedRegion> merge(const Group& group, const Merging& merging, Tolerance tolerance);

}  // namespace rangeband::operations
