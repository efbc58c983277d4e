// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "rangeband/geodesic/position.hpp"

namespace rangeband::geodesic {

/// The middle of a square of the military grid, `38UNV9200080000` in capitals. None where the grid has no such square.
std::optional<Position> middle_of_square(const std::string& code);

}  // namespace rangeband::geodesic
