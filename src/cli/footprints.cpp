#include "cli/footprints.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "cli/groups.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/say.hpp"
#include "cli/wrap.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

/// A group is complete only when every item has been seen; the points of the sites go by meanwhile.
std::vector<Group> collect_groups(FootprintRequest& request, const std::function<void(Placed&&)>& put) {
    Groups groups(request.group_by, request.style);
    each_item(request.asked, [&](Item&& item) {
        if (auto point = site_point(item, request.layers)) put(std::move(*point));
        groups.add(item);
    });
    return std::move(groups).take();
}

/// A place of very many ranges is handed over in pieces: a piece is drawn as a whole before any of it is written.
void each_piece(Asked& asked, const std::function<void(Item&&)>& visit) {
    constexpr std::size_t most_ranges = 16;
    each_item(asked, [&](Item&& item) {
        if (item.ranges.size() <= most_ranges) return visit(std::move(item));
        const Ranges all = std::move(item.ranges);
        for (std::size_t first = 0; first < all.size(); first += most_ranges) {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
            const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(first + most_ranges, all.size()));
            Item piece{item.place, {begin, end}, item.marks_site && first == 0};
            visit(std::move(piece));
        }
    });
}

}  // namespace

void Tally::add(const Drawn& drawn) {
    constexpr std::size_t most_named = 3;
    footprints += drawn.footprints;
    empties += drawn.empty.size();
    for (const std::string& title : drawn.empty) {
        if (empty.size() < most_named) empty.push_back(title);
    }
}

RowCheck check_rows(FootprintRequest& request) {
    RowCheck rows = check_rows(request.asked.files, request.skip_bad);
    if (request.quiet) return rows;
    if (request.asked.files) std::ranges::for_each(request.asked.files->renames(), say);
    if (!request.asked.on_dates.empty()) say(request.asked.on_dates);
    return rows;
}

Tally draw_all(FootprintRequest& request, std::size_t good_rows, const std::function<void(Placed&&)>& put) {
    std::vector<Group> groups;
    std::size_t total = good_rows * request.asked.ranges_per_row;
    for (const Item& item : request.asked.items) total += item.ranges.size();
    if (request.merging.merges()) {
        groups = collect_groups(request, put);
        total = groups.size();
    }
    const auto threads = static_cast<unsigned>(std::min<std::size_t>(request.threads, total));
    Tally tally;
    Progress progress(request.progress, total, "footprints");
    const auto sink = [&](Drawn&& drawn) {
        tally.add(drawn);
        progress.advance(request.merging.merges() ? 1 : drawn.footprints + drawn.empty.size());
        for (Placed& placed : drawn.features) put(std::move(placed));
    };
    if (request.merging.merges()) {
        OrderedPipeline<Group, Drawn> pipeline(
            threads,
            [&](Group&& group) {
                const Group used_up = std::move(group);  // its memory goes before the next is drawn
                return draw(used_up, request.style, request.merging, request.layers);
            },
            sink);
        for (Group& group : groups) pipeline.push(std::move(group));
        pipeline.finish();
    } else {
        OrderedPipeline<Item, Drawn> pipeline(
            threads, [&](Item&& item) { return draw(item, request.style, request.layers); }, sink);
        each_piece(request.asked, [&](Item&& piece) { pipeline.push(std::move(piece)); });
        pipeline.finish();
    }
    return tally;
}

void say_what_is_empty(const Tally& tally, bool merged) {
    if (tally.empties == 0) return;
    std::string names;
    for (const std::string& title : tally.empty) names += (names.empty() ? "" : "; ") + title;
    if (tally.empties > tally.empty.size()) names += "; …";
    const std::string what =
        tally.empties == 1 ? "1 footprint is" : fmt::format("{} footprints are", grouped(tally.empties));
    say(fmt::format("{} empty and not drawn, since no place on Earth is {}: {}", what,
                    merged ? "in it" : "in that range", names));
}

int exit_code_of(const RowCheck& rows) {
    if (rows.bad == 0) return 0;
    throw Error::file(fmt::format("{} left out, the good ones are written{}", rows.count(), rows.list()));
}

}  // namespace rangeband::cli
