// SPDX-License-Identifier: MIT
/// The run shared by footprints and maps: rows are checked, then everything is drawn.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "operations/features/drawing.hpp"
#include "operations/features/groups.hpp"
#include "operations/input/sites.hpp"
#include "operations/pipeline.hpp"

namespace rangeband::operations {

/// A request that is understood.
struct Plan {
    FootprintRequest request;
    const Data& data;
    Found found;
    GroupBy group_by;
    std::vector<std::string> credits;  ///< what must be said where the data is shown

    /// Throws as `Footprints`.
    Plan(FootprintRequest request, const Data& data);
};

/// Looks at all rows before anything is drawn, and says how columns are renamed and which dates are not known.
RowCheck check_rows(Plan& plan, const Reports& reports);

/// What a run makes of sites and footprints.
template <class Made>
struct Maker {
    std::function<std::optional<Made>(const Item& item)> site;
    /// Safe to call from many threads.
    std::function<void(const Row& row, footprint::Footprint&& footprint, std::vector<Made>& made)> footprint;
};

/// What one item, or one group, becomes.
template <class Made>
struct Drawn {
    std::vector<Made> made;
    std::size_t footprints = 0;
    std::vector<std::string> empty;  ///< titles of footprints that contain no point
};

void add_to(Tally& tally, std::size_t footprints, const std::vector<std::string>& empty);

/// Pieces of all items: a piece is drawn as a whole before any of it is written.
void each_piece(Found& found, const std::function<void(Item&&)>& visit);

template <class Made>
Drawn<Made> draw(const Item& item, const Style& style, const Maker<Made>& maker) {
    Drawn<Made> drawn;
    if (auto site = maker.site(item)) drawn.made.push_back(std::move(*site));
    for (const auto& range : item.ranges) {
        footprint::Footprint footprint = drawn_around(item.place, *range, style);
        const Row row{item.place, range.get(), &footprint};
        if (footprint.empty()) {
            drawn.empty.push_back(title_of(row));
            continue;
        }
        maker.footprint(row, std::move(footprint), drawn.made);
        ++drawn.footprints;
    }
    return drawn;
}

template <class Made>
Drawn<Made> draw(const Group& group, const Style& style, const Merging& merging, const Maker<Made>& maker) {
    Merged merged{{}, group.members.text(), group.members.places(), std::nullopt, group.differs, group.heading};
    Drawn<Made> drawn;
    for (MergedRegion& region : merge(group, merging, style.tolerance)) {
        merged.name = region.name;
        merged.depth = region.depth;
        const Row row{group.place, group.range.get(), &region.footprint, &merged};
        maker.footprint(row, std::move(region.footprint), drawn.made);
        ++drawn.footprints;
    }
    if (drawn.footprints == 0) drawn.empty.push_back(title_of(group, merging.how));
    return drawn;
}

/// Every item and, of files, every good row, in their order, whatever the number of threads.
template <class Made>
Tally run(Plan& plan, const RowCheck& rows, const Maker<Made>& maker, const Reports& reports,
          const std::function<void(Made&&)>& put) {
    const FootprintRequest& request = plan.request;
    const Style style = request.style.for_drawing();
    std::size_t total = plan.found.footprints(rows.good);
    std::vector<Group> groups;
    if (request.merging.merges()) {
        // A group is complete only when every item has been seen; the points of the sites go by meanwhile.
        Groups collected(plan.group_by, style);
        each_item(plan.found, [&](Item&& item) {
            if (auto site = maker.site(item)) put(std::move(*site));
            collected.add(item);
        });
        groups = std::move(collected).take();
        total = groups.size();
    }
    const auto threads = static_cast<unsigned>(std::min<std::size_t>(request.threads, total));
    Tally tally;
    tally.rows = rows;
    std::size_t done = 0;
    const auto sink = [&](Drawn<Made>&& drawn) {
        add_to(tally, drawn.footprints, drawn.empty);
        done += request.merging.merges() ? 1 : drawn.footprints + drawn.empty.size();
        if (reports.progress) reports.progress(done, total);
        for (Made& made : drawn.made) put(std::move(made));
    };
    if (request.merging.merges()) {
        OrderedPipeline<Group, Drawn<Made>> pipeline(
            threads,
            [&](Group&& group) {
                const Group used_up = std::move(group);  // its memory goes before the next is drawn
                return draw(used_up, style, request.merging, maker);
            },
            sink);
        for (Group& group : groups) pipeline.push(std::move(group));
        pipeline.finish();
    } else {
        OrderedPipeline<Item, Drawn<Made>> pipeline(
            threads, [&](Item&& item) { return draw(item, style, maker); }, sink);
        each_piece(plan.found, [&](Item&& piece) { pipeline.push(std::move(piece)); });
        pipeline.finish();
    }
    return tally;
}

}  // namespace rangeband::operations
