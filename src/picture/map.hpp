// SPDX-License-Identifier: MIT
/// The map in its frame: water, land, footprints, lines. No words.
#pragma once

#include "picture/canvas.hpp"
#include "picture/theme.hpp"
#include "picture/view.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// How far a curve may lie from its true place, in pixels.
inline constexpr double finest_pixels = 0.1;

/// Metres on the ground across the frame, through its middle.
double ground_width(const View& view);

void draw_map(Canvas& canvas, const View& view, const Picture& picture, const Look& look);

/// The opacity of areas: the less, the more of them may lie over each other.
double fill_opacity(const Picture& picture, const Look& look);

/// The colour of a series' lines: its own, or a step of a map of depths.
Colour colour_of(const Picture& picture, std::size_t series, const Look& look);

}  // namespace rangeband::picture
