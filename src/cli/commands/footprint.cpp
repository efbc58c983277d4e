/// `rangeband footprint`: sites × ranges → features → a file.
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <utility>

#include "cli/columns.hpp"
#include "cli/command.hpp"
#include "cli/convert.hpp"
#include "cli/footprints.hpp"
#include "cli/say.hpp"
#include "cli/size_guard.hpp"
#include "cli/view.hpp"
#include "cli/wrap.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 37> option_names = {
    "at-date",  "at",          "site",          "country",   "pair",   "sites",        "edges",        "layer",
    "where",    "skip-bad",    "allow-network", "catalog",   "range",  "range-column", "solid",        "merge",
    "depth",    "group-by",    "contested",     "tolerance", "sector", "geometry",     "decimals",     "threads",
    "scenario", "output",      "format",        "overwrite", "force",  "style",        "qgis-project", "keep",
    "title",    "description", "quiet",         "progress",  "help"};

constexpr std::string_view examples =
    "  rangeband footprint --at 48.57,46.25 --range 500..5500km -o band.geojson\n"
    "  rangeband footprint --site kapustin-yar --range 9m729 -o dispute.gpkg\n"
    "  rangeband footprint --sites bases.csv --range-column reach:km -o bases.shp\n"
    "  rangeband footprint --country AT --range 300km -o around-austria.geojson\n"
    "  rangeband footprint --scenario europe-1987 --merge union -o together.gpkg\n"
    "  rangeband footprint --scenario europe-1987 --merge depth --group-by none\n"
    "  rangeband footprint --scenario dispute-2019 --contested -o contested.gpkg\n"
    "  rangeband footprint --scenario dispute-2019 --tolerance 10m -o dispute.gpkg\n";

/// Turns the project's view to where the sites are; for that they are looked through once more.
void aim(FootprintRequest& request) {
    View view;
    each_item(request.asked, [&](Item&& item) { view.add(item); });
    view.aim(request.output.project);
}

/// Streams to the file.
Tally write_all(FootprintRequest& request, std::size_t rows) {
    const auto writer = io::Writer::open(request.output);
    MergedSize merged(request);
    Tally tally = draw_all(request, rows, [&](Placed&& placed) {
        merged.add(placed.feature);
        writer->write(placed.layer, placed.feature);
    });
    writer->finish();
    return tally;
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
    FootprintRequest request = decide(values, output_of(values));
    const RowCheck rows = check_rows(request);
    must_not_be_huge(request, rows.good);
    if (!request.output.project.path.empty()) aim(request);
    const Tally tally = write_all(request, rows.good);
    if (!request.quiet) {
        say_what_is_empty(tally, request.merging.merges());
        say_what_is_written(request, tally);
    }
    return exit_code_of(rows);
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
