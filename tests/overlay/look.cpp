// SPDX-License-Identifier: MIT
#include "overlay/look.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "properties/plane.hpp"
#include "properties/rings.hpp"

using namespace rangeband;
using namespace rangeband::footprint;
using oracle::Place;

namespace overlay {

Layout layout_of(std::string name, std::vector<oracle::Band> bands, double tolerance_m) {
    return {.kind = std::move(name), .bands = std::move(bands), .tolerance_m = tolerance_m};
}

Footprint merged(const Layout& layout, const Depth& depth) {
    return merge(layout.sources(), depth, Tolerance::m(layout.tolerance_m));
}

long check_region(const Layout& layout, const std::string& what, const Footprint& footprint, const Depth& depth,
                  const std::vector<Place>& places) {
    const properties::Plane plane(footprint.polygons);
    const properties::Plane written(properties::rounded(footprint.polygons, footprint.decimals));
    CHECK_MESSAGE(plane.complaint() == "", what, ", ", layout.reproduction());
    CHECK_MESSAGE(written.complaint() == "", what, " as written with ", footprint.decimals, " decimals, ",
                  layout.reproduction());
    CHECK_MESSAGE(footprint.tolerance.m() <= layout.tolerance_m, what, ", ", layout.reproduction());
    long asked = 0;
    for (const Place& place : places) {
        if (layout.from_circles(place) <= layout.tolerance_m + 1e-3) continue;
        ++asked;
        const int count = layout.count(place);
        const bool truth = count >= depth.least && count <= depth.most;
        if (plane.contains({place.lon, place.lat}) == truth) continue;
        FAIL_CHECK(what, ": at ", place.lon, " ", place.lat, ", counted ", count, ", ", layout.from_circles(place),
                   " m from a circle, ", layout.reproduction());
    }
    return asked;
}

Footprint checked(const Layout& layout, const Depth& depth) {
    Footprint footprint = merged(layout, depth);
    oracle::Dice dice(oracle::seed() + 31);
    const long asked = check_region(layout, fmt::format("from {} to {}", depth.least, depth.most), footprint, depth,
                                    witnesses(layout, dice, 150));
    CHECK(asked > 150);
    return footprint;
}

std::size_t holes(const Footprint& footprint) {
    std::size_t count = 0;
    for (const Polygon& polygon : footprint.polygons) count += polygon.holes.size();
    return count;
}

double allowed_m2(double area_m2, double perimeter_m) { return std::max(1e-9 * area_m2, 1e-4 * perimeter_m); }

double star_area_m2(const Place& centre, double farthest_m, const std::function<bool(const Place&)>& contains,
                    int directions) {
    std::vector<Place> ring;
    std::vector<double> ways;
    for (int i = 0; i < directions; ++i) {
        const double azimuth = 360.0 * i / directions;
        double in = 0.0;
        double out = farthest_m;
        for (int step = 0; step < 28; ++step) {
            const double middle = 0.5 * (in + out);
            (contains(oracle::direct(centre, azimuth, middle)) ? in : out) = middle;
        }
        ring.push_back(oracle::direct(centre, azimuth, in));
        ways.push_back(in);
    }
    // GeographicLib's polygon areas are good to a tenth of a square metre: what is small is flat.
    if (*std::max_element(ways.begin(), ways.end()) < 1e3) {
        double doubled = 0.0;
        for (std::size_t i = 0; i < ways.size(); ++i) doubled += ways[i] * ways[(i + 1) % ways.size()];
        return 0.5 * std::sin(2.0 * std::numbers::pi / directions) * doubled;
    }
    return oracle::polygon(ring).area;
}

double circle_area_m2(const oracle::Band& band) { return oracle::size_of(band).area; }

}  // namespace overlay
