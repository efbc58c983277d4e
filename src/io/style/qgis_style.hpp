// SPDX-License-Identifier: MIT
/// Styles of layers for QGIS.
#pragma once

#include <string>

#include "io/style/legend.hpp"
#include "io/style/template.hpp"
#include "rangeband/io/reference_system.hpp"

namespace rangeband::io {

/// A whole style file: renderer, labels, headings of the columns, the column that names a feature.
std::string qml(const Layer& layer, const Legend& legend, const ReferenceSystem* crs);

/// What the template `style.xml` takes. `crs` is that of the coordinates, null for longitude and latitude.
Blanks style_blanks(const Layer& layer, const Legend& legend, const ReferenceSystem* crs);

/// Whether the text of a style file is one that `qml` gave, and not somebody's own.
bool is_own_qml(const std::string& text);

}  // namespace rangeband::io
