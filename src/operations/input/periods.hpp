// SPDX-License-Identifier: MIT
/// The periods in which places and ranges existed.
#pragma once

#include "rangeband/dates.hpp"
#include "rangeband/operations/place.hpp"

namespace rangeband::operations {

/// @{
/// As far as a source says.
Period validity_of(const catalog::Range& range);
Period validity_of(const Place& place);
/// @}

/// The item with those of its ranges that were there together with its place in the period.
Item valid_in(Item item, const Period& period);

}  // namespace rangeband::operations
