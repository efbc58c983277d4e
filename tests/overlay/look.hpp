// SPDX-License-Identifier: MIT
/// Short ways to say what to merge, and to look at what came out.
#pragma once

#include <functional>
#include <vector>

#include "oracle/dice.hpp"
#include "overlay/layouts.hpp"
#include "rangeband/footprint/merge.hpp"

namespace overlay {

inline oracle::Band disc(double lat, double lon, double metres) {
    return {.site = {lat, lon}, .r_min = 0.0, .r_max = metres, .sector = {}};
}

inline oracle::Band annulus(double lat, double lon, double from_m, double to_m) {
    return {.site = {lat, lon}, .r_min = from_m, .r_max = to_m, .sector = {}};
}

/// A layout with a name of its own.
Layout layout_of(std::string name, std::vector<oracle::Band> bands, double tolerance_m = 100.0);

rangeband::footprint::Footprint merged(const Layout& layout, const rangeband::footprint::Depth& depth);

/// Checks validity as computed and as written, and the membership of witnesses that are not within the tolerance of a
/// circle. Returns how many were asked.
long check_region(const Layout& layout, const std::string& what, const rangeband::footprint::Footprint& footprint,
                  const rangeband::footprint::Depth& depth, const std::vector<oracle::Place>& places);

/// Draws, and checks with witnesses of its own.
rangeband::footprint::Footprint checked(const Layout& layout, const rangeband::footprint::Depth& depth);

std::size_t holes(const rangeband::footprint::Footprint& footprint);

/// The area contract: 1e-9 of the area, or a tenth of a millimetre along the boundary.
double allowed_m2(double area_m2, double perimeter_m);

/// The area of what holds `centre` and is star-shaped seen from it: the way to its end by bisection in so many
/// directions, and GeographicLib's polygon area. Off by about 10/n² of it.
double star_area_m2(const oracle::Place& centre, double farthest_m,
                    const std::function<bool(const oracle::Place&)>& contains, int directions = 4000);

/// One band's area by GeographicLib.
double circle_area_m2(const oracle::Band& band);

}  // namespace overlay
