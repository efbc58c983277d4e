// SPDX-License-Identifier: MIT
/// Vector tiles of web maps.
#pragma once

namespace rangeband::io {

/// Where the square of web maps ends, of which tiles are parts, in degrees: atan(sinh(π)).
inline constexpr double tile_latitude_deg = 85.0511287798066;

}  // namespace rangeband::io
