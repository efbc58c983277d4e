// SPDX-License-Identifier: MIT
/// Launch areas of the catalogue.
#pragma once

#include <memory>
#include <vector>

#include "rangeband/catalog/outline.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/operations/place.hpp"

namespace rangeband::operations {

/// The polygon of these corners; from each to the next it goes the shorter way in longitude.
std::shared_ptr<const footprint::LaunchArea> launch_area_of(const std::vector<geodesic::Position>& corners);

Place place_of_country(const catalog::Outline& outline);

}  // namespace rangeband::operations
