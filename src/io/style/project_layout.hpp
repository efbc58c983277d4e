/// The page of a project that is ready for printing.
#pragma once

#include <string>
#include <vector>

#include "io/text/xml_writer.hpp"

namespace rangeband::io {

/// A layer in the legend, by its id in the project, with the words of its entries.
struct LegendPlan {
    std::string id, name;
    std::vector<std::string> texts;
};

/// A4 across: title, map, legend, and what the map says of itself. The map extends `reach_m` from the middle of the
/// projection.
struct LayoutPlan {
    std::string title;  ///< of the project
    double reach_m = 0.0;
    std::vector<LegendPlan> layers;
};

void append_layout(XmlWriter& out, const LayoutPlan& plan);

}  // namespace rangeband::io
