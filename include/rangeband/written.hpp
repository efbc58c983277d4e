// SPDX-License-Identifier: MIT
/// Text as people type, paste and tabulate it: typographic signs, letters of several alphabets, decimal commas, units.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/units.hpp"

namespace rangeband {

/// Blanks of any width become a blank, dashes and minus signs `-`, primes and quotation marks `'` and `"`, degree signs
/// `°`, full-width signs and Arabic digits those of ASCII. What only steers the display (direction marks, joiners, byte
/// order marks, soft hyphens) is left out. Bytes that are not UTF-8 stay as they are.
std::string plain_text(std::string_view text);

/// A text in the signs of a keyboard, and where each byte of it stands in the original.
struct PlainText {
    std::string text;
    std::vector<std::size_t> origin;  ///< one for each byte of `text`, and the original's length behind them
};
/// As `plain_text`, with where its bytes come from.
PlainText traced_plain_text(std::string_view text);

/// In small letters of the Latin, Greek and Cyrillic alphabets.
std::string small_letters(std::string_view text);

/// Small Latin letters without what stands above, below and across them: `köln` → `koln`, `łódź` → `lodz`, `ß` → `ss`.
std::string without_accents(std::string_view small);

/// With every character that cannot be seen named by its code: `48<U+200B>57`.
std::string with_codes(std::string_view text);

/// The sign between a number's whole part and its fraction, where a table tells it.
enum class DecimalSign { point, comma, unknown };

/// The number with a decimal point and without thousands marks: `1 234,5` → `1234.5`. What is not a number is returned
/// unchanged, for the caller to refuse. Throws Error(usage) for text with two readings, which the message names:
/// three digits behind one sign that is not known to be the decimal sign.
std::string with_decimal_point(std::string_view number, DecimalSign sign);

/// A coordinate whose one comma stands between digits, with a point there: `48°34,2' N` → `48°34.2' N`. As it is where
/// a point already stands between digits.
std::string with_point_for_comma(std::string_view coordinate);

/// A decimal number that nobody can read as thousands: `5.500` → `5.5`, `5.481` → `5.4810`.
std::string with_sure_decimals(std::string_view number);

/// Whether the sign between digits there may separate thousands: one to three digits in front, no zero first, three
/// behind.
bool may_part_thousands(std::string_view number, std::size_t sign);

/// A unit of length by its short name, as ids and titles have it.
struct LengthUnit {
    std::string_view name;
    Length one;
};

/// The unit of that spelling, in any case: `km`, `Kilometer`, `NM`, `nautical miles`, `ft`, `км`. Null if there is
/// none, or more than one.
const LengthUnit* length_unit(std::string_view spelling);

/// The short names of the units that a spelling can mean, where they are several: `M`, `Meilen`, `milles`, `миль`.
std::span<const std::string_view> units_in_doubt(std::string_view spelling);

/// The unit behind a word for a thousand, `Tsd. km` → `km`; empty where there is no such word, or nothing behind it.
std::string_view unit_behind_thousand(std::string_view spelling);

/// Whether it is a word of a language whose decimal sign is the comma: `Kilometer`, `км`.
bool is_unit_with_comma(std::string_view spelling);

/// For messages.
inline constexpr std::string_view length_units = "km, m, mi, nmi, ft or yd";

}  // namespace rangeband
