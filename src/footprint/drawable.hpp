// SPDX-License-Identifier: MIT
/// What can be drawn at all.
#pragma once

#include "rangeband/footprint/source.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// Throws Error(usage) unless 0 ≤ r_min < r_max, both finite.
void check_range(Length r_min, Length r_max);

/// Throws Error(usage) for a tolerance outside 1 µm to 1,000 km.
void must_be_drawable(Tolerance tolerance);

/// Throws Error(usage) for a source without anything in it, or with a range below 1 mm.
void must_be_drawable(const Source& source);

}  // namespace rangeband::footprint
