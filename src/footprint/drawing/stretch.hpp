// SPDX-License-Identifier: MIT
/// Vertices on one smooth piece of a curve.
#pragma once

#include <vector>

#include "footprint/discs/curve.hpp"
#include "footprint/drawing/deviation.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// As few vertices as keep the tolerance, both ends among them, in the order from `from` to `to`. No turn of the curve
/// lies strictly between; an end that is one keeps to this piece's side of the site's meridian. Leaves a share of the
/// tolerance to rounding.
std::vector<Knot> vertices_on(const Curve& curve, double from, double to, Tolerance tolerance);

}  // namespace rangeband::footprint
