// SPDX-License-Identifier: MIT
/// The map in its frame: water, land, footprints, lines. No words.
#pragma once

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/map/land.hpp"
#include "picture/projection/view.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// How far a curve may lie from its true place, in pixels.
inline constexpr double finest_pixels = 0.1;

/// Metres on the ground across the frame, through its middle.
double ground_width(const View& view);

void draw_map(Canvas& canvas, const View& view, const Picture& picture, const Land& land, const ThemeStyle& theme);

}  // namespace rangeband::picture
