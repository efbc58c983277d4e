/// Symbols as QGIS writes them.
#pragma once

#include <string>

#include "io/style/legend.hpp"
#include "io/text/xml_writer.hpp"

namespace rangeband::io {

/// How one legend entry is drawn.
struct SymbolPlan {
    std::string name;  ///< of the symbol within its renderer
    Colour colour = {};
    Dash dash = Dash::none;
    int fill_pass = 0;  ///< lower ones are drawn first
    int line_pass = 1;
};

/// A fill without an outline and above it the boundary without the edges along ±180° and ±90°, which only close the
/// polygon.
void append_area_symbol(XmlWriter& out, const SymbolPlan& plan);

void append_line_symbol(XmlWriter& out, const SymbolPlan& plan);

/// A dark dot with a light rim.
void append_point_symbol(XmlWriter& out, const std::string& name);

/// The plain land of a base map, or with `borders` its lines alone.
void append_land_symbol(XmlWriter& out, bool borders);

}  // namespace rangeband::io
