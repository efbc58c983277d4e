// SPDX-License-Identifier: MIT
#include "io/write/kml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

#include "io/text/xml_text.hpp"
#include "io/write/refuse_value.hpp"
#include "rangeband/palette.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {
namespace {

/// KML writes its colours alpha first and red last.
std::string kml_colour(const Colour& colour, double opacity) {
    const auto alpha = static_cast<int>(std::lround(255.0 * opacity));
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
                            i, kml_colour(colours[i], fill_opacity(layer.style))));
        } else {
            out.append(fmt::format("<Style id=\"line-{}\"><LineStyle>{}<width>2</width></LineStyle></Style>\n", i,
                                   kml_colour(darkened(colours[i]), 1.0)));
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

/// Identifiers, and where labels go, are for programs; the title stands above the table.
bool is_for_people(const Field& field) {
    return field.role != Role::title && field.role != Role::label_latitude && field.role != Role::label_longitude &&
           field.role != Role::identifier;
}

/// Positions to a metre, other numbers as people say them.
void append_rounded(TextBuffer& out, const Field& field, const Value& value) {
    const auto* number = std::get_if<double>(&value);
    if (number == nullptr) return append_xml_value(out, value);
    const bool position = field.role == Role::latitude || field.role == Role::longitude;
    if (position || std::abs(*number) < 1000.0) {
        const double step = position ? 1e5 : 1e3;
        return out.append(fmt::format("{}", std::round(*number * step) / step + 0.0));
    }
    if (std::abs(*number) > 1e15) return append_xml_value(out, value);
    const auto whole = std::llround(*number);
    out.append(whole < 0 ? "-" : "");
    out.append(grouped(static_cast<unsigned long long>(std::abs(whole))));
}

bool is_null(const Value& value) { return std::holds_alternative<std::monostate>(value); }

/// From above the middle of the box; above that of the sites where the box goes around a pole and has no middle.
void append_view(TextBuffer& out, const std::optional<ExtentBox>& box, const std::optional<ExtentBox>& sites) {
    if (!box) return;
    constexpr double metres_per_degree = 111'320.0;
    constexpr double all_around = 359.9;  // degrees
    const auto width_of = [](const ExtentBox& of) { return of.east - of.west + (of.east < of.west ? 360.0 : 0.0); };
    const double width = width_of(*box);
    const ExtentBox& middle = width > all_around && sites ? *sites : *box;
    const double lat = 0.5 * (middle.south + middle.north);
    const double lon = std::remainder(middle.west + 0.5 * width_of(middle), 360.0);
    const double degrees = std::max(box->north - box->south, width * std::cos(lat * std::numbers::pi / 180.0));
    const double away_m = std::clamp(1.5 * metres_per_degree * degrees, 1e3, 1.5e7);
    out.append(
        fmt::format("<LookAt><longitude>{:.4f}</longitude><latitude>{:.4f}</latitude><range>{:.0f}</range></LookAt>\n",
                    lon, lat, away_m));
}

}  // namespace

void append_kml_head(TextBuffer& out, const OutputRequest& request, const Legends& legends,
                     const std::optional<ExtentBox>& box, const std::optional<ExtentBox>& sites) {
    out.append(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n");
    append_element(out, "name", request.title);
    out.append("<open>1</open>\n");
    append_document_description(out, request.description);
    append_view(out, box, sites);
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

PlacemarkWriter::PlacemarkWriter(const Layer& layer, int decimals)
    : layer_(layer),
      geometry_(append_kml_geometry, decimals),
      title_(layer.column(Role::title)),
      first_day_(layer.column(Role::first_day)),
      last_day_(layer.column(Role::last_day)) {}

void PlacemarkWriter::append(TextBuffer& out, const Feature& feature, std::optional<std::size_t> style,
                             const std::string& shown) const {
    out.append("<Placemark>");
    if (title_) {
        out.append("<name>");
        append_xml_value(out, feature.values[*title_]);
        out.append("</name>");
    }
    append_table(out, feature);
    append_time(out, feature);
    if (style) append_style(out, *style);
    append_columns(out, feature, shown);
    geometry_.append_to(out, feature);
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
        const Field& field = layer_.fields[i];
        if (is_null(feature.values[i]) || !is_for_people(field)) continue;
        out.append("<tr><td>");
        append_xml_text(out, field.alias.empty() ? field.name : field.alias);
        out.append("</td><td>");
        append_rounded(out, field, feature.values[i]);
        out.append("</td></tr>");
    }
    out.append("</table>]]></description>");
}

/// When it existed, for the slider of a globe.
void PlacemarkWriter::append_time(TextBuffer& out, const Feature& feature) const {
    const auto day = [&](std::optional<std::size_t> column) {
        if (!column) return std::string();
        const auto* date = std::get_if<Date>(&feature.values[*column]);
        return date == nullptr ? std::string() : iso_text(*date);
    };
    const std::string first = day(first_day_);
    const std::string last = day(last_day_);
    if (first.empty() && last.empty()) return;
    out.append("<TimeSpan>");
    if (!first.empty()) out.append(fmt::format("<begin>{}</begin>", first));
    if (!last.empty()) out.append(fmt::format("<end>{}</end>", last));
    out.append("</TimeSpan>");
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
