#include "io/style/qml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "io/style/qml_labels.hpp"
#include "io/style/qml_symbols.hpp"

namespace rangeband::io {
namespace {

constexpr std::string_view mark = "<!-- style by rangeband -->\n";
/// The column that names a feature is the first of these that there is.
constexpr std::string_view title_columns[] = {"name", "place", "country"};

/// The whole layer is translucent, not each feature: where footprints overlap the smaller one shows in its own colour,
/// and a map of many does not go dark.
constexpr std::string_view layer_opacity = "0.45";

/// Smaller footprints above larger ones, all outlines above all fills.
std::vector<SymbolPlan> plans_of(const Legend& legend) {
    if (!legend.tells_apart()) return {{"0", legend.colours().front(), Dash::none, 0, 1}};
    const auto entries = legend.entries();
    std::vector<std::size_t> by_extent(entries.size());
    std::iota(by_extent.begin(), by_extent.end(), std::size_t{0});
    std::stable_sort(by_extent.begin(), by_extent.end(),
                     [&](std::size_t a, std::size_t b) { return entries[a].extent > entries[b].extent; });
    std::vector<SymbolPlan> plans(entries.size());
    const int count = static_cast<int>(entries.size());
    for (int pass = 0; pass < count; ++pass) {
        const std::size_t i = by_extent[static_cast<std::size_t>(pass)];
        plans[i] = {std::to_string(i), entries[i].colour, entries[i].dash, pass, count + pass};
    }
    return plans;
}

void append_symbol(XmlWriter& out, const Layer& layer, const SymbolPlan& plan) {
    if (layer.kind == GeometryKind::polygon) append_area_symbol(out, plan);
    if (layer.kind == GeometryKind::line) append_line_symbol(out, plan);
    if (layer.kind == GeometryKind::point) append_point_symbol(out, plan.name);
}

void append_categories(XmlWriter& out, const Legend& legend) {
    out.open("categories");
    const auto entries = legend.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        out.leaf("category", {{"value", entries[i].value.value_or("")},
                              {"label", entries[i].text},
                              {"symbol", std::to_string(i)},
                              {"render", "true"}});
    }
    out.close();
}

void append_renderer(XmlWriter& out, const Layer& layer, const Legend& legend) {
    const bool categorised = legend.tells_apart();
    out.open("renderer-v2", {{"type", categorised ? "categorizedSymbol" : "singleSymbol"},
                             {"attr", categorised ? layer.style.by : ""},
                             {"symbollevels", layer.kind == GeometryKind::point ? "0" : "1"},
                             {"enableorderby", "0"},
                             {"forceraster", "0"}});
    if (categorised) append_categories(out, legend);
    out.open("symbols");
    for (const auto& plan : plans_of(legend)) append_symbol(out, layer, plan);
    out.close();
    out.close();
}

void append_display_name(XmlWriter& out, const Layer& layer) {
    for (const auto title : title_columns) {
        if (std::ranges::find(layer.fields, title, &Field::name) == layer.fields.end()) continue;
        out.leaf("previewExpression", {}, fmt::format("\"{}\"", title));
        return;
    }
}

void append_aliases(XmlWriter& out, const Layer& layer) {
    out.open("aliases");
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        const Field& field = layer.fields[i];
        if (field.alias.empty()) continue;
        out.leaf("alias", {{"index", std::to_string(i)}, {"field", field.name}, {"name", field.alias}});
    }
    out.close();
}

}  // namespace

void append_style(XmlWriter& out, const Layer& layer, const Legend& legend) {
    append_renderer(out, layer, legend);
    append_labels(out, layer);
    if (layer.kind == GeometryKind::polygon) out.leaf("layerOpacity", {}, layer_opacity);
    append_aliases(out, layer);
    append_display_name(out, layer);
    out.leaf("layerGeometryType", {}, std::to_string(static_cast<int>(layer.kind) - 1));
}

std::string qml(const Layer& layer, const Legend& legend) {
    XmlWriter out;
    out.declare("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
    out.declare(mark);
    out.open("qgis", {{"version", "3.22.0"},
                      {"styleCategories", "Symbology|Labeling|Fields|Forms|MapTips|Rendering"},
                      {"labelsEnabled", has_labels(layer) ? "1" : "0"}});
    append_style(out, layer, legend);
    out.close();
    return out.text();
}

void append_land_renderer(XmlWriter& out, bool borders) {
    out.open("renderer-v2", {{"type", "singleSymbol"}, {"symbollevels", "0"}});
    out.open("symbols");
    append_land_symbol(out, borders);
    out.close();
    out.close();
}

bool is_own_qml(const std::string& text) { return text.find(mark) != std::string::npos; }

}  // namespace rangeband::io
