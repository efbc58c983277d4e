// SPDX-License-Identifier: MIT
#include "io/style/sld.hpp"

#include <fmt/format.h>

#include "io/style/template.hpp"
#include "rangeband/palette.hpp"

namespace rangeband::io {
namespace {

/// `outlined`: the line has the entry's own colour.
Blanks rule(const LegendEntry& entry, std::size_t number, bool filtered, bool outlined) {
    Blanks blanks;
    blanks.texts = {{"symbol", std::to_string(number)},
                    {"label", entry.text},
                    {"value", entry.value.value_or("")},
                    {"color", hex(entry.colour)},
                    {"line_color", hex(outlined ? entry.colour : darkened(entry.colour))},
                    {"dashes", entry.dash == Dash::dotted ? "1 4" : "9 5"}};
    blanks.choose("dashed", entry.dash != Dash::none);
    blanks.choose("known", filtered && entry.value.has_value());
    blanks.choose("unknown", filtered && !entry.value.has_value());
    return blanks;
}

}  // namespace

std::string sld(const Layer& layer, const Legend& legend) {
    const bool filtered = legend.tells_apart(), outlined = legend.overlaps();
    const Field* const title = layer.field(Role::title);
    Blanks blanks;
    blanks.texts = {{"name", layer.name},
                    {"layer_title", layer.title},
                    {"by", filtered ? layer.fields[*layer.style.by].name : ""},
                    {"title", title == nullptr ? "" : title->name}};
    blanks.choose("area", layer.kind == GeometryKind::polygon);
    blanks.choose("filled", !outlined);
    blanks.choose("outlined", outlined);
    blanks.choose("line", layer.kind == GeometryKind::line);
    blanks.choose("point", layer.kind == GeometryKind::point);
    blanks.choose("titled", title != nullptr);
    std::vector<Blanks>& rules = blanks.lists["rules"];
    if (filtered) {
        for (const LegendEntry& entry : legend.entries()) rules.push_back(rule(entry, rules.size(), true, outlined));
    } else {
        rules.push_back(rule({.value = {}, .text = layer.title, .colour = legend.colours().front()}, 0, false, false));
    }
    return filled("style.sld", blanks);
}

}  // namespace rangeband::io
