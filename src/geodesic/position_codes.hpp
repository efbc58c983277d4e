// SPDX-License-Identifier: MIT
/// Positions in notations of their own: grids and codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rangeband/geodesic/position.hpp"

namespace rangeband::geodesic {

/// The middle of a square of the military grid, `38UNV9200080000` in capitals. None where the grid has no such square.
std::optional<Position> middle_of_square(const std::string& code);

/// A point of a zone (1 to 60) of the Universal Transverse Mercator grid, in metres with the usual false origins. None
/// where the zone has no such point.
std::optional<Position> in_utm_zone(int zone, bool north, double easting_m, double northing_m);

/// A military grid square, a UTM position (`38U 444642 5379859`) or a full plus code (`8FW4H7C2+2X`, a name may
/// follow): the point, or the middle of what the code names. None for other texts. Throws Error(usage) for a code that
/// means nothing, or two things.
std::optional<TypedPosition> by_code(std::string_view text);

}  // namespace rangeband::geodesic
