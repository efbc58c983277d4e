// SPDX-License-Identifier: MIT
/// How a series looks, on the map and in the legend alike.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/theme.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

struct SeriesStyle {
    Stroke line;
    Colour letters;  ///< the line's colour, as dark or light as letters must be
    Colour fill;
    double fill_opacity;
};

bool is_of_depths(const Picture& picture);

/// Whether two depths have one colour: more than seven could not be told apart.
bool shares_colour(const Picture& picture, std::size_t a, std::size_t b);

/// The series, that of the smallest shapes first: it lies on top.
std::vector<std::size_t> by_size(const Picture& picture);

/// Series whose shapes are the same, together; each series is in one of the lists.
std::vector<std::vector<std::size_t>> drawn_alike(const Picture& picture);

/// The topmost last.
std::vector<std::size_t> drawn_in_order(const Picture& picture, std::vector<std::size_t> series);

/// What programs call each series: `480km`, `at-least-500km`, `depth-3`; no two have one.
std::vector<std::string> ids_of(const Picture& picture);

SeriesStyle style_of(const Picture& picture, std::size_t series, const ThemeStyle& theme);

}  // namespace rangeband::picture
