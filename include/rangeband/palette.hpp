// SPDX-License-Identifier: MIT
/// The colours of series on every map, distinguishable with any kind of colour vision.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rangeband {

/// In sRGB, opaque.
struct Colour {
    std::uint8_t red;
    std::uint8_t green;
    std::uint8_t blue;
};

/// As `#rrggbb`.
inline std::string hex(Colour colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
        text += digits[part >> 4U];
        text += digits[part & 15U];
    }
    return text;
}

/// M. Okabe and K. Ito, 'Color Universal Design' (2008), without black and yellow, which maps use or hide.
constexpr std::array<Colour, 6> palette = {{
    {0x00, 0x72, 0xB2},  // blue
    {0xD5, 0x5E, 0x00},  // vermilion
    {0x00, 0x9E, 0x73},  // bluish green
    {0xCC, 0x79, 0xA7},  // reddish purple
    {0xE6, 0x9F, 0x00},  // orange
    {0x56, 0xB4, 0xE9},  // sky blue
}};

/// P. Tol, 'Colour Schemes' (SRON/EPS/TN/09-002, 2021): the scheme 'light', made for areas; the cool ones come first.
constexpr std::array<Colour, 9> wide_palette = {{
    {0x77, 0xAA, 0xDD},  // light blue
    {0x99, 0xDD, 0xFF},  // light cyan
    {0x44, 0xBB, 0x99},  // mint
    {0xEE, 0x88, 0x66},  // orange
    {0xEE, 0xDD, 0x88},  // light yellow
    {0xFF, 0xAA, 0xBB},  // pink
    {0xBB, 0xCC, 0x33},  // pear
    {0xAA, 0xAA, 0x00},  // olive
    {0xDD, 0xDD, 0xDD},  // pale grey
}};

/// C. Brewer's sequential scheme YlGnBu, without its lightest colour. Copyright (c) 2002 Cynthia Brewer, Mark Harrower,
/// and The Pennsylvania State University, Apache License 2.0. This product includes color specifications and designs
/// developed by Cynthia Brewer (http://colorbrewer.org/).
constexpr std::array<Colour, 7> colour_ramp = {{
    {0xC7, 0xE9, 0xB4},
    {0x7F, 0xCD, 0xBB},
    {0x41, 0xB6, 0xC4},
    {0x1D, 0x91, 0xC0},
    {0x22, 0x5E, 0xA8},
    {0x25, 0x34, 0x94},
    {0x08, 0x1D, 0x58},
}};

/// How many values get a colour each, the wide palette twice, light and dark; with more, no legend can be read.
constexpr std::size_t most_colours = 2 * wide_palette.size();

/// `share` of b in a, from 0 to 1.
inline Colour mixed(Colour a, Colour b, double share) {
    const auto mix = [&](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

/// The same hue, dark enough for lines and letters on a light map.
inline Colour darkened(Colour colour) { return mixed(colour, {0, 0, 0}, 0.45); }

/// Of number `index` among `count` values without an order.
inline Colour distinct_colour(std::size_t index, std::size_t count) {
    if (count <= palette.size()) return palette[index % palette.size()];
    const Colour colour = wide_palette[index % wide_palette.size()];
    const bool second_round = index / wide_palette.size() % 2 == 1;
    return second_round ? mixed(colour, {0, 0, 0}, 0.4) : colour;
}

/// Of number `index` among `count` values in their order, from light to dark.
inline Colour ordered_colour(std::size_t index, std::size_t count) {
    if (count < 2) return colour_ramp[colour_ramp.size() / 2];
    const double at = static_cast<double>(colour_ramp.size() - 1) * static_cast<double>(std::min(index, count - 1)) /
                      static_cast<double>(count - 1);
    const auto below = std::min(static_cast<std::size_t>(at), colour_ramp.size() - 2);
    return mixed(colour_ramp[below], colour_ramp[below + 1], at - static_cast<double>(below));
}

}  // namespace rangeband
