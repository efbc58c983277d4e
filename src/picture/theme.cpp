// SPDX-License-Identifier: MIT
#include "picture/theme.hpp"

namespace rangeband::picture {
namespace {

constexpr Look light = {
    .page = {0xFF, 0xFF, 0xFF},
    .ink = {0x1B, 0x22, 0x2B},
    .muted = {0x5A, 0x64, 0x6E},
    .water = {0xE3, 0xEC, 0xF2},
    .land = {0xF8, 0xF5, 0xEE},
    .coast = {0x8C, 0x97, 0xA0},
    .border = {0xB9, 0xB3, 0xA8},
    .grid = {0xC5, 0xD1, 0xDA},
    .edge = {0x8C, 0x97, 0xA0},
    .halo = {0xFF, 0xFF, 0xFF},
    .fill = 0.17,
    .casing = 0.85,
};

constexpr Look dark = {
    .page = {0x12, 0x18, 0x20},
    .ink = {0xEE, 0xF2, 0xF5},
    .muted = {0xA3, 0xAF, 0xBA},
    .water = {0x1B, 0x26, 0x31},
    .land = {0x31, 0x3D, 0x48},
    .coast = {0x6A, 0x79, 0x86},
    .border = {0x55, 0x62, 0x6E},
    .grid = {0x2C, 0x3A, 0x47},
    .edge = {0x6A, 0x79, 0x86},
    .halo = {0x12, 0x18, 0x20},
    .fill = 0.24,
    .casing = 0.7,
    .light_series = true,
};

/// For black and white as well: greys, white water, strong lines.
constexpr Look print = {
    .page = {0xFF, 0xFF, 0xFF},
    .ink = {0x00, 0x00, 0x00},
    .muted = {0x40, 0x40, 0x40},
    .water = {0xFF, 0xFF, 0xFF},
    .land = {0xEC, 0xEC, 0xEC},
    .coast = {0x80, 0x80, 0x80},
    .border = {0xAA, 0xAA, 0xAA},
    .grid = {0xDC, 0xDC, 0xDC},
    .edge = {0x50, 0x50, 0x50},
    .halo = {0xFF, 0xFF, 0xFF},
    .fill = 0.08,
    .casing = 1.0,
};

}  // namespace

const Look& Look::of(Theme theme) {
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

Colour Look::series(std::size_t index) const {
    const Colour colour = palette[index % palette.size()];
    const bool second_round = index / palette.size() % 2 == 1;
    if (light_series) return mixed(colour, {0xFF, 0xFF, 0xFF}, second_round ? 0.7 : 0.35);
    return second_round ? mixed(colour, {0, 0, 0}, 0.4) : colour;
}

Colour Look::depth(std::size_t step, std::size_t steps) const {
    constexpr Colour pale{0xFB, 0xF0, 0xB4}, middle{0x3F, 0xA6, 0xA6}, deep{0x12, 0x2C, 0x6B};
    const double share = steps < 2 ? 0.5 : static_cast<double>(step) / static_cast<double>(steps - 1);
    return share < 0.5 ? mixed(pale, middle, 2.0 * share) : mixed(middle, deep, 2.0 * share - 1.0);
}

}  // namespace rangeband::picture
