#include "io/style/qml_symbols.hpp"

#include <fmt/format.h>

namespace rangeband::io {
namespace {

/// QGIS's own outline would follow the seam.
constexpr std::string_view seamless_boundary =
    "difference(boundary($geometry), geom_from_wkt('MULTILINESTRING((-180 -90,-180 90),(180 -90,180 90),"
    "(-180 90,180 90),(-180 -90,180 -90))'))";

std::string rgb(Colour colour) { return fmt::format("{},{},{},255", colour.red, colour.green, colour.blue); }

class Symbol {
  public:
    Symbol(XmlWriter& out, std::string_view type, std::string_view name) : out_(out) {
        out_.open("symbol",
                  {{"type", type}, {"name", name}, {"alpha", "1"}, {"clip_to_extent", "1"}, {"force_rhr", "0"}});
    }
    Symbol(const Symbol&) = delete;
    Symbol& operator=(const Symbol&) = delete;
    ~Symbol() { out_.close(); }

  private:
    XmlWriter& out_;
};

/// A layer of a symbol; QGIS takes its defaults for what is not said.
class SymbolLayer {
  public:
    SymbolLayer(XmlWriter& out, std::string_view kind, int pass) : out_(out) {
        out_.open("layer", {{"class", kind}, {"enabled", "1"}, {"locked", "0"}, {"pass", std::to_string(pass)}});
        out_.open("Option", {{"type", "Map"}});
    }
    SymbolLayer(const SymbolLayer&) = delete;
    SymbolLayer& operator=(const SymbolLayer&) = delete;
    ~SymbolLayer() {
        end_options();
        out_.close();
    }

    void set(std::string_view name, std::string_view value) {
        out_.leaf("Option", {{"name", name}, {"type", "QString"}, {"value", value}});
    }

    /// What follows is a symbol within.
    void end_options() {
        if (in_options_) out_.close();
        in_options_ = false;
    }

  private:
    XmlWriter& out_;
    bool in_options_ = true;
};

void append_line_layer(XmlWriter& out, const SymbolPlan& plan, int pass) {
    SymbolLayer line(out, "SimpleLine", pass);
    line.set("line_color", rgb(darkened(plan.colour)));
    line.set("line_width", plan.dash == Dash::dotted ? "0.6" : "0.4");
    line.set("line_width_unit", "MM");
    line.set("capstyle", plan.dash == Dash::dotted ? "round" : "flat");
    line.set("joinstyle", "round");
    if (plan.dash == Dash::none) return;
    line.set("use_custom_dash", "1");
    line.set("customdash", plan.dash == Dash::dashed ? "3.2;1.6" : "0.1;1.5");
    line.set("customdash_unit", "MM");
}

}  // namespace

void append_area_symbol(XmlWriter& out, const SymbolPlan& plan) {
    const Symbol symbol(out, "fill", plan.name);
    {
        SymbolLayer fill(out, "SimpleFill", plan.fill_pass);
        fill.set("color", rgb(plan.colour));
        fill.set("style", "solid");
        fill.set("outline_style", "no");
    }
    SymbolLayer outline(out, "GeometryGenerator", plan.line_pass);
    outline.set("SymbolType", "Line");
    outline.set("geometryModifier", seamless_boundary);
    outline.set("units", "MapUnit");
    outline.end_options();
    const Symbol line(out, "line", fmt::format("@{}@1", plan.name));
    append_line_layer(out, plan, plan.line_pass);
}

void append_line_symbol(XmlWriter& out, const SymbolPlan& plan) {
    const Symbol symbol(out, "line", plan.name);
    append_line_layer(out, plan, plan.line_pass);
}

void append_point_symbol(XmlWriter& out, const std::string& name) {
    const Symbol symbol(out, "marker", name);
    SymbolLayer marker(out, "SimpleMarker", 0);
    marker.set("name", "circle");
    marker.set("color", "30,30,30,255");
    marker.set("outline_color", "255,255,255,255");
    marker.set("outline_width", "0.4");
    marker.set("size", "2.4");
    marker.set("size_unit", "MM");
}

void append_land_symbol(XmlWriter& out, bool borders) {
    const Symbol symbol(out, "fill", "0");
    SymbolLayer fill(out, "SimpleFill", 0);
    fill.set("color", "219,212,196,255");
    fill.set("style", borders ? "no" : "solid");
    fill.set("outline_color", "140,135,125,255");
    fill.set("outline_style", borders ? "solid" : "no");
    fill.set("outline_width", "0.15");
}

}  // namespace rangeband::io
