/// What is merged with what: footprints collected by a column, as sources for the engine.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/drawing.hpp"
#include "cli/members.hpp"
#include "cli/merging.hpp"
#include "cli/place.hpp"
#include "rangeband/footprint/source.hpp"

namespace rangeband::cli {

/// Footprints to be merged into one, or into one for each depth.
struct Group {
    bool heading_of_range = false;  ///< it says something of the range, whose title says more where all share it
    std::string heading;            ///< what its members have in common by `--group-by`
    Place place;                    ///< of the first member
    std::shared_ptr<const catalog::Range> range;  ///< of the first member
    std::vector<bool> differs;                    ///< see `mark_differences`
    Members members;
    std::vector<footprint::Source> sources;
    std::vector<footprint::Source> without;  ///< what the smallest figures cover, for `--contested`
};

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

/// One footprint, or one for each depth that occurs. Safe to call from many threads.
Drawn draw(const Group& group, const Style& style, const Merging& merging, const Layers& layers);

}  // namespace rangeband::cli
