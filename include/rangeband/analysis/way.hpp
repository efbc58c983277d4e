// SPDX-License-Identifier: MIT
/// The shortest way from one place to another, as a map draws it.
#pragma once

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::analysis {

/// Cut at ±180°, so that longitudes are in [-180, 180] and no edge jumps; the way runs to `tolerance` of the geodesic,
/// at least 1 mm. Between places that are the same it is a line without length.
footprint::MultiLine way(const geodesic::Position& from, const geodesic::Position& to, Tolerance tolerance);

}  // namespace rangeband::analysis
