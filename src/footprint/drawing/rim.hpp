// SPDX-License-Identifier: MIT
/// The border of the plane of longitude and latitude: ±180° and the poles.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "footprint/drawing/planar_edge.hpp"

namespace rangeband::footprint {

/// On the grid: its eastern side and its northern one, in steps.
struct Plane {
    std::int64_t east;
    std::int64_t north;
};

/// Other projections bend the seams, so these carry vertices of their own, at the same places on both sides of ±180°.
inline constexpr double meridian_step_deg = 0.5;
inline constexpr double pole_step_deg = 1.0;

/// Visits the stretches of the rim in pieces, with vertices at such steps, and at the ends of all stretches on either
/// side of ±180°.
void each_step(const std::vector<RimStretch>& rim, const Plane& plane,
               const std::function<void(const RimStretch&)>& visit);

}  // namespace rangeband::footprint
