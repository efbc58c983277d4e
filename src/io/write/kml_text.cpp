// SPDX-License-Identifier: MIT
#include "io/write/kml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "io/text/xml_text.hpp"
#include "io/write/refuse_value.hpp"
#include "rangeband/palette.hpp"

namespace rangeband::io {
namespace {

constexpr int fill_alpha = 0x59;  // a third: what lies below, and where footprints overlap, stays visible
constexpr int line_alpha = 0xff;

/// KML writes its colours alpha first and red last.
std::string kml_colour(const Colour& colour, int alpha) {
    return fmt::format("<color>{:02x}{:02x}{:02x}{:02x}</color>", alpha, colour.blue, colour.green, colour.red);
}

/// Areas without an outline, which would show where wedges meet; the boundaries have a folder of their own. KML knows
/// no dashes.
void append_styles(TextBuffer& out, const Layer& layer, const Legend& legend) {
    if (layer.kind == GeometryKind::point) {
        return out.append(
            "<Style id=\"site\"><IconStyle><scale>0.8</scale></IconStyle><LabelStyle><scale>0.9</scale></LabelStyle>"
            "</Style>\n");
    }
    const auto colours = legend.colours();
    for (std::size_t i = 0; i < colours.size(); ++i) {
        if (layer.kind == GeometryKind::polygon) {
            out.append(
                fmt::format("<Style id=\"area-{}\"><PolyStyle>{}<fill>1</fill><outline>0</outline></PolyStyle>"
                            "</Style>\n",
                            i, kml_colour(colours[i], fill_alpha)));
        } else {
            out.append(fmt::format("<Style id=\"line-{}\"><LineStyle>{}<width>2</width></LineStyle></Style>\n", i,
                                   kml_colour(darkened(colours[i]), line_alpha)));
        }
    }
}

/// KML has no type for dates.
std::string_view type_name(FieldType type) {
    if (type == FieldType::real) return "double";
    return type == FieldType::integer ? "int" : "string";
}

void append_element(TextBuffer& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.append(fmt::format("<{}>", name));
    append_xml_text(out, text);
    out.append(fmt::format("</{}>\n", name));
}

void append_schema(TextBuffer& out, const Layer& layer) {
    const auto attribute = [&](std::string_view name, std::string_view text) {
        out.append(fmt::format(" {}=\"", name));
        append_xml_text(out, text);
        out.append('"');
    };
    out.append("<Schema");
    attribute("name", layer.name);
    attribute("id", layer.name);
    out.append(">\n");
    for (const auto& field : layer.fields) {
        out.append("<SimpleField");
        attribute("name", field.name);
        attribute("type", type_name(field.type));
        out.append('>');
        append_element(out, "displayName", field.meaning);
        out.append("</SimpleField>\n");
    }
    out.append("</Schema>\n");
}

/// xsd:int, as KML has it.
void check_integer(const Field& field, const Value& value, const std::string& shown) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    using Limits = std::numeric_limits<std::int32_t>;
    if (integer == nullptr || (*integer >= Limits::min() && *integer <= Limits::max())) return;
    refuse_value({shown, shown, false, false}, field,
                 fmt::format("the number {} is beyond the integers of KML", *integer));
}

/// Globes take a description for HTML: text that would be markup there is escaped for that, too.
void append_document_description(TextBuffer& out, std::string_view description) {
    if (description.find_first_of("<&") == std::string_view::npos) {
        return append_element(out, "description", description);
    }
    out.append("<description><![CDATA[");
    append_xml_text(out, description);
    out.append("]]></description>\n");
}

bool is_null(const Value& value) { return std::holds_alternative<std::monostate>(value); }

}  // namespace

void append_kml_head(TextBuffer& out, const OutputRequest& request, const Legends& legends) {
    out.append(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n");
    append_element(out, "name", request.title);
    out.append("<open>1</open>\n");
    append_document_description(out, request.description);
    for (std::size_t i = 0; request.styled && i < request.layers.size(); ++i) {
        append_styles(out, request.layers[i], legends[i]);
    }
    if (!request.provenance.empty()) {
        out.append("<ExtendedData><Data name=\"provenance\">");
        append_element(out, "value", request.provenance);
        out.append("</Data></ExtendedData>\n");
    }
    for (const auto& layer : request.layers) append_schema(out, layer);
}

void append_kml_tail(TextBuffer& out) { out.append("</Document>\n</kml>\n"); }

void append_folder_head(TextBuffer& out, const Layer& layer) {
    out.append("<Folder>\n");
    append_element(out, "name", layer.name);
    append_element(out, "description", layer.title);
}

void append_folder_tail(TextBuffer& out) { out.append("</Folder>\n"); }

PlacemarkWriter::PlacemarkWriter(const Layer& layer) : layer_(layer), title_(layer.field(Role::title)) {}

void PlacemarkWriter::append(TextBuffer& out, const Feature& feature, int decimals, std::optional<std::size_t> style,
                             const std::string& shown) const {
    out.append("<Placemark>");
    if (title_ != nullptr) {
        out.append("<name>");
        append_xml_value(out, feature.values[static_cast<std::size_t>(title_ - layer_.fields.data())]);
        out.append("</name>");
    }
    append_table(out, feature);
    if (style) append_style(out, *style);
    append_columns(out, feature, shown);
    append_kml_geometry(out, feature.geometry, decimals);
    out.append("</Placemark>\n");
}

void PlacemarkWriter::append_style(TextBuffer& out, std::size_t style) const {
    if (layer_.kind == GeometryKind::point) return out.append("<styleUrl>#site</styleUrl>");
    const auto* kind = layer_.kind == GeometryKind::line ? "line" : "area";
    out.append(fmt::format("<styleUrl>#{}-{}</styleUrl>", kind, style));
}

/// HTML, in which globes show a feature's description. Its texts are escaped, so that none can end the CDATA section
/// or bring markup of its own.
void PlacemarkWriter::append_table(TextBuffer& out, const Feature& feature) const {
    // Without a snippet of its own a globe's list shows the beginning of the table.
    out.append("<Snippet maxLines=\"0\"></Snippet><description><![CDATA[<table>");
    for (std::size_t i = 0; i < layer_.fields.size(); ++i) {
        if (&layer_.fields[i] == title_ || is_null(feature.values[i])) continue;
        out.append("<tr><td>");
        const Field& field = layer_.fields[i];
        append_xml_text(out, field.alias.empty() ? field.name : field.alias);
        out.append("</td><td>");
        append_xml_value(out, feature.values[i]);
        out.append("</td></tr>");
    }
    out.append("</table>]]></description>");
}

void PlacemarkWriter::append_columns(TextBuffer& out, const Feature& feature, const std::string& shown) const {
    out.append("<ExtendedData><SchemaData schemaUrl=\"#");
    append_xml_text(out, layer_.name);
    out.append("\">");
    for (std::size_t i = 0; i < layer_.fields.size(); ++i) {
        if (is_null(feature.values[i])) continue;
        check_integer(layer_.fields[i], feature.values[i], shown);
        out.append("<SimpleData name=\"");
        append_xml_text(out, layer_.fields[i].name);
        out.append("\">");
        append_xml_value(out, feature.values[i]);
        out.append("</SimpleData>");
    }
    out.append("</SchemaData></ExtendedData>");
}

}  // namespace rangeband::io
