/// `rangeband map`: sites × ranges → a finished picture.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "cli/command.hpp"
#include "cli/data.hpp"
#include "cli/footprints.hpp"
#include "cli/map_options.hpp"
#include "cli/map_shapes.hpp"
#include "cli/say.hpp"
#include "cli/wrap.hpp"
#include "rangeband/io/file.hpp"
#include "rangeband/picture/picture.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 41> option_names = {
    "at-date",     "at",       "site",       "country",       "pair",      "sites",     "edges",
    "layer",       "where",    "skip-bad",   "allow-network", "catalog",   "range",     "range-column",
    "solid",       "merge",    "depth",      "group-by",      "contested", "tolerance", "sector",
    "threads",     "scenario", "projection", "center",        "radius",    "cities",    "borders",
    "theme",       "language", "size",       "dpi",           "output",    "overwrite", "title",
    "description", "quiet",    "progress",   "keep",          "mark",      "help"};

constexpr std::string_view examples =
    "  rangeband map --scenario bands -o bands.png\n"
    "  rangeband map --scenario bands --projection ortho --theme dark -o globe.png\n"
    "  rangeband map --scenario europe-1987 --merge depth --group-by none -o map.pdf\n"
    "  rangeband map --site kapustin-yar --range 9m729 --radius 560km -o dispute.svg\n"
    "  rangeband map --at 48.57,46.25 --range 500,5500km --language de -o ringe.png\n"
    "  rangeband map --scenario bands --size 297x210mm --theme print -o handout.pdf\n";

/// What the footprints are drawn for: layers as a GeoPackage has them.
constexpr io::Format drawn_layers = {"picture", "", "", true, false, true};

io::OutputRequest features_for_a_picture(const Values& values) {
    io::OutputRequest output;
    output.target = values.one("output")->text;
    output.format = &drawn_layers;
    return output;
}

/// Unless asked for: fine enough that no picture of these footprints shows it.
void choose_tolerance(const Values& values, const picture::Picture& picture, FootprintRequest& request) {
    constexpr double share = 20'000.0;  // a tenth of a pixel of a picture 4,000 pixels wide
    if (values.has("tolerance")) return;
    Length shown = picture.radius.value_or(Length::km(20'000));
    if (!picture.radius && !request.asked.files) {
        Length widest;
        for (const Item& item : request.asked.items) {
            for (const auto& range : item.ranges) widest = std::max(widest, range->max.value_or(shown));
        }
        shown = widest;
    }
    if (request.asked.files && !picture.radius) shown = Length::km(200);
    const Length fine = std::clamp(shown / share, Length::m(0.01), request.style.tolerance.length());
    request.style.tolerance = Tolerance::of(fine);
}

/// Of every range, without addresses: the small print has little room, and `list sources` has them.
std::vector<std::string> sources_of(const std::vector<Item>& items) {
    std::vector<std::string> sources;
    for (const Item& item : items) {
        for (const auto& range : item.ranges) {
            for (const std::string& citation : range->citations) {
                const std::string cited = citation.substr(0, citation.find(", http"));
                if (std::ranges::find(sources, cited) == sources.end()) sources.push_back(cited);
            }
        }
    }
    return sources;
}

void add_catalogue(const Values& values, picture::Picture& picture) {
    const auto sources = data_sources_for(values);
    picture.outlines = [sources](catalog::Outlines which) {
        return catalog::read_outlines(catalog::outlines_text(which, sources), "outlines");
    };
    if (picture.show_cities != picture::Cities::none) picture.cities = load_catalog(sources).cities();
}

/// Places without a range: what a map is about, such as where something fell.
void add_marks(const Values& values, picture::Picture& picture) {
    for (const Given& given : values.many("mark")) {
        const auto mark = converted(given, [](const std::string& text) { return geodesic::parse_position(text); });
        picture.sites.push_back({mark.position, mark.name.empty() ? given.text : mark.name});
    }
}

void say_what_is_written(const std::string& target, const picture::Picture& picture, const Tally& tally) {
    std::error_code failure;
    const auto size = std::filesystem::file_size(target, failure);
    say(fmt::format("wrote {} footprint{} to {} ({} x {} pixels{})", grouped(tally.footprints),
                    tally.footprints == 1 ? "" : "s", target, picture.width, picture.height,
                    failure ? "" : ", " + file_size(size)));
}

int run_map(const Values& values) {
    const picture::FileKind kind = file_kind_of(values);
    picture::Picture picture = picture_of(values);
    FootprintRequest request = decide(values, features_for_a_picture(values));
    choose_tolerance(values, picture, request);
    io::OutputFile file(request.output.target, values.flag("overwrite"));
    const RowCheck rows = check_rows(request);
    picture.sources = sources_of(request.asked.items);
    picture.credits = request.credits;

    MapShapes shapes(request.layers, request.merging);
    const Tally tally = draw_all(request, rows.good, [&](Placed&& placed) { shapes.put(std::move(placed)); });
    std::move(shapes).fill(picture);
    add_catalogue(values, picture);
    add_marks(values, picture);
    file.complete(render(picture, kind));
    if (!request.quiet) {
        say_what_is_empty(tally, request.merging.merges());
        say_what_is_written(request.output.target, picture, tally);
    }
    return exit_code_of(rows);
}

}  // namespace

extern const Command map_command;
const Command map_command = {
    "map",
    "",
    "draw the same as a finished picture: PNG, SVG or PDF",
    "Draws what lies within each range of each site as a picture with land, cities, legend and sources, for a handout, "
    "a "
    "slide or a page. The footprints are those of 'rangeband footprint', and the projections are those of the "
    "ellipsoid: "
    "nothing is drawn on a sphere.",
    option_names,
    examples,
    nullptr,
    run_map,
};

}  // namespace rangeband::cli
