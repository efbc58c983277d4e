// SPDX-License-Identifier: MIT
#include "operations/input/periods.hpp"

#include <utility>

namespace rangeband::operations {

Period validity_of(const catalog::Range& range) { return period_of(range.valid_from, range.valid_to); }
Period validity_of(const Place& place) { return period_of(place.valid_from, place.valid_to); }

Item valid_in(Item item, const Period& period) {
    const Period of_place = both(validity_of(item.place), period);
    if (of_place.empty()) item.ranges.clear();
    std::erase_if(item.ranges, [&](const auto& range) { return !validity_of(*range).meets(of_place); });
    return item;
}

}  // namespace rangeband::operations
