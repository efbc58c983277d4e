// SPDX-License-Identifier: MIT
/// Degrees as text: decimal, rounded as printf does, without the zeros at the end.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "io/text/json_text.hpp"
#include "rangeband/limits.hpp"

namespace rangeband::io {

/// The most characters of a coordinate, and room for what is written beyond its end.
inline constexpr std::size_t longest_degrees = 22;

constexpr std::int64_t power_of_ten(int exponent) { return exponent == 0 ? 1 : 10 * power_of_ten(exponent - 1); }

/// The whole degrees of a coordinate and the point behind them.
struct Whole {
    std::array<char, 4> text;
    std::uint8_t length;  ///< without the point
};

inline constexpr auto wholes = [] {
    std::array<Whole, 361> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        Whole& whole = table[i];
        for (std::size_t ten = i >= 100 ? 100 : i >= 10 ? 10 : 1; ten > 0; ten /= 10)
            whole.text[whole.length++] = static_cast<char>('0' + i / ten % 10);
        whole.text[whole.length] = '.';
    }
    return table;
}();

[[noreturn]] void refuse_degrees(double degrees);

/// `nearest`, or the integer beside it that is nearer to degrees·scale than to what this product was rounded to.
double beside_half(double degrees, double scale, double nearest);

/// The integer nearest to degrees·10^D, as printf rounds: the product is rounded once more than the decimal text would
/// be, which matters only beside a half, where the exact remainder decides.
template <int D>
inline std::int64_t to_units(double degrees) {
    constexpr auto scale = static_cast<double>(power_of_ten(D));
    constexpr double doubt = D <= 9 ? 0x1p-10 : 0x1p-4;          // more than the rounding of the product at 360 degrees
    constexpr double to_integer = 0x1.8p52;                      // adding and subtracting it rounds to even
    if (!(std::abs(degrees) <= 360.0)) refuse_degrees(degrees);  // whole degrees are looked up in a table
    const double product = degrees * scale;
    double nearest = (product + to_integer) - to_integer;
    if (std::abs(product - nearest) > 0.5 - doubt) nearest = beside_half(degrees, scale, nearest);
    return static_cast<std::int64_t>(nearest);
}

/// The eight digits of a number below 10^8 as bytes from 0 to 9, the first in the lowest byte. All digits are found at
/// once: the number is split into halves of four, two and one digits, each beside the other in one register.
inline std::uint64_t eight_digits(std::uint64_t number) {
    // Multiplying and shifting divides by 10,000, 100 and 10, exactly for numbers as small as each step has.
    const std::uint64_t high = number * 109'951'163 >> 40;
    const std::uint64_t fours = high | (number - high * 10'000) << 32;
    const std::uint64_t hundreds = (fours * 10'486 >> 20) & 0x0000'007f'0000'007f;
    const std::uint64_t pairs = hundreds | (fours - hundreds * 100) << 16;
    const std::uint64_t tens = (pairs * 103 >> 10) & 0x000f'000f'000f'000f;
    return tens | (pairs - tens * 10) << 8;
}

/// The digits without the zeros at their end; there is room for all eight.
inline char* write_fraction(char* to, std::uint64_t digits) {
    const std::uint64_t text = digits + 0x3030'3030'3030'3030;
    for (int i = 0; i < 8; ++i) to[i] = static_cast<char>(text >> 8 * i);  // one store where bytes run that way
    return to + 8 - std::countl_zero(digits) / 8;
}

/// `-12.34`; trailing zeros are left out.
template <int D>
inline char* write_units(char* to, std::int64_t units) {
    constexpr auto scale = static_cast<std::uint64_t>(power_of_ten(D));
    *to = '-';
    to += units < 0 ? 1 : 0;
    const auto magnitude = static_cast<std::uint64_t>(units < 0 ? -units : units);
    const auto degrees = magnitude / scale;
    const auto fraction = magnitude - degrees * scale;
    const Whole& whole = wholes[degrees];
    std::memcpy(to, whole.text.data(), whole.text.size());
    to += whole.length;
    if (fraction == 0) return to;
    ++to;  // the point
    if constexpr (D <= 8) {
        return write_fraction(to, eight_digits(fraction * power_of_ten(8 - D)));
    } else {
        constexpr auto half = static_cast<std::uint64_t>(power_of_ten(8));
        const auto long_fraction = fraction * power_of_ten(16 - D);
        const auto last = long_fraction % half;
        char* const end = write_fraction(to, eight_digits(long_fraction / half));
        return last == 0 ? end : write_fraction(to + 8, eight_digits(last));
    }
}

/// Calls with the number of decimals as a constant, as which `to_units` and `write_units` take it.
template <typename Use>
void with_decimals(int decimals, Use use) {
    switch (std::clamp(decimals, limits::fewest_decimals, limits::most_decimals)) {
        case 7:
            return use(std::integral_constant<int, 7>());
        case 8:
            return use(std::integral_constant<int, 8>());
        case 9:
            return use(std::integral_constant<int, 9>());
        case 10:
            return use(std::integral_constant<int, 10>());
        case 11:
            return use(std::integral_constant<int, 11>());
        default:
            return use(std::integral_constant<int, 12>());
    }
}

/// `-12.34`, with so many decimals at most: trailing zeros are left out.
void append_degrees(TextBuffer& out, double degrees, int decimals);

}  // namespace rangeband::io
