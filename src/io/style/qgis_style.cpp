// SPDX-License-Identifier: MIT
#include "io/style/qgis_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace rangeband::io {
namespace {

constexpr std::string_view mark = "<!-- style by rangeband -->";  // in the template

/// The columns that labels and times are made of.
constexpr std::pair<std::string_view, Role> columns[] = {
    {"title", Role::title},
    {"depth", Role::depth},
    {"qualifier", Role::qualifier},
    {"lower", Role::lower_km},
    {"upper", Role::upper_km},
    {"latitude", Role::latitude},
    {"label_latitude", Role::label_latitude},
    {"label_longitude", Role::label_longitude},
    {"first_day", Role::first_day},
    {"last_day", Role::last_day},
};

std::string rgb(Colour colour) { return fmt::format("{},{},{},255", colour.red, colour.green, colour.blue); }

/// `outlined` is a line of the full colour with a dark edge, without a fill.
Blanks symbol_blanks(std::size_t number, Colour colour, Dash dash, bool outlined, std::size_t fill_pass,
                     std::size_t line_pass) {
    Blanks symbol;
    symbol.texts = {{"symbol", std::to_string(number)},
                    {"color", rgb(colour)},
                    {"line_color", rgb(outlined ? colour : darkened(colour))},
                    {"edge_color", rgb(darkened(colour))},
                    {"line_width", outlined               ? "0.6"
                                   : dash == Dash::dotted ? "0.6"
                                                          : "0.4"},
                    {"cap", dash == Dash::dotted ? "round" : "flat"},
                    {"dashes", dash == Dash::dotted ? "0.1;1.5" : "3.2;1.6"},
                    {"fill_pass", std::to_string(fill_pass)},
                    {"line_pass", std::to_string(line_pass)}};
    symbol.choose("dashed", dash != Dash::none);
    symbol.choose("edged", outlined);
    symbol.choose("filled", !outlined);
    return symbol;
}

/// Smaller footprints above larger ones, all outlines above all fills: lower passes are drawn first.
std::vector<Blanks> symbols_of(const Legend& legend) {
    if (!legend.tells_apart()) return {symbol_blanks(0, legend.colours().front(), Dash::none, false, 0, 1)};
    const auto entries = legend.entries();
    std::vector<std::size_t> by_extent(entries.size());
    std::iota(by_extent.begin(), by_extent.end(), std::size_t{0});
    std::ranges::stable_sort(by_extent, std::ranges::greater(), [&](std::size_t i) { return entries[i].extent; });
    std::vector<Blanks> symbols(entries.size());
    for (std::size_t pass = 0; pass < entries.size(); ++pass) {
        const std::size_t i = by_extent[pass];
        symbols[i] =
            symbol_blanks(i, entries[i].colour, entries[i].dash, legend.overlaps(), pass, entries.size() + pass);
    }
    return symbols;
}

}  // namespace

Blanks style_blanks(const Layer& layer, const Legend& legend, const ReferenceSystem* crs) {
    const bool points = layer.kind == GeometryKind::point, areas = layer.kind == GeometryKind::polygon;
    const bool categorised = legend.tells_apart(), titled = layer.field(Role::title) != nullptr;
    const bool figures = areas && layer.field(Role::label_latitude) != nullptr;
    Blanks style;
    style.texts = {{"renderer", categorised ? "categorizedSymbol" : "singleSymbol"},
                   {"by", categorised ? layer.fields[*layer.style.by].name : ""},
                   {"symbol_levels", points ? "0" : "1"},
                   {"has_labels", figures || (points && titled) ? "1" : "0"},
                   {"geometry_number", std::to_string(static_cast<int>(layer.kind) - 1)}};
    for (const auto& [name, role] : columns) {
        if (const Field* field = layer.field(role)) style.texts[name] = field->name;
    }
    style.choose("categorised", categorised);
    std::size_t number = 0;
    for (const LegendEntry& entry : categorised ? legend.entries() : std::vector<LegendEntry>()) {
        style.lists["categories"].push_back(
            {{{"value", entry.value.value_or("")}, {"label", entry.text}, {"symbol", std::to_string(number++)}}, {}});
    }
    for (const std::string_view kind : {"areas", "lines", "points"}) style.choose(kind, false);
    style.lists[areas ? "areas" : points ? "points" : "lines"] = symbols_of(legend);
    style.choose("figure_labels", figures);
    style.choose("point_labels", points && titled);
    style.choose("translucent", areas && !legend.overlaps());
    style.choose("titled", titled);
    style.choose("in_degrees", crs == nullptr);
    style.choose("in_plane", crs != nullptr && !crs->code().empty());
    style.choose("in_any_plane", crs != nullptr);
    style.texts["crs"] = crs == nullptr ? "" : crs->code();
    style.texts["wkt"] = crs == nullptr ? "" : crs->wkt();
    style.choose("aliases", false);
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        const Field& field = layer.fields[i];
        if (field.alias.empty()) continue;
        style.lists["aliases"].push_back(
            {{{"index", std::to_string(i)}, {"field", field.name}, {"alias", field.alias}}, {}});
    }
    return style;
}

std::string qml(const Layer& layer, const Legend& legend, const ReferenceSystem* crs) {
    return filled("style.qml", style_blanks(layer, legend, crs));
}

bool is_own_qml(const std::string& text) { return text.find(mark) != std::string::npos; }

}  // namespace rangeband::io
