// SPDX-License-Identifier: MIT
/// `rangeband map`: sites × ranges → a finished picture.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "cli/command.hpp"
#include "cli/options/environment.hpp"
#include "cli/options/map_options.hpp"
#include "cli/options/requests.hpp"
#include "cli/terminal/progress.hpp"
#include "cli/terminal/say.hpp"
#include "cli/terminal/wrap.hpp"
#include "rangeband/io/file.hpp"
#include "rangeband/operations/map.hpp"
#include "rangeband/picture/resolution.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 47> option_names = {
    "at-date",    "at",       "site",          "from-country", "pair",        "sites",          "edges",    "layer",
    "where",      "skip-bad", "allow-network", "catalog",      "range",       "range-column",   "solid",    "merge",
    "depth",      "group-by", "contested",     "tolerance",    "sector",      "sector-columns", "threads",  "scenario",
    "projection", "center",   "radius",        "cities",       "borders",     "theme",          "language", "size",
    "dpi",        "output",   "overwrite",     "title",        "description", "quiet",          "progress", "keep",
    "mark",       "line",     "help",          "lat-column",   "lon-column",  "name-column",    "encoding"};

constexpr std::string_view examples =
    "  rangeband map --scenario bands -o bands.png\n"
    "  rangeband map --scenario bands --projection ortho --theme dark -o globe.png\n"
    "  rangeband map --scenario europe-1987 --merge depth --group-by none -o map.pdf\n"
    "  rangeband map --site kapustin-yar --range 9m729 --radius 560km -o dispute.svg\n"
    "  rangeband map --at 48.57,46.25 --range 500,5500km --language de -o ringe.png\n"
    "  rangeband map --at 49,46 --range 900km --mark 48.5,35,Dnipro --line -o d.png\n"
    "  rangeband map --scenario bands --size 297x210mm --theme print -o handout.pdf\n";

/// As a reader of the file is told it: a page has no pixels.
std::string size_of(const picture::Picture& picture, picture::FileKind kind) {
    if (kind != picture::FileKind::pdf) return fmt::format("{} x {} pixels", picture.width, picture.height);
    constexpr double mm_per_inch = 25.4;
    const double mm_per_pixel = mm_per_inch / dpi_of(picture);
    return fmt::format("{:.0f} x {:.0f} mm", picture.width * mm_per_pixel, picture.height * mm_per_pixel);
}

void say_what_is_written(const std::string& target, const picture::Picture& picture, picture::FileKind kind,
                         const operations::Tally& tally) {
    std::error_code failure;
    const auto size = std::filesystem::file_size(target, failure);
    say(fmt::format("wrote {} to {} ({}{})", counted(tally.footprints, "footprint"), target, size_of(picture, kind),
                    failure ? "" : ", " + file_size(size)));
}

int run_map(const Values& values) {
    const picture::FileKind kind = file_kind_of(values);
    operations::MapRequest request;
    request.picture = picture_of(values);
    request.picture.date = date_of_files();
    request.fit_tolerance = !values.has("tolerance");
    for (const Given& mark : values.many("mark")) {
        request.marks.push_back(converted(mark, operations::parse_place));
    }
    request.routes = values.flag("line");
    if (const auto center = values.one("center")) request.center = converted(*center, operations::parse_place);
    request.footprints = footprint_request_of(values);
    const picture::Picture asked = request.picture;
    const std::string target = values.one("output")->text;
    const operations::Data data = data_of(values);
    operations::Map map(std::move(request), data);
    io::OutputFile file(target, values.flag("overwrite"));
    operations::Tally tally;
    file.complete(map.render(kind, tally, Progress(values, "footprints").reports()));
    if (!values.flag("quiet")) {
        say_what_is_empty(tally, merging_of(values).merges());
        say_what_is_written(target, asked, kind, tally);
    }
    return exit_code_of(tally.rows);
}

}  // namespace

extern const Command map_command;
const Command map_command = {
    "map",
    "",
    "draw the footprints as a picture: PNG, SVG or PDF",
    "Draws what is within each range of each site as a picture with land, cities, legend and sources, for print, "
    "slides or a web page. The footprints are those of 'rangeband footprint'; the projections are those of the "
    "ellipsoid, not of a sphere.",
    option_names,
    examples,
    nullptr,
    run_map,
};

}  // namespace rangeband::cli
