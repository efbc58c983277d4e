// SPDX-License-Identifier: MIT
/// A geodesic from one place to another, as a map draws it.
#pragma once

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::analysis {

/// Cut at ±180°, so that longitudes are in [-180, 180] and no edge jumps; the line is within `tolerance` of the
/// geodesic, at least 1 mm. Between equal places it has no length.
footprint::MultiLine geodesic_line(const geodesic::Position& from, const geodesic::Position& to, Tolerance tolerance);

}  // namespace rangeband::analysis
