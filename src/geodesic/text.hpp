// SPDX-License-Identifier: MIT
/// Small pieces of reading text that the parsers of this room share.
#pragma once

#include <charconv>  // std::errc
#include <cmath>
#include <optional>
#include <string_view>

#include "rangeband/numbers.hpp"

namespace rangeband::geodesic {

/// Takes a decimal or scientific number off the front of `text`; the decimal sign is a point whatever the locale.
/// An exponent is only one when digits follow, so that `5e` is 5 and an `e`. Words such as `inf` are no numbers.
inline std::optional<double> take_number(std::string_view& text) {
    std::string_view rest = text;
    if (!rest.empty() && rest.front() == '+') rest.remove_prefix(1);
    const std::string_view digits = !rest.empty() && rest.front() == '-' ? rest.substr(1) : rest;
    if (digits.empty() || !((digits[0] >= '0' && digits[0] <= '9') || digits[0] == '.')) return std::nullopt;
    if (rest.data() != text.data() && rest.front() == '-') return std::nullopt;
    double value = 0.0;
    const auto [end, error] = read_number(rest.data(), rest.data() + rest.size(), value);
    if (error == std::errc::invalid_argument) return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        // from_chars leaves the value alone; too small is nothing, too large is infinite and refused further on.
        const std::string_view written(rest.data(), static_cast<std::size_t>(end - rest.data()));
        const bool small = written.find("e-") != written.npos || written.find("E-") != written.npos ||
                           written.find_first_of("123456789") > written.find('.');
        value = small ? 0.0 : std::copysign(HUGE_VAL, written.front() == '-' ? -1.0 : 1.0);
    }
    text = std::string_view(end, static_cast<std::size_t>(rest.data() + rest.size() - end));
    return value;
}

}  // namespace rangeband::geodesic
