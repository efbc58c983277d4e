// SPDX-License-Identifier: MIT
/// How features are told apart on a map, as plain values.
#pragma once

#include <string>

namespace rangeband::io {

/// Colours and legend of a layer. Columns that the layer does not have count as not given.
struct LayerStyle {
    std::string by;        ///< the column whose values differ in colour; empty: all features are alike
    std::string legend;    ///< the column that says in the legend what such a value means; empty: the value itself
    std::string words;     ///< of the legend, with {} for that text; empty: the text alone
    bool ordered = false;  ///< the values are numbers: from light to dark in place of different colours
    bool dashed = false;   ///< every outline, not only that of an `at least`
};

/// A QGIS project beside the output: an equidistant view around one place.
struct Project {
    std::string path;  ///< ends in `.qgs`; empty: no project
    double lat = 0.0;  ///< the place that the view is centred on, degrees
    double lon = 0.0;
    double reach_m = 0.0;      ///< how far from it the view extends, metres
    std::string credits = {};  ///< who stated the ranges: sentences for people, or empty
};

}  // namespace rangeband::io
