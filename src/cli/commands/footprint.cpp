// SPDX-License-Identifier: MIT
/// `rangeband footprint`: sites × ranges → features → a file.
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <utility>

#include "cli/command.hpp"
#include "cli/options/convert.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/terminal/say.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/io/file.hpp"
#include "rangeband/operations/footprints.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 48> option_names = {
    "at-date",        "at",          "site",     "from-country",  "pair",       "sites",        "edges",
    "layer",          "where",       "skip-bad", "allow-network", "catalog",    "range",        "range-column",
    "solid",          "merge",       "depth",    "group-by",      "contested",  "tolerance",    "sector",
    "sector-columns", "geometry",    "decimals", "winding",       "threads",    "scenario",     "output",
    "format",         "overwrite",   "dry-run",  "force",         "style",      "qgis-project", "keep",
    "title",          "description", "quiet",    "progress",      "help",       "lat-column",   "lon-column",
    "name-column",    "encoding",    "cut-at",   "pieces",        "boundaries", "crs"};

constexpr std::string_view examples =
    "  rangeband footprint --at 48.57,46.25 --range 500..5500km -o band.geojson\n"
    "  rangeband footprint --site kapustin-yar --range 9m729 -o dispute.gpkg\n"
    "  rangeband footprint --sites bases.csv --range-column reach:km -o bases.shp\n"
    "  rangeband footprint --from-country AT --range 300km -o around-austria.geojson\n"
    "  rangeband footprint --scenario europe-1987 --merge union -o together.gpkg\n"
    "  rangeband footprint --scenario europe-1987 --merge depth --group-by none\n"
    "  rangeband footprint --scenario dispute-2019 --contested -o contested.gpkg\n"
    "  rangeband footprint --scenario dispute-2019 --tolerance 10m -o dispute.gpkg\n";

void say_what_is_written(const io::OutputRequest& output, const operations::Tally& tally) {
    const std::string target = io::shown_target(output.target);
    if (target == "-") return;
    if (!output.format->geometry) {
        say(fmt::format("{} stores no geometry, only the columns", output.format->name));
    }
    std::error_code failure;
    const bool is_file = std::filesystem::is_regular_file(target, failure);
    const std::string size =
        is_file ? fmt::format(" ({})", file_size(std::filesystem::file_size(target, failure))) : "";
    say(fmt::format("wrote {} to {}{}", counted(tally.footprints, "footprint"), target, size));
    const std::string& project = output.project.path;
    if (!project.empty()) say(fmt::format("wrote a QGIS project to {}; to look at it: qgis {}", project, project));
}

/// Programs that read a ring on a sphere as the boundary of its smaller side take the wrong one.
void say_what_is_beyond(const io::OutputRequest& output, const operations::Tally& tally,
                        const operations::Style& style) {
    const std::string_view format = output.format->name;
    if (tally.beyond_hemisphere == 0 || style.clockwise || style.pieces || !output.format->geometry ||
        output.format->tiles || format == "KML" || format == "KMZ")
        return;
    const bool one = tally.beyond_hemisphere == 1;
    const std::string count = fmt::format("{} footprint{}", grouped(tally.beyond_hemisphere),
                                          one ? " is more than a hemisphere" : "s are more than a hemisphere");
    if (tally.pieces) {
        say(fmt::format("{} and written in pieces, as PostGIS's type geography requires", count));
    } else {
        say(fmt::format(
            "{}; programs that read polygons on a sphere (PostGIS geography, R's sf) would read the rest of the "
            "Earth instead; add --pieces",
            count));
    }
}

/// Fails where writing would fail; an existing file is only reported.
void must_be_writable(const io::OutputRequest& output, const Values& values) {
    if (!output.format->extension.empty()) io::OutputFile(output.target, true);
    for (const std::string_view other : {"boundaries", "qgis-project"}) {
        if (const auto given = values.one(other)) io::OutputFile(given->text, true);
    }
}

void say_what_is_cut(const operations::Tally& tally, const operations::Style& style) {
    if (tally.cut == 0) return;
    say(fmt::format("{} footprint{} beyond the limits of {} ({}) and {} cut there", grouped(tally.cut),
                    tally.cut == 1 ? " reaches" : "s reach", style.crs->name(), style.crs->beyond(),
                    tally.cut == 1 ? "is" : "are"));
}

int forecast(operations::Footprints& footprints, const io::OutputRequest& output, const Values& values) {
    must_be_writable(output, values);
    const operations::Forecast forecast = footprints.forecast(*output.format, Progress(values, "footprints").reports());
    const std::string count = counted(forecast.footprints, "footprint");
    const std::string target = io::shown_target(output.target);
    std::error_code failure;
    const bool in_the_way = !output.overwrite && target != "-" && std::filesystem::exists(target, failure);
    const std::string size = output.format->tiles ? "tiles, so the size is known only after drawing"
                             : forecast.bytes
                                 ? fmt::format("about {}", file_size(static_cast<std::uintmax_t>(*forecast.bytes)))
                                 : "merged, so the size is known only after drawing";
    say(fmt::format("would write {} to {} ({}){}", count, target, size,
                    in_the_way ? ", which exists: add --overwrite" : ""));
    return exit_code_of(forecast.rows);
}

int run_footprint(const Values& values) {
    io::OutputRequest output = output_of(values);
    const auto boundaries = boundaries_of(values, output);
    operations::FootprintRequest request = footprint_request_of(values);
    const operations::Style style = request.style;
    const operations::Data data = data_of(values);
    operations::Footprints footprints(std::move(request), data);
    if (values.flag("dry-run")) return forecast(footprints, output, values);
    const operations::Tally tally = [&] {
        Progress progress(values, "footprints");
        return boundaries ? footprints.write(output, *boundaries, progress.reports())
                          : footprints.write(output, progress.reports());
    }();
    if (!values.flag("quiet")) {
        say_what_is_empty(tally, merging_of(values).merges());
        say_what_is_written(output, tally);
        if (boundaries) say(fmt::format("wrote their boundaries to {}", io::shown_target(boundaries->target)));
        say_what_is_beyond(output, tally, style);
        say_what_is_cut(tally, style);
    }
    return exit_code_of(tally.rows);
}

std::string columns_help() { return help_of_fields(operations::footprint_fields()); }

}  // namespace

extern const Command footprint_command;
const Command footprint_command = {
    "footprint",
    "",
    "write what is within range of sites to a file",
    "Draws what is within each range of each site on the WGS84 ellipsoid, correct across the poles and the "
    "antimeridian, and writes it with columns that say who stated the range. A circle shows what a claimed range "
    "implies, nothing more.",
    option_names,
    examples,
    columns_help,
    run_footprint,
};

}  // namespace rangeband::cli
