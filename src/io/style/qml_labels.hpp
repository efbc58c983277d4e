/// Labels as QGIS writes them.
#pragma once

#include "io/text/xml_writer.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::io {

bool has_labels(const Layer& layer);

/// Sites by their names; footprints by their figure, at the point on the edge that their columns name. QGIS leaves out
/// what would collide.
void append_labels(XmlWriter& out, const Layer& layer);

}  // namespace rangeband::io
