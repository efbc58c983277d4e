// SPDX-License-Identifier: MIT
/// How features are told apart on a map, as plain values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace rangeband::io {

/// Colours and legend of a layer. Columns are numbers of its fields.
struct LayerStyle {
    std::optional<std::size_t> by = {};      ///< whose values differ in colour; none: all features are alike
    std::optional<std::size_t> legend = {};  ///< that says in the legend what a value means; none: the value itself
    std::string words = {};                  ///< of the legend, with {} for that text; empty: the text alone
    bool ordered = false;  ///< the values are numbers: from light to dark in place of different colours
};

/// How an outline is drawn: of a figure that is open upward dashed, of an interval dotted.
enum class Dash { none, dashed, dotted };

/// A QGIS project beside the output: an equidistant view around one place.
struct Project {
    std::string path;  ///< ends in `.qgs`; empty: no project
    double lat = 0.0;  ///< the place that the view is centred on, degrees
    double lon = 0.0;
    double reach_m = 0.0;      ///< how far from it the view extends, metres
    std::string credits = {};  ///< who stated the ranges: sentences for people, or empty
};

}  // namespace rangeband::io
