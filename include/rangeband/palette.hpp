/// The colours of series on every map: people with any kind of colour vision can tell them apart.
#pragma once

#include <array>
#include <cstdint>

namespace rangeband {

struct Colour {
    std::uint8_t red;
    std::uint8_t green;
    std::uint8_t blue;
};

/// M. Okabe and K. Ito, 'Color Universal Design' (2008), without black and yellow, which maps use or hide.
constexpr std::array<Colour, 6> palette = {{
    {0x00, 0x72, 0xB2},  // blue
    {0xD5, 0x5E, 0x00},  // vermilion
    {0x00, 0x9E, 0x73},  // bluish green
    {0xCC, 0x79, 0xA7},  // reddish purple
    {0xE6, 0x9F, 0x00},  // orange
    {0x56, 0xB4, 0xE9},  // sky blue
}};

}  // namespace rangeband
