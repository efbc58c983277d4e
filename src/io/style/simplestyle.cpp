// SPDX-License-Identifier: MIT
#include "io/style/simplestyle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace rangeband::io {
namespace {

std::string hex(Colour colour) { return fmt::format("\"#{:02x}{:02x}{:02x}\"", colour.red, colour.green, colour.blue); }

bool has_column(const Layer& layer, std::string_view name) {
    return std::ranges::find(layer.fields, name, &Field::name) != layer.fields.end();
}

}  // namespace

Simplestyle::Simplestyle(const Layer& layer) : layer_(layer) {
    if (!has_column(layer, "title")) title_ = layer.column(Role::title);
}

void Simplestyle::append_to(TextBuffer& out, const Feature& feature, const Legend& legend) {
    if (styles_.empty()) prepare(legend);
    if (title_) {
        out.append(R"(,"title":)");
        append_json_value(out, feature.values[*title_]);
    }
    out.append(styles_[legend.index_of(feature)]);
}

void Simplestyle::prepare(const Legend& legend) {
    for (const Colour colour : legend.colours()) {
        std::string& style = styles_.emplace_back();
        const auto add = [&](std::string_view name, const std::string& value) {
            if (!has_column(layer_, name)) style += fmt::format(R"(,"{}":{})", name, value);
        };
        if (layer_.kind == GeometryKind::point) {
            add("marker-color", hex(colour));
            continue;
        }
        if (layer_.kind == GeometryKind::polygon) {
            add("fill", hex(colour));
            // Depths are read by their shade; of others what lies below, and where several overlap, stays visible.
            add("fill-opacity", layer_.style.ordered ? "0.6" : "0.25");
        }
        add("stroke", hex(darkened(colour)));
        add("stroke-width", "2");
    }
}

}  // namespace rangeband::io
