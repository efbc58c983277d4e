// SPDX-License-Identifier: MIT
/// The scale bar, where the map has one scale.
#pragma once

#include <optional>

#include "picture/canvas.hpp"
#include "picture/space.hpp"
#include "picture/theme.hpp"
#include "picture/view.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// Where the scale is the same all over the frame to 5 %, a bar; else on an equidistant map a bar for distances from
/// the centre; else none.
void draw_scale_bar(Canvas& canvas, const View& view, const Picture& picture, const Look& look, Space& space);

}  // namespace rangeband::picture
