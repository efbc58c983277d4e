// SPDX-License-Identifier: MIT
/// Figures along the circles that they belong to.
#pragma once

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/map/collision_grid.hpp"
#include "picture/projection/view.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// Each circle around a place once; of very many circles one of each figure.
void draw_ring_labels(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
                      CollisionGrid& collisions);

}  // namespace rangeband::picture
