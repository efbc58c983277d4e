// SPDX-License-Identifier: MIT
/// Ranges from a column of the sites' own file.
#pragma once

#include <memory>

#include "rangeband/catalog/range.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/operations/query.hpp"

namespace rangeband::operations {

/// The one range that a value of the column states: a length or an interval `500..1000`.
/// A number in text is written as `sign` says, with thousands marks where that leaves no doubt.
/// Throws Error(usage) for an empty value, one without unit, a list, and whatever is no range.
std::shared_ptr<const catalog::Range> range_in(const io::Value& value, const RangeColumn& column, DecimalSign sign);

}  // namespace rangeband::operations
