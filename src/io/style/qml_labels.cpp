#include "io/style/qml_labels.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace rangeband::io {
namespace {

constexpr std::string_view site_column = "site";
constexpr std::string_view label_column = "label_lat";

/// The figure, short enough to stand on a line; the legend has the words.
constexpr std::string_view figure_expression = R"(CASE
 WHEN "depth" IS NOT NULL THEN to_string("depth")
 WHEN "qualifier" = 'at least' THEN 'at least ' || format_number("min_km", if("min_km" < 10, 3, 0)) || ' km'
 WHEN "max_km" IS NULL THEN NULL
 WHEN "min_km" > 0 THEN format_number("min_km", if("min_km" < 10, 3, 0)) || '–' || format_number("max_km", if("max_km" < 10, 3, 0)) || ' km'
 ELSE format_number("max_km", if("max_km" < 10, 3, 0)) || ' km'
END)";

bool has(const Layer& layer, std::string_view name) {
    return std::any_of(layer.fields.begin(), layer.fields.end(),
                       [&](const Field& field) { return field.name == name; });
}

void set_by(XmlWriter& out, std::string_view property, std::string_view kind, std::string_view value) {
    out.open("Option", {{"name", property}, {"type", "Map"}});
    out.leaf("Option", {{"name", "active"}, {"type", "bool"}, {"value", "true"}});
    out.leaf("Option", {{"name", kind}, {"type", "QString"}, {"value", value}});
    out.leaf("Option", {{"name", "type"}, {"type", "int"}, {"value", kind == "field" ? "2" : "3"}});
    out.close();
}

void append_text(XmlWriter& out, std::string_view field, bool expression, std::string_view size) {
    out.open("text-style", {{"fieldName", field},
                            {"isExpression", expression ? "1" : "0"},
                            {"fontFamily", "Sans"},
                            {"namedStyle", "Regular"},
                            {"fontWeight", "50"},
                            {"fontSize", size},
                            {"fontSizeUnit", "Point"},
                            {"textColor", "20,20,20,255"},
                            {"textOpacity", "1"}});
    out.leaf("text-buffer", {{"bufferDraw", "1"},
                             {"bufferSize", "0.8"},
                             {"bufferSizeUnits", "MM"},
                             {"bufferColor", "255,255,255,220"},
                             {"bufferOpacity", "1"}});
    out.close();
}

/// Inside the edge; a figure that is open upward stands outside of it.
void append_position(XmlWriter& out) {
    out.open("dd_properties");
    out.open("Option", {{"type", "Map"}});
    out.leaf("Option", {{"name", "name"}, {"type", "QString"}, {"value", ""}});
    out.open("Option", {{"name", "properties"}, {"type", "Map"}});
    set_by(out, "PositionX", "field", "label_lon");
    set_by(out, "PositionY", "field", "label_lat");
    set_by(out, "Hali", "expression", "'Center'");
    set_by(out, "Vali", "expression",
           R"(if(("qualifier" = 'at least') = (coalesce("lat", "label_lat" + 1) > "label_lat"), 'Top', 'Bottom'))");
    out.close();
    out.leaf("Option", {{"name", "type"}, {"type", "QString"}, {"value", "collection"}});
    out.close();
    out.close();
}

}  // namespace

bool has_labels(const Layer& layer) {
    if (layer.kind == GeometryKind::point) return has(layer, site_column);
    return layer.kind == GeometryKind::polygon && has(layer, label_column);
}

void append_labels(XmlWriter& out, const Layer& layer) {
    if (!has_labels(layer)) return;
    const bool points = layer.kind == GeometryKind::point;
    out.open("labeling", {{"type", "simple"}});
    out.open("settings");
    append_text(out, points ? site_column : figure_expression, !points, points ? "9" : "8.5");
    // Around a point at a small distance; elsewhere where the columns say.
    out.leaf("placement", {{"placement", points ? "6" : "1"}, {"dist", "1"}, {"priority", points ? "8" : "5"}});
    out.leaf("rendering", {{"drawLabels", "1"}, {"obstacle", points ? "1" : "0"}});
    if (!points) append_position(out);
    out.close();
    out.close();
}

}  // namespace rangeband::io
