// SPDX-License-Identifier: MIT
#include "io/read/csv_types.hpp"

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

std::optional<double> real_of(std::string_view text, DecimalSign sign) {
    if (leading_zero(text) || text.empty()) return std::nullopt;
    const char last = text.back();
    if ((last < '0' || last > '9') && last != '.') return std::nullopt;  // `inf` and `nan` are words
    const bool digits_only = text.find_first_of(".,eE") == std::string_view::npos;
    if (digits_only && text.size() > 15) return std::nullopt;  // a double would change the last digits
    const auto mark = text.find_first_of(".,");
    if (mark == std::string_view::npos) return as_number<double>(text);
    const auto usual = text[mark] == '.' ? DecimalSign::point : DecimalSign::comma;
    const std::size_t minus = text.starts_with('-') ? 1 : 0;
    if (sign != usual && may_part_thousands(text.substr(minus), mark - minus)) return std::nullopt;
    std::array<char, 64> point{};
    if (text.size() >= point.size()) return std::nullopt;
    std::memcpy(point.data(), text.data(), text.size());
    point[mark] = '.';
    const auto value = as_number<double>({point.data(), text.size()});
    return value && std::isfinite(*value) ? value : std::nullopt;
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

/// The decimal sign of `480,5 km`, `1.234,5` and `1.234.567`; none of `1.500`, which can have either.
std::optional<DecimalSign> only_sign(std::string_view text) {
    const std::string_view figures = text.substr(0, text.find_last_of("0123456789") + 1);
    if (figures.empty() || figures.find_first_not_of("0123456789.,") != figures.npos) return std::nullopt;
    const auto first = figures.find_first_of(".,"), last = figures.find_last_of(".,");
    if (first == figures.npos || (first == last && may_part_thousands(figures, first))) return std::nullopt;
    const bool thousands = first != last && figures[first] == figures[last];
    const std::vector<std::string_view> groups = split(figures, figures[first]);
    const auto is_group = [](std::string_view group) { return group.size() == 3; };
    if (thousands && !std::all_of(groups.begin() + 1, groups.end(), is_group)) return std::nullopt;  // `500..900`
    return (figures[last] == '.') == thousands ? DecimalSign::comma : DecimalSign::point;
}

/// `5.500` of `5.500 km`: whole hundreds, if the point parts thousands.
std::string_view hundreds_in(std::string_view text) {
    const std::string_view figures = text.substr(0, text.find_last_of("0123456789") + 1);
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
    for (const auto sign : {DecimalSign::point, DecimalSign::comma, DecimalSign::unknown}) {
        bool& real = real_.at(static_cast<std::size_t>(sign));
        real = real && real_of(text, sign);
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
            if (const auto value = real_of(text, sign)) return *value;
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
