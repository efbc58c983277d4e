// SPDX-License-Identifier: MIT
#include "picture/canvas/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace rangeband::picture {
namespace {

/// Lightness changes all along, so that any kind of colour vision keeps the order; after the maps 'magma' and 'inferno'
/// of N. Smith and S. van der Walt (CC0). What is far is cool, since it covers most of the sea.
constexpr std::array<Colour, 5> bright_to_dark = {{
    {0xEE, 0x8E, 0x2C},
    {0xDC, 0x4E, 0x50},
    {0xB6, 0x36, 0x79},
    {0x7B, 0x22, 0x85},
    {0x30, 0x14, 0x6C},
}};
constexpr std::array<Colour, 5> pale_to_violet = {{
    {0xFF, 0xF3, 0xB0},
    {0xFF, 0xB4, 0x5E},
    {0xF4, 0x79, 0x5B},
    {0xDA, 0x5A, 0x9A},
    {0xA3, 0x74, 0xF0},
}};
constexpr std::array<Colour, 2> greys = {{{0x00, 0x00, 0x00}, {0x44, 0x44, 0x44}}};

constexpr std::array<Colour, 3> depths_light = {{{0xFB, 0xF0, 0xB4}, {0x3F, 0xA6, 0xA6}, {0x12, 0x2C, 0x6B}}};
constexpr std::array<Colour, 3> depths_dark = {{{0x2F, 0x4B, 0x8C}, {0x3F, 0xA6, 0xA6}, {0xFB, 0xF0, 0xB4}}};
constexpr std::array<Colour, 2> depths_grey = {{{0xCC, 0xCC, 0xCC}, {0x30, 0x30, 0x30}}};  // darker than land

constexpr ThemeStyle light = {
    .page = {0xFF, 0xFF, 0xFF},
    .ink = {0x1B, 0x22, 0x2B},
    .muted = {0x53, 0x5D, 0x67},
    .water = {0xCF, 0xE0, 0xEB},
    .land = {0xFA, 0xF8, 0xF3},
    .coast = {0x7F, 0x93, 0xA1},
    .border = {0xB5, 0xAE, 0xA2},
    .grid = {0xB4, 0xC9, 0xD7},
    .edge = {0x8C, 0x97, 0xA0},
    .country = {0x6B, 0x64, 0x58},
    .halo = {0xFF, 0xFF, 0xFF},
    .ramp = bright_to_dark,
    .depths = depths_light,
    .fill = 0.2,
    .casing = 0.85,
    .veil = 0.28,
};

constexpr ThemeStyle dark = {
    .page = {0x12, 0x18, 0x20},
    .ink = {0xF1, 0xF4, 0xF6},
    .muted = {0xA9, 0xB5, 0xBF},
    .water = {0x0F, 0x18, 0x22},
    .land = {0x39, 0x45, 0x4F},
    .coast = {0x6F, 0x80, 0x8D},
    .border = {0x66, 0x74, 0x80},
    .grid = {0x24, 0x33, 0x42},
    .edge = {0x6A, 0x79, 0x86},
    .country = {0xA9, 0xB2, 0xBA},
    .halo = {0x12, 0x18, 0x20},
    .ramp = pale_to_violet,
    .depths = depths_dark,
    .fill = 0.22,
    .casing = 0.7,
    .veil = 0.2,
};

/// Greys, for any printer and copier.
constexpr ThemeStyle print = {
    .page = {0xFF, 0xFF, 0xFF},
    .ink = {0x00, 0x00, 0x00},
    .muted = {0x38, 0x38, 0x38},
    .water = {0xFF, 0xFF, 0xFF},
    .land = {0xE2, 0xE2, 0xE2},
    .coast = {0x80, 0x80, 0x80},
    .border = {0xA6, 0xA6, 0xA6},
    .grid = {0xDC, 0xDC, 0xDC},
    .edge = {0x50, 0x50, 0x50},
    .country = {0x50, 0x50, 0x50},
    .halo = {0xFF, 0xFF, 0xFF},
    .ramp = greys,
    .depths = depths_grey,
    .fill = 0.26,  // sea in range is darker than land out of it
    .casing = 1.0,
    .patterns = true,
};

/// `share` of the way from the first to the last.
Colour along(std::span<const Colour> stops, double share) {
    const double at = share * static_cast<double>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    return mixed(stops[below], stops[below + 1], at - static_cast<double>(below));
}

double luminance(Colour colour) {
    const auto linear = [](std::uint8_t value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

const ThemeStyle& ThemeStyle::of(Theme theme) {
    switch (theme) {
        case Theme::dark:
            return dark;
        case Theme::print:
            return print;
        case Theme::light:
            break;
    }
    return light;
}

Colour ThemeStyle::series(std::size_t index, std::size_t count) const {
    if (count < 2) return patterns ? ramp.front() : ramp[ramp.size() / 2];
    return along(ramp, static_cast<double>(index) / static_cast<double>(count - 1));
}

Colour ThemeStyle::depth(std::size_t step, std::size_t steps) const {
    return along(depths, steps < 2 ? 0.5 : static_cast<double>(step) / static_cast<double>(steps - 1));
}

double contrast(Colour a, Colour b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});  // a list: values, not references
    return (lighter + 0.05) / (darker + 0.05);
}

Colour readable(Colour colour, std::span<const Colour> on, double least_contrast) {
    const bool light_ground = std::ranges::all_of(on, [](Colour ground) { return luminance(ground) > 0.18; });
    const Colour end = light_ground ? Colour{0, 0, 0} : Colour{0xFF, 0xFF, 0xFF};
    for (double share = 0.0; share < 1.0; share += 0.05) {
        const Colour tried = mixed(colour, end, share);
        if (std::ranges::all_of(on, [&](Colour ground) { return contrast(tried, ground) >= least_contrast; }))
            return tried;
    }
    return end;
}

}  // namespace rangeband::picture
