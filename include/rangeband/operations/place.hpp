// SPDX-License-Identifier: MIT
/// One place with the ranges to draw around it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/catalog/range.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/units.hpp"

namespace rangeband::operations {

/// A place or launch area that was given, found in the catalogue or read from a file.
struct Place {
    geodesic::Position position;
    std::shared_ptr<const footprint::LaunchArea> area;  ///< in place of the position
    std::string id;                                     ///< in the catalogue, or empty
    std::string city;                                   ///< its id, where the catalogue's name of a city was given
    std::string label;                 ///< the name given, else the coordinates as typed, an area's else `feature 3`
    bool is_named = true;              ///< false where the label is the coordinates
    std::string precision;             ///< of the position, as the catalogue states it, or empty
    std::string source;                ///< citation for the position, or empty
    std::string valid_from, valid_to;  ///< ISO dates, or empty
    std::string system, claimant, claim_date;  ///< of a file, for ranges that state none themselves
    std::optional<footprint::Sector> sector;   ///< only these azimuths
    std::vector<io::Value> kept;               ///< the input's own columns, in the order of the output's
};

/// The uncertainty of a position of that precision: 2 km for a `town`, whose point is somewhere inside
/// it. 0 if unknown, as for a typed position.
Length uncertainty_of(std::string_view precision);

/// Shared, since thousands of places have the same ranges.
using Ranges = std::vector<std::shared_ptr<const catalog::Range>>;

/// The unit of work: footprints come out places × ranges, in this order.
struct Item {
    Place place;
    Ranges ranges;
    bool marks_site = true;  ///< false where an earlier item has marked the same site in the layer of sites
};

}  // namespace rangeband::operations
