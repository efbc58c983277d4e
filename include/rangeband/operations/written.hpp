// SPDX-License-Identifier: MIT
/// Parts of requests as people write them. Each function throws Error(usage) saying what to write instead.
#pragma once

#include <string>
#include <string_view>

#include "rangeband/footprint/source.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/operations/requests.hpp"
#include "rangeband/units.hpp"

namespace rangeband::operations {

/// `100m`, from 1 µm to 1,000 km.
Tolerance parse_tolerance(const std::string& text);

/// `300..60`: azimuths in degrees from -360 to 360.
footprint::Sector parse_sector(const std::string& text);

/// A longitude in degrees from -360 to 360, to a seventh decimal.
double parse_meridian(const std::string& text);

/// As `name_of` writes it.
Merge parse_merge(const std::string& text);

/// `NAME[:UNIT]`; what follows the last colon is the unit only if it is one, since a column's name may contain a colon.
RangeColumn parse_range_column(std::string_view text);

}  // namespace rangeband::operations
