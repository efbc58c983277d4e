#include "io/style/project_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace rangeband::io {
namespace {

// QGIS numbers the kinds of items.
constexpr std::string_view page_type = "65638";
constexpr std::string_view map_type = "65639";
constexpr std::string_view label_type = "65641";
constexpr std::string_view legend_type = "65642";

// And where a text stands in its box.
constexpr std::string_view top = "32";
constexpr std::string_view bottom = "64";

constexpr std::string_view line_break = "|";  // in the legend

constexpr std::string_view map_id = "{00000000-0000-4000-8000-000000000001}";

void append_white_fill(XmlWriter& out) {
    out.open("symbol", {{"type", "fill"}, {"name", ""}, {"alpha", "1"}});
    out.open("layer", {{"class", "SimpleFill"}, {"enabled", "1"}, {"pass", "0"}});
    out.open("Option", {{"type", "Map"}});
    out.leaf("Option", {{"name", "color"}, {"type", "QString"}, {"value", "255,255,255,255"}});
    out.leaf("Option", {{"name", "outline_style"}, {"type", "QString"}, {"value", "no"}});
    out.close();
    out.close();
    out.close();
}

void append_page(XmlWriter& out) {
    out.open("PageCollection");
    append_white_fill(out);
    out.open("LayoutItem", {{"type", page_type},
                            {"size", "297,210,mm"},
                            {"position", "0,0,mm"},
                            {"positionOnPage", "0,0,mm"},
                            {"visibility", "1"},
                            {"opacity", "1"},
                            {"uuid", "{00000000-0000-4000-8000-000000000002}"}});
    append_white_fill(out);
    out.close();
    out.close();
}

struct Label {
    std::string_view text, position, size, font, vertical, id;
};

void append_label(XmlWriter& out, const Label& label) {
    out.open("LayoutItem", {{"type", label_type},
                            {"labelText", label.text},
                            {"position", label.position},
                            {"positionOnPage", label.position},
                            {"size", label.size},
                            {"halign", "1"},
                            {"valign", label.vertical},
                            {"marginX", "0"},
                            {"marginY", "0"},
                            {"zValue", "3"},
                            {"visibility", "1"},
                            {"opacity", "1"},
                            {"background", "false"},
                            {"uuid", label.id}});
    out.leaf("LabelFont", {{"description", label.font}, {"style", ""}});
    out.leaf("FontColor", {{"red", "30"}, {"green", "30"}, {"blue", "30"}, {"alpha", "255"}});
    out.close();
}

std::size_t letters(std::string_view word) {
    return static_cast<std::size_t>(
        std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// So that a title fits its box, in one line, two, three or more. QGIS makes no type smaller by itself.
std::string_view title_font(std::string_view title) {
    const std::size_t length = letters(title);
    if (length <= 70) return "Sans Serif,16,-1,5,75,0,0,0,0,0";
    if (length <= 180) return "Sans Serif,12,-1,5,75,0,0,0,0,0";
    if (length <= 360) return "Sans Serif,9,-1,5,75,0,0,0,0,0";
    return "Sans Serif,6,-1,5,75,0,0,0,0,0";
}

void append_map(XmlWriter& out, double reach_m) {
    constexpr double width = 180.0, height = 178.0;
    const double half_height = reach_m, half_width = reach_m * width / height;
    out.open("LayoutItem", {{"type", map_type},
                            {"position", "10,22,mm"},
                            {"positionOnPage", "10,22,mm"},
                            {"size", fmt::format("{},{},mm", width, height)},
                            {"frame", "true"},
                            {"background", "true"},
                            {"zValue", "1"},
                            {"visibility", "1"},
                            {"opacity", "1"},
                            {"uuid", map_id},
                            {"templateUuid", map_id},
                            {"followPreset", "false"},
                            {"keepLayerSet", "false"},
                            {"drawCanvasItems", "true"}});
    out.leaf("BackgroundColor", {{"red", "217"}, {"green", "231"}, {"blue", "242"}, {"alpha", "255"}});
    out.leaf("Extent", {{"xmin", fmt::format("{:.0f}", -half_width)},
                        {"xmax", fmt::format("{:.0f}", half_width)},
                        {"ymin", fmt::format("{:.0f}", -half_height)},
                        {"ymax", fmt::format("{:.0f}", half_height)}});
    out.close();
}

void append_legend_style(XmlWriter& out, std::string_view name, std::string_view font, std::string_view left) {
    out.open("style", {{"name", name}, {"alignment", "1"}, {"marginTop", "3.4"}, {"marginLeft", left}});
    out.leaf("styleFont", {{"description", font}, {"style", ""}});
    out.close();
}

/// How letters and lines of a legend fit its column.
struct Fit {
    std::string_view font;
    std::size_t columns;
};

Fit fit_of(const LayoutPlan& plan) {
    constexpr std::size_t most_large = 10;
    std::size_t entries = 0;
    for (const LegendPlan& layer : plan.layers) entries += layer.texts.size();
    return entries <= most_large ? Fit{"Sans Serif,9,-1,5,50,0,0,0,0,0", 42}
                                 : Fit{"Sans Serif,7,-1,5,50,0,0,0,0,0", 56};
}

/// Lines of so many letters, with the mark between them at which the legend breaks.
std::string broken(std::string_view text, std::size_t columns) {
    std::string lines;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        const std::size_t needed = letters(word);
        const bool fits = used == 0 || used + 1 + needed <= columns;
        if (used > 0) lines += fits ? std::string_view(" ") : line_break;
        used = fits && used > 0 ? used + 1 + needed : needed;
        lines += word;
    }
    return lines;
}

/// QGIS keeps an entry's own words in the tree of layers, by its number.
void append_legend_layer(XmlWriter& out, const LegendPlan& layer, std::size_t columns) {
    out.open("layer-tree-layer",
             {{"id", layer.id}, {"name", layer.name}, {"checked", "Qt::Checked"}, {"expanded", "1"}});
    out.open("customproperties");
    out.open("Option", {{"type", "Map"}});
    for (std::size_t i = 0; i < layer.texts.size(); ++i) {
        out.leaf("Option", {{"name", fmt::format("legend/label-{}", i)},
                            {"type", "QString"},
                            {"value", broken(layer.texts[i], columns)}});
    }
    out.close();
    out.close();
    out.close();
}

/// Of its own layers: the project's would name the boundaries a second time, and the land.
void append_legend(XmlWriter& out, const LayoutPlan& plan) {
    const Fit fit = fit_of(plan);
    out.open("LayoutItem", {{"type", legend_type},
                            {"position", "193,20,mm"},
                            {"positionOnPage", "193,20,mm"},
                            {"size", "96,120,mm"},
                            {"zValue", "2"},
                            {"visibility", "1"},
                            {"opacity", "1"},
                            {"background", "false"},
                            {"uuid", "{00000000-0000-4000-8000-000000000003}"},
                            {"map_uuid", map_id},
                            {"resizeToContents", "1"},
                            {"legendFilterByAtlas", "0"},
                            {"wrapChar", line_break},
                            {"symbolWidth", "7"},
                            {"symbolHeight", "4"}});
    out.open("styles");
    append_legend_style(out, "subgroup", "Sans Serif,10,-1,5,75,0,0,0,0,0", "0");
    append_legend_style(out, "symbol", fit.font, "0");
    append_legend_style(out, "symbolLabel", fit.font, "2");
    out.close();
    out.open("layer-tree-group");
    for (const LegendPlan& layer : plan.layers) append_legend_layer(out, layer, fit.columns);
    out.close();
    out.close();
}

}  // namespace

void append_layout(XmlWriter& out, const LayoutPlan& plan) {
    out.open("Layouts");
    out.open("Layout", {{"name", "Map with legend"}, {"units", "mm"}, {"printResolution", "200"}});
    append_page(out);
    append_label(out, {.text = "[% @project_title %]",
                       .position = "10,8,mm",
                       .size = "277,13.5,mm",
                       .font = title_font(plan.title),
                       .vertical = top,
                       .id = "{00000000-0000-4000-8000-000000000004}"});
    append_map(out, plan.reach_m);
    append_legend(out, plan);
    append_label(out, {.text = "[% @project_abstract %]",
                       .position = "195,148,mm",
                       .size = "92,52,mm",
                       .font = "Sans Serif,7,-1,5,50,0,0,0,0,0",
                       .vertical = bottom,
                       .id = "{00000000-0000-4000-8000-000000000005}"});
    out.close();
    out.close();
}

}  // namespace rangeband::io
