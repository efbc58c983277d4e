// SPDX-License-Identifier: MIT
/// The scale bar and the arrow to the north, where they are true.
#pragma once

#include <optional>

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/map/collision_grid.hpp"
#include "picture/projection/view.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// Where the scale is the same all over the frame to 5 %, a bar; else on an equidistant map a bar for distances from
/// the centre; else none. Where north is upward all over the frame, an arrow.
void draw_furniture(Canvas& canvas, const View& view, const Picture& picture, const ThemeStyle& theme,
                    CollisionGrid& collisions);

}  // namespace rangeband::picture
