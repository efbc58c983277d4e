// SPDX-License-Identifier: MIT
/// Names of countries, where they find room on their own land.
#pragma once

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/map/collision_grid.hpp"
#include "picture/map/land.hpp"
#include "picture/projection/view.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

void draw_country_names(Canvas& canvas, const View& view, const Picture& picture, const Land& land,
                        const ThemeStyle& theme, CollisionGrid& collisions);

}  // namespace rangeband::picture
