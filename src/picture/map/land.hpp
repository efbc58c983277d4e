// SPDX-License-Identifier: MIT
/// Land from the outlines of countries: areas, coasts, and the borders between them.
#pragma once

#include <string>
#include <vector>

#include "rangeband/catalog/outline.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::picture {

struct Land {
    footprint::MultiPolygon areas;  ///< filled even-odd together, neighbours leave no gap
    footprint::MultiLine coasts;
    footprint::MultiLine borders;

    struct Country {
        std::string iso_a2, name;
        footprint::MultiPolygon polygons;
    };
    std::vector<Country> countries;
};

/// An edge that two countries share is a border, any other a coast; edges along ±180° and ±90° are neither.
Land land_of(const std::vector<catalog::Outline>& outlines);

}  // namespace rangeband::picture
