#include "io/project_layout.hpp"

#include <fmt/format.h>

#include <string_view>

namespace rangeband::io {
namespace {

// QGIS numbers the kinds of items.
constexpr std::string_view page_type = "65638";
constexpr std::string_view map_type = "65639";
constexpr std::string_view label_type = "65641";
constexpr std::string_view legend_type = "65642";

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

void append_label(XmlWriter& out, std::string_view text, std::string_view position, std::string_view size,
                  std::string_view font, std::string_view id) {
    out.open("LayoutItem", {{"type", label_type},
                            {"labelText", text},
                            {"position", position},
                            {"positionOnPage", position},
                            {"size", size},
                            {"halign", "1"},
                            {"valign", "32"},
                            {"zValue", "3"},
                            {"visibility", "1"},
                            {"opacity", "1"},
                            {"background", "false"},
                            {"uuid", id}});
    out.leaf("LabelFont", {{"description", font}, {"style", ""}});
    out.leaf("FontColor", {{"red", "30"}, {"green", "30"}, {"blue", "30"}, {"alpha", "255"}});
    out.close();
}

void append_map(XmlWriter& out, double reach_m) {
    constexpr double width = 177.0, height = 170.0;
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
    out.open("style", {{"name", name}, {"alignment", "1"}, {"marginTop", "1.8"}, {"marginLeft", left}});
    out.leaf("styleFont", {{"description", font}, {"style", ""}});
    out.close();
}

/// Of its own layers: the project's would name the boundaries a second time, and the land.
void append_legend(XmlWriter& out, const LayoutPlan& plan) {
    out.open("LayoutItem", {{"type", legend_type},
                            {"position", "191,22,mm"},
                            {"positionOnPage", "191,22,mm"},
                            {"size", "98,120,mm"},
                            {"zValue", "2"},
                            {"visibility", "1"},
                            {"opacity", "1"},
                            {"background", "false"},
                            {"uuid", "{00000000-0000-4000-8000-000000000003}"},
                            {"map_uuid", map_id},
                            {"resizeToContents", "1"},
                            {"legendFilterByAtlas", "0"},
                            {"wrapChar", "|"},
                            {"symbolWidth", "7"},
                            {"symbolHeight", "4"}});
    out.open("styles");
    append_legend_style(out, "subgroup", "Sans Serif,9,-1,5,75,0,0,0,0,0", "0");
    append_legend_style(out, "symbolLabel", "Sans Serif,6,-1,5,50,0,0,0,0,0", "2");
    out.close();
    out.open("layer-tree-group");
    for (const auto& [id, name] : plan.layers) {
        out.leaf("layer-tree-layer", {{"id", id}, {"name", name}, {"checked", "Qt::Checked"}, {"expanded", "1"}});
    }
    out.close();
    out.close();
}

}  // namespace

void append_layout(XmlWriter& out, const LayoutPlan& plan) {
    out.open("Layouts");
    out.open("Layout", {{"name", "Map with legend"}, {"units", "mm"}, {"printResolution", "200"}});
    append_page(out);
    append_label(out, "[% @project_title %]", "10,8,mm", "277,12,mm", "Sans Serif,15,-1,5,75,0,0,0,0,0",
                 "{00000000-0000-4000-8000-000000000004}");
    append_map(out, plan.reach_m);
    append_legend(out, plan);
    append_label(out, "[% @project_abstract %]", "10,193,mm", "277,14,mm", "Sans Serif,6,-1,5,50,0,0,0,0,0",
                 "{00000000-0000-4000-8000-000000000005}");
    out.close();
    out.close();
}

}  // namespace rangeband::io
