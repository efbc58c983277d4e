// SPDX-License-Identifier: MIT
#include "cli/terminal/table_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "cli/terminal/say.hpp"
#include "rangeband/text.hpp"

namespace rangeband::cli {
namespace {

/// 15 significant digits, whatever the locale.
std::string number_text(double number) { return fmt::format("{:.15g}", number); }

std::string rounded_text(double number) {
    constexpr double all_whole = 100.0;
    if (number < all_whole) return fmt::format("{:.3g}", number);
    return grouped(static_cast<unsigned long long>(std::llround(number)));
}

/// Only what is nothing or all says so.
std::string percent_text(double share) {
    const double percent = 100.0 * share;
    if (share == 0.0 || share == 1.0) return fmt::format("{:.0f} %", percent);
    if (percent < 0.1) return "< 0.1 %";
    if (percent > 99.9) return "> 99.9 %";
    return fmt::format("{:.1f} %", percent);
}

/// `-1,234.5`
std::string fixed_text(double number, int decimals) {
    const std::string digits = fmt::format("{:.{}f}", std::abs(number), decimals);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::string sign = number < 0.0 && digits.find_first_not_of("0.") != digits.npos ? "-" : "";
    return sign + grouped(std::strtoull(digits.c_str(), nullptr, 10)) + digits.substr(point);
}

std::string figure_text(double number, Figures figures) {
    switch (figures.as) {
        case Figures::As::exact:
            return number_text(number);
        case Figures::As::fixed:
            return fixed_text(number, figures.decimals);
        case Figures::As::rounded:
            return rounded_text(number);
        case Figures::As::percent:
            return percent_text(number);
    }
    return {};
}

}  // namespace

bool is_number(const io::Value& value) {
    return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
}

std::string plain_text(const io::Value& value) {
    const auto* const number = std::get_if<double>(&value);
    return number != nullptr ? number_text(*number) : io::text_of(value);
}

std::string shown_text(const io::Value& value, const TableColumn& column) {
    if (const auto* real = std::get_if<double>(&value)) return figure_text(*real, column.figures);
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (whole != nullptr && *whole >= 0) return grouped(static_cast<unsigned long long>(*whole));
    std::string text = printable(plain_text(value), ' ');
    std::ranges::replace(text, '\n', ' ');
    return text;
}

}  // namespace rangeband::cli
