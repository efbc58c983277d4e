// SPDX-License-Identifier: MIT
/// Many sites at once, laid out so that what is hard comes up often.
#pragma once

#include <string>
#include <vector>

#include "oracle/dice.hpp"
#include "oracle/true_region.hpp"
#include "rangeband/footprint/merge.hpp"

namespace overlay {

struct Layout {
    std::string kind;
    std::vector<oracle::Band> bands;
    double tolerance_m = 100.0;

    std::vector<rangeband::footprint::Source> sources() const;
    std::string reproduction() const;

    /// How many of the bands hold a place.
    int count(const oracle::Place& place) const;

    /// Metres from the nearest circle of any band.
    double from_circles(const oracle::Place& place) const;
};

/// $RANGEBAND_LAYOUTS of them, 42 if unset, each kind in turn.
const std::vector<Layout>& all_layouts();

/// Places that tell right from wrong: anywhere, near the sites, beside the circles, beside their crossings.
std::vector<oracle::Place> witnesses(const Layout& layout, oracle::Dice& dice, int count);

}  // namespace overlay
