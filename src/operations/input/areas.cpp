// SPDX-License-Identifier: MIT
#include "operations/input/areas.hpp"

#include <cmath>
#include <utility>

namespace rangeband::operations {
std::shared_ptr<const footprint::LaunchArea> launch_area_of(const std::vector<geodesic::Position>& corners) {
    footprint::Path ring;
    for (const geodesic::Position& corner : corners) {
        const double before = ring.empty() ? corner.lon() : ring.back().lon;
        ring.push_back({corner.lon() + 360.0 * std::round((before - corner.lon()) / 360.0), corner.lat()});
    }
    ring.push_back(ring.front());
    footprint::LaunchArea area;
    area.polygons.push_back({std::move(ring), {}});
    return std::make_shared<const footprint::LaunchArea>(std::move(area));
}

Place place_of_country(const catalog::Outline& outline) {
    footprint::LaunchArea area;
    area.polygons = outline.polygons;
    Place place;
    place.area = std::make_shared<const footprint::LaunchArea>(std::move(area));
    place.id = outline.iso_a2;
    place.label = outline.name;
    place.precision = "outline";
    place.source = "Made with Natural Earth, 1:50 million";
    return place;
}

}  // namespace rangeband::operations
