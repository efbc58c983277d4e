// SPDX-License-Identifier: MIT
#include "io/style/project.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "io/style/qgis_style.hpp"
#include "io/text/connection_string.hpp"
#include "io/text/wkt.hpp"
#include "rangeband/error.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::io {
namespace {

namespace fs = std::filesystem;

constexpr double margin = 1.08;  // beyond the farthest footprint

/// QGIS replaces ids of ten characters or fewer.
std::string id_of(const Layer& layer) { return "rangeband_" + layer.name; }

/// `./bands.gpkg|layername=sites`
std::string source_of(const OutputRequest& request, const Layer& layer) {
    const auto folder = fs::absolute(request.project.path).parent_path().lexically_normal();
    const auto file = fs::absolute(request.target).lexically_normal().lexically_relative(folder).string();
    const std::string path = file.starts_with("..") ? file : "./" + file;
    return request.format->several_layers ? path + "|layername=" + layer.name : path;
}

/// Around the antipode, where the projection turns the inside of a country out and draws short edges as long ones: what
/// land goes without, and a cut from there to the nearer pole, so that no land goes around the rest of the map.
void fill_far_side(Blanks& blanks, const Project& project, double half) {
    constexpr double corner = 1.42;  // of the square view, as against its half
    const double beyond_view = (geodesic::half_meridian().m() - half * corner) / 2.0;
    const auto radius = Length::m(std::clamp(beyond_view, 100'000.0, 1'000'000.0));
    const auto antipode = geodesic::Position::deg(-project.lat, project.lon + (project.lon > 0.0 ? -180.0 : 180.0));
    footprint::DrawRequest far_side{
        footprint::Source::site(antipode, Length(), radius), {}, Tolerance::m(radius.m() / 200.0)};
    TextBuffer text;
    append_wkt(text, footprint::draw(far_side).polygons, limits::fewest_decimals);
    blanks.texts["far_side"] = text.view();
    constexpr double width = 0.001;  // degrees
    const double pole = antipode.lat() < 0.0 ? -90.0 : 90.0;
    blanks.texts["far_cut"] = fmt::format("POLYGON (({0} {2},{1} {2},{1} {3},{0} {3},{0} {2}))", antipode.lon(),
                                          antipode.lon() + width, antipode.lat(), pole);
}

bool is_dated(const Legend& legend) { return legend.begins().first || legend.ends().first; }

Blanks layer_blanks(const OutputRequest& request, const Layer& layer, const Legend& legend) {
    Blanks blanks = style_blanks(layer, legend, request.crs.get());
    const bool areas = layer.kind == GeometryKind::polygon, lines = layer.kind == GeometryKind::line;
    blanks.texts["id"] = id_of(layer);
    blanks.texts["name"] = layer.title;
    blanks.texts["source"] = source_of(request, layer);
    blanks.texts["geometry"] = areas ? "Polygon" : lines ? "Line" : "Point";
    blanks.choose("dated", is_dated(legend) && layer.field(Role::first_day) && layer.field(Role::last_day));
    return blanks;
}

/// Boundaries have the colours of the footprints.
bool repeats_the_first(const OutputRequest& request, const Layer& layer) {
    return layer.kind == GeometryKind::line && request.layers[0].kind == GeometryKind::polygon;
}

/// From the first of January a year before the first change to the last of December of the last one.
std::vector<Blanks> times_of(const Legend& dated) {
    if (!is_dated(dated)) return {};
    const auto& changes = dated.ends().first ? dated.ends() : dated.begins();
    return {{{{"first_year", fmt::format("{:04}", changes.first->year - 1)},
              {"last_year", fmt::format("{:04}", changes.last->year)}},
             {}}};
}

/// So that a title fits its box, in one line, two, three or more. QGIS makes no type smaller by itself.
std::string title_size(std::string_view title) {
    const std::size_t length = utf8_characters(title);
    return length <= 70 ? "16" : length <= 180 ? "12" : length <= 360 ? "9" : "6";
}

/// The page's legend: QGIS keeps an entry's own words in the tree of layers, by its number; they break at the bars.
void fill_legend(Blanks& page, const OutputRequest& request, const Legends& legends) {
    constexpr std::size_t most_large = 10;
    std::size_t entries = 0;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < request.layers.size(); ++i) {
        if (repeats_the_first(request, request.layers[i])) continue;
        shown.push_back(i);
        if (legends[i].tells_apart()) entries += legends[i].entries().size();
    }
    const bool large = entries <= most_large;
    page.texts["legend_size"] = large ? "9" : "7";
    for (const std::size_t i : shown) {
        Blanks layer{{{"id", id_of(request.layers[i])}, {"name", request.layers[i].title}}, {{"legend_entries", {}}}};
        auto& texts = layer.lists["legend_entries"];
        for (const LegendEntry& entry : legends[i].tells_apart() ? legends[i].entries() : std::vector<LegendEntry>()) {
            texts.push_back(
                {{{"index", std::to_string(texts.size())},
                  {"text", fmt::format("{}", fmt::join(broken_at_blanks(entry.text, large ? 42 : 56), "|"))}},
                 {}});
        }
        page.lists["legend_layers"].push_back(std::move(layer));
    }
}

}  // namespace

void check_project(const OutputRequest& request) {
    const std::string& path = request.project.path;
    if (path.empty()) return;
    if (!lowered(path).ends_with(".qgs")) {
        throw Error::usage(fmt::format("{}: {}: the name of a project ends in .qgs", parameter("qgis_project"), path));
    }
    const auto refuse = [&](std::string_view why) {
        throw Error::usage(
            fmt::format("{}: {}; write a GeoPackage: {}", parameter("qgis_project"), why,
                        parameter("output " + fs::path(path).filename().replace_extension(".gpkg").string())));
    };
    if (request.target == "-" || request.target.starts_with("/dev/")) refuse("a project shows a file, not a stream");
    if (is_database(request.target)) refuse("a project of a database would have to contain its login");
    if (request.format->tiles) refuse("a project shows areas, not tiles of them");
    if (!request.format->geometry || request.format->name == "PGDUMP") {
        refuse(fmt::format("QGIS cannot show {}", request.format->name));
    }
}

std::string project_text(const OutputRequest& request, const Legends& legends) {
    constexpr double page_shape = 180.0 / 178.0;  // of the map on the page: width by height
    const Project& project = request.project;
    const double half = project.reach_m * margin;
    Blanks blanks;
    blanks.texts = {{"project_title", request.title},
                    {"description", request.description},
                    {"credits", project.credits.empty() ? "" : project.credits + " "},
                    {"provenance", request.provenance},
                    {"projection", fmt::format("+proj=aeqd +lat_0={} +lon_0={} +datum=WGS84 +units=m +no_defs",
                                               project.lat, project.lon)},
                    {"half", fmt::format("{:.0f}", half)},
                    {"half_width", fmt::format("{:.0f}", half * page_shape)},
                    {"title_size", title_size(request.title)}};
    fill_far_side(blanks, project, half);
    for (std::size_t i = 0; i < request.layers.size(); ++i) {
        const Layer& layer = request.layers[i];
        blanks.lists["layers"].push_back(layer_blanks(request, layer, legends[i]));
        blanks.lists["layers"].back().texts["expanded"] = repeats_the_first(request, layer) ? "0" : "1";
    }
    // What is written last lies on top: sites, boundaries, footprints, and below them the land.
    blanks.lists["layers_from_top"] = blanks.lists["layers"];
    std::ranges::reverse(blanks.lists["layers_from_top"]);
    blanks.lists["times"] = times_of(legends[0]);
    fill_legend(blanks, request, legends);
    return filled("project.qgs", blanks);
}

}  // namespace rangeband::io
