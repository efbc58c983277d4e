// SPDX-License-Identifier: MIT
/// One row's coordinates, as text or as numbers, to a position or to the reason why not.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/geodesic/position.hpp"

namespace rangeband::io {

struct RowPosition {
    geodesic::Position position;
    std::string coordinates;                            ///< as they stand in the file: `LAT,LON`
    std::string reason;                                 ///< why there is no position; empty when there is one
    std::shared_ptr<const footprint::LaunchArea> area;  ///< in place of the position

    std::string note;  ///< what must be said of it, though it is good

    bool good() const { return reason.empty(); }
};

/// Decimal degrees or degrees, minutes, seconds; one comma and no point is a decimal comma.
RowPosition position_from_text(std::string_view latitude, std::string_view longitude);

/// Both in one text, as `geodesic::parse_position` reads them.
RowPosition position_from_pair(std::string_view text, geodesic::Order order);

/// Whether the cell has a position that would be another one with the longitude first.
bool depends_on_order(std::string_view pair);

/// Of a cell: without what spreadsheets put around text, and with a decimal point for its comma.
std::string coordinate_text(std::string_view text);

/// Degrees on WGS84.
RowPosition position_from_numbers(double latitude, double longitude);

}  // namespace rangeband::io
