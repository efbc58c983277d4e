// SPDX-License-Identifier: MIT
/// Whether a disc, or what is made of several, contains an area.
#pragma once

#include <cstdint>

namespace rangeband::footprint {

/// Whether all points of an area are contained: for a single point never `maybe`.
enum class Membership : std::uint8_t { no, maybe, yes };

}  // namespace rangeband::footprint
