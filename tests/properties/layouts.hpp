// SPDX-License-Identifier: MIT
/// Random footprints that over-represent what is hard, drawn once for all properties.
#pragma once

#include <string>
#include <vector>

#include "oracle/dice.hpp"
#include "oracle/true_region.hpp"
#include "rangeband/footprint/footprint.hpp"

namespace properties {

struct Layout {
    oracle::Band band;
    double tolerance_m = 100.0;

    /// The call that draws it again.
    std::string reproduction() const;
};

struct Drawn : Layout {
    rangeband::footprint::Footprint footprint;
    rangeband::footprint::MultiPolygon written;  ///< its polygons as a text format writes them
};

using oracle::Dice;
using oracle::seed;

/// Layouts that were once drawn wrong.
std::vector<Layout> once_wrong();

/// Those, and $RANGEBAND_FOOTPRINTS random ones, 1,000 if unset.
const std::vector<Drawn>& all_drawn();

rangeband::footprint::Footprint draw(const oracle::Band& band, double tolerance_m);

}  // namespace properties
