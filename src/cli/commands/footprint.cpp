/// `rangeband footprint`: sites × ranges → features → a file.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "cli/columns.hpp"
#include "cli/command.hpp"
#include "cli/groups.hpp"
#include "cli/pipeline.hpp"
#include "cli/progress.hpp"
#include "cli/request.hpp"
#include "cli/view.hpp"
#include "cli/wrap.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 35> option_names = {
    "at-date",      "at",      "site",     "country",     "pair",      "sites",        "edges",
    "layer",        "where",   "skip-bad", "catalog",     "range",     "range-column", "solid",
    "merge",        "depth",   "group-by", "contested",   "tolerance", "sector",       "geometry",
    "decimals",     "threads", "scenario", "output",      "format",    "overwrite",    "style",
    "qgis-project", "keep",    "title",    "description", "quiet",     "progress",     "help"};

constexpr std::string_view examples =
    "  rangeband footprint --at 48.57,46.25 --range 500..5500km -o band.geojson\n"
    "  rangeband footprint --site kapustin-yar --range 9m729 -o dispute.gpkg\n"
    "  rangeband footprint --sites bases.csv --range-column reach:km -o bases.shp\n"
    "  rangeband footprint --country AT --range 300km -o around-austria.geojson\n"
    "  rangeband footprint --scenario europe-1987 --merge union -o together.gpkg\n"
    "  rangeband footprint --scenario europe-1987 --merge depth --group-by none\n"
    "  rangeband footprint --scenario dispute-2019 --contested -o contested.gpkg\n"
    "  rangeband footprint --scenario dispute-2019 --tolerance 10m -o dispute.gpkg\n";

/// What a run did, for its last words.
struct Tally {
    std::size_t footprints = 0;
    std::vector<std::string> empty;  ///< the first few titles
    std::size_t empties = 0;

    void add(const Drawn& drawn) {
        constexpr std::size_t most_named = 3;
        footprints += drawn.footprints;
        empties += drawn.empty.size();
        for (const std::string& title : drawn.empty) {
            if (empty.size() < most_named) empty.push_back(title);
        }
    }
};

void say(const std::string& sentence) { fmt::print(stderr, "rangeband: {}\n", sentence); }

/// Turns the project's view to where the sites are; for that they are looked through once more.
void aim(FootprintRequest& request) {
    View view;
    each_item(request.asked, [&](Item&& item) { view.add(item); });
    view.aim(request.output.project);
}

/// A group is complete only when every item has been seen; the points of the sites go by meanwhile.
std::vector<Group> collect_groups(FootprintRequest& request, io::Writer& writer) {
    Groups groups(request.group_by, request.style);
    each_item(request.asked, [&](Item&& item) {
        if (const auto point = site_point(item, request.layers)) writer.write(point->layer, point->feature);
        groups.add(item);
    });
    return std::move(groups).take();
}

Tally write_all(FootprintRequest& request, std::size_t total) {
    const auto writer = io::Writer::open(request.output);
    std::vector<Group> groups;
    if (request.merging.merges()) {
        groups = collect_groups(request, *writer);
        total = groups.size();
    }
    const auto threads = static_cast<unsigned>(std::min<std::size_t>(request.threads, total));
    Tally tally;
    Progress progress(request.progress, total, "footprints");
    const auto sink = [&](Drawn&& drawn) {
        for (const Placed& placed : drawn.features) writer->write(placed.layer, placed.feature);
        tally.add(drawn);
        progress.advance(request.merging.merges() ? 1 : drawn.footprints + drawn.empty.size());
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
        each_item(request.asked, [&](Item&& item) { pipeline.push(std::move(item)); });
        pipeline.finish();
    }
    writer->finish();
    return tally;
}

void say_what_is_empty(const Tally& tally, bool merged) {
    std::string names;
    for (const std::string& title : tally.empty) names += (names.empty() ? "" : "; ") + title;
    if (tally.empties > tally.empty.size()) names += "; …";
    const std::string what =
        tally.empties == 1 ? "1 footprint is" : fmt::format("{} footprints are", grouped(tally.empties));
    say(fmt::format("{} empty and not drawn, since no place on Earth is {}: {}", what,
                    merged ? "in it" : "in that range", names));
}

void say_what_is_written(const FootprintRequest& request, const Tally& tally) {
    const std::string target = io::shown_target(request.output.target);
    if (target == "-") return;
    if (!request.output.format->geometry) {
        say(fmt::format("{} keeps no geometry, only the columns", request.output.format->name));
    }
    std::error_code failure;
    const bool is_file = std::filesystem::is_regular_file(target, failure);
    const std::string size =
        is_file ? fmt::format(" ({})", file_size(std::filesystem::file_size(target, failure))) : "";
    say(fmt::format("wrote {} footprint{} to {}{}", grouped(tally.footprints), tally.footprints == 1 ? "" : "s", target,
                    size));
    const std::string& project = request.output.project.path;
    if (!project.empty()) say(fmt::format("wrote a QGIS project to {}; to look at it: qgis {}", project, project));
}

int run_footprint(const Values& values) {
    FootprintRequest request = decide(values);
    const RowCheck rows = check_rows(request.asked.files, request.skip_bad);
    if (request.asked.files && !request.quiet) std::ranges::for_each(request.asked.files->renames(), say);
    std::size_t total = rows.good * request.asked.ranges_per_row;
    for (const Item& item : request.asked.items) total += item.ranges.size();

    if (!request.output.project.path.empty()) aim(request);
    const Tally tally = write_all(request, total);
    if (!request.quiet) {
        if (tally.empties > 0) say_what_is_empty(tally, request.merging.merges());
        say_what_is_written(request, tally);
    }
    if (rows.bad == 0) return 0;
    throw Error::file(fmt::format("{} left out, the good ones are written{}", rows.count(), rows.list()));
}

}  // namespace

extern const Command footprint_command;
const Command footprint_command = {
    "footprint",
    "",
    "draw what lies within ranges of sites, into a file",
    "Draws what lies within each range of each site on the WGS84 ellipsoid, right over the poles and the antimeridian, "
    "and writes it with columns that say whose range it is. A circle is only what a claimed range would mean.",
    option_names,
    examples,
    columns_help,
    run_footprint,
};

}  // namespace rangeband::cli
