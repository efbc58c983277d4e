/// The page of a project that is ready for printing.
#pragma once

#include <string>
#include <vector>

#include "io/xml_writer.hpp"

namespace rangeband::io {

/// A4 across: title, map, a legend of the layers with these ids and names, and what the map says of itself. The map
/// extends `reach_m` from the middle of the projection.
struct LayoutPlan {
    double reach_m = 0.0;
    std::vector<std::pair<std::string, std::string>> layers;
};

void append_layout(XmlWriter& out, const LayoutPlan& plan);

}  // namespace rangeband::io
