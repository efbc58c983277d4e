// SPDX-License-Identifier: MIT
/// How far east and west input may name a place.
#pragma once

namespace rangeband::geodesic {

/// Of input, in degrees: what crosses the antimeridian may go on for a turn more.
inline constexpr double furthest_longitude = 540.0;

}  // namespace rangeband::geodesic
