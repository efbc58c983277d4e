// SPDX-License-Identifier: MIT
/// The view of a map that shows sites and what is within range of them.
#pragma once

#include <array>
#include <functional>

#include "rangeband/io/style.hpp"
#include "rangeband/operations/place.hpp"

namespace rangeband::operations {

/// Sets centre and reach of a project: the middle of all places, and how far the farthest range reaches from there;
/// without any place, the whole Earth from above 0° 0°. `each_item` walks over all items, and is called twice: nothing
/// is kept of them.
void aim(io::Project& project, const std::function<void(const std::function<void(Item&&)>&)>& each_item);

}  // namespace rangeband::operations
