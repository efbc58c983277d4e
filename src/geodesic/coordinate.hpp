// SPDX-License-Identifier: MIT
/// One coordinate as text, and the hemispheres by which people name it.
#pragma once

#include <string>
#include <string_view>

#include "rangeband/geodesic/furthest_longitude.hpp"
#include "rangeband/geodesic/hemisphere.hpp"
#include "rangeband/units.hpp"

namespace rangeband::geodesic {

/// What tells the two axes of a coordinate apart.
struct Axis {
    std::string_view name;
    char positive;
    char negative;
    double limit;
    std::string_view example;
    std::size_t degree_digits;  ///< of coordinates without signs between degrees, minutes and seconds
};
inline constexpr Axis latitude_axis{"latitude", 'N', 'S', 90.0, "48.57 or 48°34'12\"N", 2};
inline constexpr Axis longitude_axis{"longitude", 'E', 'W', furthest_longitude, "46.25 or 46°15'00\"E", 3};

/// A part of a word that may name a hemisphere: a letter, or a point or blank between letters.
struct Word {
    std::size_t begin, end;
};

/// The next run of letters in a plain text from there on, with points and single blanks between and behind them.
Word next_word(std::string_view text, std::size_t from);

/// Whether that word is the mark of seconds in `48d34m12s`, and not the south.
bool is_seconds_mark(std::string_view text, std::size_t begin, std::size_t end);

/// A coordinate of a plain text (see `plain_text`).
Angle read_coordinate(std::string_view text, const Axis& axis);

}  // namespace rangeband::geodesic
