/// Colours that people with any kind of colour vision can tell apart.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rangeband::io {

struct Colour {
    std::uint8_t red;
    std::uint8_t green;
    std::uint8_t blue;
};

/// How many values get a colour each; with more, no legend can be read.
constexpr std::size_t most_colours = 18;

/// Of number `index` among `count` values without an order.
Colour distinct_colour(std::size_t index, std::size_t count);

/// Of number `index` among `count` values in their order, from light to dark.
Colour ordered_colour(std::size_t index, std::size_t count);

/// The same hue, dark enough for lines and letters on a light map.
Colour darkened(Colour colour);

}  // namespace rangeband::io
