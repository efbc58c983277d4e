#include "io/style/project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "io/read/input_source.hpp"
#include "io/style/project_layout.hpp"
#include "io/style/qml.hpp"
#include "io/style/qml_labels.hpp"
#include "io/text/xml_writer.hpp"
#include "io/write/connection_string.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {
namespace {

namespace fs = std::filesystem;

/// QGIS brings its own map of the world along (Natural Earth), under this name on every system.
constexpr std::string_view world_map = "inbuilt:/data/world_map.gpkg|layername=countries";

constexpr double margin = 1.08;  // beyond the farthest footprint

struct BaseLayer {
    std::string_view id, name;
    bool borders;
};
constexpr BaseLayer base_layers[] = {
    {"rangeband_borders", "Borders of today (imply no opinion)", true},
    {"rangeband_land", "Land", false},
};

/// QGIS replaces ids of ten characters or fewer.
std::string id_of(const Layer& layer) { return "rangeband_" + layer.name; }

/// `./bands.gpkg|layername=sites`
std::string source_of(const OutputRequest& request, const Layer& layer) {
    const auto folder = fs::absolute(request.project.path).parent_path().lexically_normal();
    const auto file = fs::absolute(request.target).lexically_normal().lexically_relative(folder).string();
    const std::string path = file.starts_with("..") ? file : "./" + file;
    return request.format->several_layers ? path + "|layername=" + layer.name : path;
}

std::string projection(const Project& project) {
    return fmt::format("+proj=aeqd +lat_0={} +lon_0={} +datum=WGS84 +units=m +no_defs", project.lat, project.lon);
}

void append_projection(XmlWriter& out, const Project& project) {
    out.open("spatialrefsys");
    out.leaf("proj4", {}, projection(project));
    out.close();
}

void append_wgs84(XmlWriter& out) {
    out.open("srs");
    out.open("spatialrefsys");
    out.leaf("srsid", {}, "3452");  // of EPSG:4326 in QGIS; the authority alone is not enough
    out.leaf("authid", {}, "EPSG:4326");
    out.close();
    out.close();
}

/// By the columns alone QGIS 3.22 compares dates with times as texts: a feature is gone on its last day, and one
/// without an end in a column of texts is never there.
constexpr std::string_view first_moment =
    R"(coalesce(try(to_datetime("valid_from")), make_datetime(1, 1, 1, 0, 0, 0)))";
constexpr std::string_view moment_after =
    R"(coalesce(try(to_datetime("valid_to")) + to_interval('1 day'), make_datetime(9999, 12, 31, 0, 0, 0)))";

bool is_dated(const Legend& legend) { return legend.begins().first || legend.ends().first; }

std::string_view geometry_name(GeometryKind kind) {
    return kind == GeometryKind::polygon ? "Polygon" : kind == GeometryKind::line ? "Line" : "Point";
}

void append_map_layer(XmlWriter& out, const OutputRequest& request, std::size_t i, const Legends& legends) {
    const Layer& layer = request.layers[i];
    out.open("maplayer", {{"type", "vector"},
                          {"geometry", geometry_name(layer.kind)},
                          {"labelsEnabled", has_labels(layer) ? "1" : "0"}});
    out.leaf("id", {}, id_of(layer));
    out.leaf("datasource", {}, source_of(request, layer));
    out.leaf("layername", {}, layer.title);
    append_wgs84(out);
    out.leaf("provider", {{"encoding", "UTF-8"}}, "ogr");
    if (is_dated(legends[i])) {
        out.leaf("temporal", {{"enabled", "1"},
                              {"mode", "4"},  // start and end by expressions
                              {"startExpression", first_moment},
                              {"endExpression", moment_after},
                              {"limitMode", "0"},  // the end does not belong to it
                              {"accumulate", "0"},
                              {"fixedDuration", "0"}});
    }
    append_style(out, layer, legends[i]);
    out.close();
}

void append_base_layer(XmlWriter& out, const BaseLayer& base) {
    out.open("maplayer", {{"type", "vector"}, {"geometry", "Polygon"}, {"labelsEnabled", "0"}});
    out.leaf("id", {}, base.id);
    out.leaf("datasource", {}, world_map);
    out.leaf("layername", {}, base.name);
    append_wgs84(out);
    out.leaf("provider", {{"encoding", "UTF-8"}}, "ogr");
    append_land_renderer(out, base.borders);
    out.close();
}

/// Boundaries have the colours of the footprints.
bool repeats_the_first(const OutputRequest& request, const Layer& layer) {
    return layer.kind == GeometryKind::line && request.layers[0].kind == GeometryKind::polygon;
}

/// What is written last lies on top: sites, boundaries, footprints, and below them the land.
void append_layer_tree(XmlWriter& out, const OutputRequest& request) {
    const auto add = [&](std::string_view id, std::string_view name, bool shown, bool expanded) {
        out.leaf("layer-tree-layer", {{"id", id},
                                      {"name", name},
                                      {"checked", shown ? "Qt::Checked" : "Qt::Unchecked"},
                                      {"expanded", expanded ? "1" : "0"}});
    };
    out.open("layer-tree-group");
    for (std::size_t i = request.layers.size(); i-- > 0;) {
        const Layer& layer = request.layers[i];
        add(id_of(layer), layer.title, true, !repeats_the_first(request, layer));
    }
    for (const auto& base : base_layers) add(base.id, base.name, !base.borders, false);
    out.close();
}

/// From the first of January a year before the first change to the last of December of the last one.
void append_times(XmlWriter& out, const Legends& legends) {
    const auto& dated = legends[0];
    if (!is_dated(dated)) return;
    const auto& changes = dated.ends().first ? dated.ends() : dated.begins();
    out.open("ProjectTimeSettings",
             {{"timeStep", "1"}, {"timeStepUnit", "mon"}, {"frameRate", "4"}, {"cumulativeTemporalRange", "0"}});
    out.open("TemporalRange");
    out.leaf("start", {}, fmt::format("{:04}-01-01T00:00:00Z", changes.first->year - 1));
    out.leaf("end", {}, fmt::format("{:04}-12-31T00:00:00Z", changes.last->year));
    out.close();
    out.close();
}

struct Box {
    std::string least, most;
};

Box box_of(const Project& project) {
    const double half = project.reach_m * margin;
    return {fmt::format("{:.0f}", -half), fmt::format("{:.0f}", half)};
}

void append_view(XmlWriter& out, const Project& project) {
    const auto [least, most] = box_of(project);
    out.open("mapcanvas", {{"name", "theMapCanvas"}});
    out.leaf("units", {}, "meters");
    out.open("extent");
    for (const auto& [name, value] : {std::pair("xmin", least), {"ymin", least}, {"xmax", most}, {"ymax", most}}) {
        out.leaf(name, {}, value);
    }
    out.close();
    out.close();
    out.open("ProjectViewSettings", {{"UseProjectScales", "0"}});
    out.open("DefaultViewExtent", {{"xmin", least}, {"ymin", least}, {"xmax", most}, {"ymax", most}});
    append_projection(out, project);
    out.close();
    out.close();
}

void append_setting(XmlWriter& out, std::string_view name, std::string_view type, std::string_view value) {
    out.leaf(name, {{"type", type}}, value);
}

/// Relative paths, the sea as background, lengths and areas on the ellipsoid.
void append_properties(XmlWriter& out) {
    out.open("properties");
    out.open("Paths");
    append_setting(out, "Absolute", "bool", "false");
    out.close();
    out.open("Gui");
    append_setting(out, "CanvasColorRedPart", "int", "217");
    append_setting(out, "CanvasColorGreenPart", "int", "231");
    append_setting(out, "CanvasColorBluePart", "int", "242");
    out.close();
    out.open("SpatialRefSys");
    append_setting(out, "ProjectionsEnabled", "int", "1");
    out.close();
    out.open("Measure");
    append_setting(out, "Ellipsoid", "QString", "EPSG:7030");
    out.close();
    out.close();
}

void append_metadata(XmlWriter& out, const OutputRequest& request) {
    out.open("projectMetadata");
    out.leaf("type", {}, "dataset");
    out.leaf("title", {}, request.title);
    out.leaf("abstract", {}, request.description);
    out.leaf("history", {}, request.provenance);
    out.close();
}

LayoutPlan layout_of(const OutputRequest& request, const Legends& legends) {
    LayoutPlan plan{request.title, request.project.reach_m * margin, {}};
    for (std::size_t i = 0; i < request.layers.size(); ++i) {
        const Layer& layer = request.layers[i];
        if (repeats_the_first(request, layer)) continue;
        LegendPlan entry{id_of(layer), layer.title, {}};
        if (legends[i].tells_apart()) {
            for (LegendEntry& told : legends[i].entries()) entry.texts.push_back(std::move(told.text));
        }
        plan.layers.push_back(std::move(entry));
    }
    return plan;
}

}  // namespace

void check_project(const OutputRequest& request) {
    const std::string& path = request.project.path;
    if (path.empty()) return;
    if (!lowered(path).ends_with(".qgs")) {
        throw Error::usage(fmt::format("--qgis-project: {}: the name of a project ends in .qgs", path));
    }
    const auto refuse = [&](std::string_view why) {
        throw Error::usage(fmt::format("--qgis-project: {}; write a GeoPackage: -o {}", why,
                                       fs::path(path).filename().replace_extension(".gpkg").string()));
    };
    if (request.target == "-" || request.target.starts_with("/dev/")) refuse("a project shows a file, not a stream");
    if (is_database(request.target)) refuse("a project of a database would have to hold its login");
    if (!request.format->geometry || request.format->name == "PGDUMP") {
        refuse(fmt::format("QGIS shows nothing of {}", request.format->name));
    }
}

std::string project_text(const OutputRequest& request, const Legends& legends) {
    XmlWriter out;
    out.declare("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    out.open("qgis", {{"version", "3.22.0"}, {"projectname", request.title}});
    out.leaf("homePath", {{"path", ""}});
    out.leaf("title", {}, request.title);
    out.open("projectCrs");
    append_projection(out, request.project);
    out.close();
    append_layer_tree(out, request);
    append_view(out, request.project);
    out.open("projectlayers");
    for (std::size_t i = 0; i < request.layers.size(); ++i) append_map_layer(out, request, i, legends);
    for (const auto& base : base_layers) append_base_layer(out, base);
    out.close();
    append_properties(out);
    append_metadata(out, request);
    append_times(out, legends);
    append_layout(out, layout_of(request, legends));
    out.close();
    return out.text();
}

}  // namespace rangeband::io
