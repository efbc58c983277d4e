// SPDX-License-Identifier: MIT
#include "io/read/csv_types.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "io/read/read_columns.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {
namespace {

/// `007`, `-01`: an identifier, not a number.
bool leading_zero(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

bool is_mark(char c) { return c == '.' || c == ','; }

/// Where the first point or comma is, or the text's end.
std::size_t first_mark(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find_if(text, is_mark) - text.begin());
}

/// The number that it is under some decimal sign.
std::optional<double> real_of(std::string_view text) {
    if (leading_zero(text) || text.empty()) return std::nullopt;
    if (!is_digit(text.back()) && text.back() != '.') return std::nullopt;  // `inf` and `nan` are words
    const std::size_t mark = first_mark(text);
    if (mark == text.size()) {
        const bool digits_only = text.find_first_of("eE") == std::string_view::npos;
        if (digits_only && text.size() > 15) return std::nullopt;  // a double would change the last digits
        return as_number<double>(text);
    }
    std::array<char, 64> point{};
    if (text.size() >= point.size()) return std::nullopt;
    std::memcpy(point.data(), text.data(), text.size());
    point[mark] = '.';
    const auto value = as_number<double>({point.data(), text.size()});
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// Whether it may have a thousands mark, where that is the table's decimal sign.
bool may_have_thousands(std::string_view text, DecimalSign sign) {
    const std::size_t mark = first_mark(text);
    if (mark == text.size() || sign == (text[mark] == '.' ? DecimalSign::point : DecimalSign::comma)) return false;
    const std::size_t minus = text.starts_with('-') ? 1 : 0;
    return may_part_thousands(text.substr(minus), mark - minus);
}

std::optional<std::int64_t> integer_of(std::string_view text) {
    return leading_zero(text) ? std::nullopt : as_number<std::int64_t>(text);
}

std::optional<Date> date_of(std::string_view text) {
    if (text.size() != 10 || (text[4] != '-' && text[4] != '/') || text[7] != text[4]) return std::nullopt;
    const auto year = as_number<unsigned>(text.substr(0, 4));
    const auto month = as_number<unsigned>(text.substr(5, 2));
    const auto day = as_number<unsigned>(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day)};
    const std::chrono::year_month_day calendar{std::chrono::year(date.year), std::chrono::month(*month),
                                               std::chrono::day(*day)};
    return calendar.ok() ? std::optional(date) : std::nullopt;
}

/// Up to the last digit.
std::string_view figures_in(std::string_view text) {
    while (!text.empty() && !is_digit(text.back())) text.remove_suffix(1);
    return text;
}

/// The decimal sign of `480,5 km`, `1.234,5` and `1.234.567`; none of `1.500`, which can have either.
std::optional<DecimalSign> only_sign(std::string_view text) {
    const std::string_view figures = figures_in(text);
    if (!std::ranges::all_of(figures, [](char c) { return is_digit(c) || is_mark(c); })) return std::nullopt;
    const std::size_t first = first_mark(figures), last = figures.find_last_of(".,");
    if (first == figures.size() || (first == last && may_part_thousands(figures, first))) return std::nullopt;
    const bool thousands = first != last && figures[first] == figures[last];
    if (thousands) {
        const std::vector<std::string_view> groups = split(figures, figures[first]);
        const auto is_group = [](std::string_view group) { return group.size() == 3; };
        if (!std::all_of(groups.begin() + 1, groups.end(), is_group)) return std::nullopt;  // `500..900`
    }
    return (figures[last] == '.') == thousands ? DecimalSign::comma : DecimalSign::point;
}

/// `5.500` of `5.500 km`: whole hundreds, if the point parts thousands.
std::string_view hundreds_in(std::string_view text) {
    const std::string_view figures = figures_in(text);
    const bool hundreds = figures.ends_with("00") && may_part_thousands(figures, figures.find('.'));
    return hundreds ? figures : std::string_view();
}

}  // namespace

void ColumnType::see(std::string_view cell) {
    const auto text = trimmed(cell);
    if (text.empty()) return;
    seen_ = true;
    if (const auto sign = only_sign(text)) (*sign == DecimalSign::point ? point_ : comma_) = true;
    if (const std::string_view figures = hundreds_in(text), largest = hundreds_in(hundreds_);
        std::pair(figures.size(), figures) > std::pair(largest.size(), largest)) {
        hundreds_ = text;
    }
    if (date_ && !date_of(text)) date_ = false;
    if (integer_ && !integer_of(text)) integer_ = false;
    if (integer_ && text.size() <= 15) return;  // a longer one is no real number, which would change its last digits
    if (real_ == std::array{false, false, false}) return;
    const bool is_real = real_of(text).has_value();
    for (const auto sign : {DecimalSign::point, DecimalSign::comma, DecimalSign::unknown}) {
        bool& real = real_.at(static_cast<std::size_t>(sign));
        real = real && is_real && !may_have_thousands(text, sign);
    }
}

DecimalSign ColumnType::sign_beside(DecimalSign coordinates) const {
    if (point_ == comma_) return point_ ? DecimalSign::unknown : coordinates;
    return point_ ? DecimalSign::point : DecimalSign::comma;
}

FieldType ColumnType::type(DecimalSign sign) const {
    if (!seen_) return FieldType::text;
    if (date_) return FieldType::date;
    if (integer_) return FieldType::integer;
    return real_.at(static_cast<std::size_t>(sign)) ? FieldType::real : FieldType::text;
}

Value value_of(std::string_view cell, FieldType type, DecimalSign sign) {
    const auto text = trimmed(cell);
    if (text.empty()) return {};
    switch (type) {
        case FieldType::integer:
            if (const auto value = integer_of(text)) return *value;
            break;
        case FieldType::real:
            if (may_have_thousands(text, sign)) break;
            if (const auto value = real_of(text)) return *value;
            break;
        case FieldType::date:
            if (const auto value = date_of(text)) return *value;
            break;
        case FieldType::text:
            return std::string(cell);
    }
    return {};
}

}  // namespace rangeband::io
