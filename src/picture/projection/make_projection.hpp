// SPDX-License-Identifier: MIT
/// The projections, one by one, for `Projection::make`.
#pragma once

#include "picture/projection/projection.hpp"

namespace rangeband::picture {

std::unique_ptr<Projection> make_equidistant(const geodesic::Position& centre);
std::unique_ptr<Projection> make_equal_area(const geodesic::Position& centre);
std::unique_ptr<Projection> make_orthographic(const geodesic::Position& centre);
std::unique_ptr<Projection> make_mercator(double middle_lon);
std::unique_ptr<Projection> make_equal_earth(double middle_lon);

}  // namespace rangeband::picture
