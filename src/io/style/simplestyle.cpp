// SPDX-License-Identifier: MIT
#include "io/style/simplestyle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "rangeband/palette.hpp"

namespace rangeband::io {
namespace {

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
        const std::string outline = fmt::format("\"{}\"", hex(darkened(colour))),
                          fill = fmt::format("\"{}\"", hex(colour));
        const auto add = [&](std::string_view name, std::string_view value) {
            if (!has_column(layer_, name)) style += fmt::format(R"(,"{}":{})", name, value);
        };
        if (layer_.kind == GeometryKind::point) {
            add("marker-color", fill);
            continue;
        }
        if (layer_.kind == GeometryKind::polygon) {
            add("fill", fill);
            add("fill-opacity", fmt::format("{}", fill_opacity(layer_.style)));
        }
        add("stroke", outline);
        add("stroke-width", "2");
    }
}

}  // namespace rangeband::io
