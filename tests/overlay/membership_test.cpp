// SPDX-License-Identifier: MIT
// Merged regions against counts by GeographicLib, point by point; and whether GEOS calls them valid.
#include <doctest/doctest.h>

#include <algorithm>

#include "overlay/layouts.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"

using namespace overlay;
using namespace rangeband::footprint;
using oracle::Dice;
using oracle::Place;
using properties::Plane;
using rangeband::Tolerance;

namespace {

struct Asked {
    long places = 0;
    long regions = 0;
};

/// Whether the drawing holds exactly the places whose count is in the interval.
void check_region(const Layout& layout, const std::string& what, const Footprint& footprint, int least, int most,
                  const std::vector<Place>& places, const std::vector<int>& counts, Asked& asked) {
    const Plane plane(footprint.polygons);
    const Plane written(properties::rounded(footprint.polygons, footprint.decimals));
    ++asked.regions;
    CHECK_MESSAGE(plane.complaint() == "", what, ", ", layout.reproduction());
    CHECK_MESSAGE(written.complaint() == "", what, " as written with ", footprint.decimals, " decimals, ",
                  layout.reproduction());
    CHECK(footprint.tolerance.m() <= layout.tolerance_m);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (counts[i] < 0) continue;
        const bool truth = counts[i] >= least && counts[i] <= most;
        const LonLat p{places[i].lon, places[i].lat};
        const bool there = plane.contains(p);
        if (there != truth) {
            CHECK_MESSAGE(there == truth, what, ": at ", p.lon, " ", p.lat, ", counted ", counts[i], ", ",
                          layout.from_circles(places[i]), " m from a circle, ", layout.reproduction());
        }
        ++asked.places;
    }
}

}  // namespace

TEST_CASE("a place is in a merged region exactly when so many bands hold it") {
    Dice dice(oracle::seed() + 5);
    Asked asked;
    for (const Layout& layout : all_layouts()) {
        const std::vector<Source> sources = layout.sources();
        const Tolerance tolerance = Tolerance::m(layout.tolerance_m);
        const std::vector<Place> places = witnesses(layout, dice, 60);
        std::vector<int> counts;
        for (const Place& place : places)
            counts.push_back(layout.from_circles(place) > layout.tolerance_m + 1e-3 ? layout.count(place) : -1);
        try {
            const int all = static_cast<int>(sources.size());
            check_region(layout, "union", merge(sources, Depth::at_least(1), tolerance), 1, all, places, counts, asked);
            check_region(layout, "intersection", merge(sources, Depth::at_least(all), tolerance), all, all, places,
                         counts, asked);
            const int k = static_cast<int>(dice.uniform(1.0, std::min(all, 6) + 1.0));
            check_region(layout, fmt::format("at least {}", k), merge(sources, Depth::at_least(k), tolerance), k, all,
                         places, counts, asked);
            check_region(layout, fmt::format("exactly {}", k), merge(sources, Depth::exactly(k), tolerance), k, k,
                         places, counts, asked);
            check_region(layout, "nowhere", merge(sources, {.least = 0, .most = 0}, tolerance), 0, 0, places, counts,
                         asked);
        } catch (const std::exception& error) {
            FAIL_CHECK(std::string(error.what()), ": ", layout.reproduction());
        }
    }
    MESSAGE(asked.regions, " regions, ", asked.places, " places asked");
}
