// SPDX-License-Identifier: MIT
/// Ranges from a column of the sites' own file.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/catalog/range.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/operations/query.hpp"

namespace rangeband::operations {

/// Of what stands behind the colon of `--range-column reach:UNIT` and is no unit, or could be several.
[[noreturn]] void refuse_unknown_unit(std::string_view unit);

/// Of `io::SiteTable::thousands_in_doubt`: refused where it would be a length on the Earth.
void refuse_thousands_in_doubt(std::string_view cell, const RangeColumn& column);

/// With the unit that its header names, `range_km`, `Reichweite (km)`, `Radius in nmi`, where the request names none.
/// Throws Error(usage) where they name different ones.
RangeColumn with_unit_of_header(RangeColumn column, std::string_view header);

/// The one range that a value of the column states: a length or an interval `500..1000`.
/// A number in text is written as `sign` says, with thousands marks where that leaves no doubt.
/// Throws Error(usage) for an empty value, one without unit, a list, and whatever is no range.
std::shared_ptr<const catalog::Range> range_in(const io::Value& value, const RangeColumn& column, DecimalSign sign);

/// The first that is called like a range, as the option for it is written: `reach:km`, `range_km`, `"Range (mi)"`.
/// Empty where none is.
std::string column_called_like_ranges(const std::vector<std::string>& columns);

/// What must be said of a range that is longer than half a meridian, and so has all of the Earth; empty of others.
std::string beyond_the_earth(const catalog::Range& range);

}  // namespace rangeband::operations
