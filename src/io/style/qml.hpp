/// Styles of layers in QGIS's own language.
#pragma once

#include <string>

#include "io/style/legend.hpp"
#include "io/text/xml_writer.hpp"

namespace rangeband::io {

/// A whole style: renderer, labels, aliases of the columns, the column that names a feature.
std::string qml(const Layer& layer, const Legend& legend);

/// The same elements inside a layer of a project.
void append_style(XmlWriter& out, const Layer& layer, const Legend& legend);

/// One symbol for all features of a base map.
void append_land_renderer(XmlWriter& out, bool borders);

/// Whether the text of a style file is one that `qml` gave, and not somebody's own.
bool is_own_qml(const std::string& text);

}  // namespace rangeband::io
