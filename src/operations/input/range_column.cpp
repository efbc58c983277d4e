// SPDX-License-Identifier: MIT
#include "operations/input/range_column.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "operations/features/columns.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

/// Half a meridian.
constexpr Length farthest = Length::km(20'004);

/// `480, 500`, `500,1000` and, where the decimal sign is a point, `30,50` are lists to many: they ascend.
void refuse_list(std::string_view text, DecimalSign sign) {
    const auto comma = text.find(',');
    if (comma == text.npos || text.find(',', comma + 1) != text.npos || text.find('.') != text.npos) return;
    const std::string_view first = trimmed(text.substr(0, comma)), rest = trimmed(text.substr(comma + 1));
    const std::string_view second = rest.substr(0, rest.find_first_not_of("0123456789"));
    constexpr std::size_t most_decimals = 3;
    if (first.empty() || second.empty()) return;
    const bool ascends = second.front() != '0' && std::pair(first.size(), first) < std::pair(second.size(), second);
    const bool is_list = second.size() > most_decimals || text[comma + 1] == ' ' ||
                         (sign == DecimalSign::point && ascends && second.size() < most_decimals);
    if (!is_list) return;
    throw Error::usage(fmt::format("range '{}' can be {}.{} or the two ranges {} and {}; write one, with a point", text,
                                   first, second, first, second));
}

/// Three decimals may be thousands where nobody knows the decimal sign; here the table has told.
std::string with_settled_point(std::string figure) {
    const auto point = figure.find('.');
    const auto end = std::min(figure.find_first_not_of("0123456789", point + 1), figure.size());
    if (figure.find_first_not_of("0123456789.eE+") != figure.npos) return figure;  // `500-1.000`
    if (point != figure.npos && end == point + 4) figure.insert(end, "0");
    return figure;
}

/// A figure's own unit, or that of its column; null where neither is known.
const LengthUnit* unit_of(std::string_view text, const RangeColumn& column) {
    const std::string_view own = trimmed(text.substr(text.find_last_of("0123456789") + 1));
    return length_unit(own.empty() ? std::string_view(column.unit) : own);
}

/// Whether the point in `614.183` may separate thousands: not where nothing on the Earth is as far as that.
bool may_be_thousands(std::string_view text, const LengthUnit* unit) {
    std::string whole(text.substr(0, text.find_last_of("0123456789") + 1));
    std::erase(whole, '.');
    return unit == nullptr || whole.empty() || !std::ranges::all_of(whole, is_digit) ||
           !(std::stod(whole) * unit->one > farthest);
}

/// `1.234,5 km` → `1234.5km`
std::string plain_figure(std::string_view text, DecimalSign sign, const LengthUnit* unit) {
    const std::size_t end = text.find_last_of("0123456789") + 1;
    if (sign == DecimalSign::unknown && !may_be_thousands(text, unit)) sign = DecimalSign::point;
    refuse_list(text, sign);
    return with_settled_point(with_decimal_point(text.substr(0, end), sign)) + std::string(trimmed(text.substr(end)));
}

/// `Дальность, тыс. км`, `Range (1000 km)`, `Range [mi/km]`: headers that say more of the unit than its name.
void refuse_multiples(std::string_view header, std::string_view before, std::string_view word) {
    const auto open = before.find_last_of("([");
    const bool number_counts = open != before.npos && before.find_first_of(")]", open) == before.npos;
    static constexpr std::string_view multiples =
        " тыс тысяч tsd tausend thousand thousands hundred hundreds mio million сот ";
    std::string small = small_letters(before);
    std::ranges::replace_if(
        small, [](char c) { return std::string_view("_-([,/:.'").find(c) != std::string_view::npos; }, ' ');
    std::vector<std::string_view> words = split(small, ' ');
    std::erase(words, "");
    const auto is_multiple = [&](std::string_view each) {
        if (each.starts_with('x')) each.remove_prefix(1);
        return (number_counts && std::ranges::all_of(each, is_digit)) ||
               multiples.find(fmt::format(" {} ", each)) != multiples.npos;
    };
    const auto is_other = [&](std::string_view each) {
        return each.size() > 1 && length_unit(each) != nullptr && length_unit(each) != length_unit(word);
    };
    if (words.empty() || (!is_multiple(words.back()) && std::ranges::none_of(words, is_other))) return;
    throw Error::usage(
        fmt::format("column '{}' does not say which unit its numbers are in; rename it, such as 'range ({})'", header,
                    length_unit(word)->name));
}

/// `Range (M)`, `Reichweite in Meilen`
void refuse_unit_in_doubt(std::string_view header) {
    std::string_view text = trimmed(header);
    const bool brackets = text.ends_with(')') || text.ends_with(']');
    if (brackets) text = trimmed(text.substr(0, text.size() - 1));
    const std::string_view word = text.substr(text.find_last_of(" _-([,/:.") + 1);
    const auto units = units_in_doubt(word);
    const bool sure = word.size() > 1 || brackets;
    if (units.empty() || !sure || word.size() == text.size()) return;
    throw Error::usage(fmt::format("the unit '{}' of column '{}' can be {}; name it with {}", word, header,
                                   fmt::join(units, " or "),
                                   parameter(fmt::format("range_column \"{}:{}\"", header, units.back()))));
}

/// The last word of a header, if it is a unit. A letter alone is one in brackets or behind `in`.
std::string unit_in(std::string_view header) {
    std::string_view text = trimmed(header);
    const bool brackets = text.ends_with(')') || text.ends_with(']');
    if (brackets) text = trimmed(text.substr(0, text.size() - 1));
    const auto front = text.find_last_of(" _-([,/:.");
    const std::string_view word = text.substr(front + 1);
    const LengthUnit* const unit = front == text.npos ? nullptr : length_unit(word);
    if (unit == nullptr) return {};
    const std::string before = small_letters(trimmed(text.substr(0, front)));
    refuse_multiples(header, text.substr(0, front), word);
    const bool sure = word.size() > 1 || brackets || before.ends_with(" in") || before.ends_with(" в");
    return sure ? std::string(unit->name) : std::string();
}

/// `500 1000km`
bool has_two_numbers(std::string_view text) {
    for (auto blank = text.find(' '); blank != text.npos; blank = text.find(' ', blank + 1)) {
        const std::string_view before = trimmed(text.substr(0, blank)), behind = trimmed(text.substr(blank));
        if (!before.empty() && !behind.empty() && is_digit(before.back()) && is_digit(behind.front())) return true;
    }
    return false;
}

/// Of a column in a message that a shell may read.
std::string_view quote_around(std::string_view column) {
    return column.find_first_of(" ()[]'&;") == column.npos ? "" : "\"";
}

/// `range_km`, `Max. range`, `Reichweite`, and not `orange`.
bool says_range(std::string_view header) {
    static constexpr std::array<std::string_view, 10> words = {"range",  "reach",   "radius", "reichweite", "дальность",
                                                               "радиус", "alcance", "radio",  "portée",     "rayon"};
    const std::string small = small_letters(header);
    return std::ranges::any_of(words, [&](std::string_view word) {
        const auto at = small.find(word);
        return at != small.npos && (at == 0 || std::string_view(" _-.([").find(small[at - 1]) != std::string::npos);
    });
}

}  // namespace

std::string column_called_like_ranges(const std::vector<std::string>& columns) {
    const auto has_clear_unit = [](const std::string& column) {
        try {
            refuse_unit_in_doubt(column);
            unit_in(column);
            return true;
        } catch (const Error&) {
            return false;
        }
    };
    const auto found = std::ranges::find_if(
        columns, [&](const std::string& column) { return says_range(column) && has_clear_unit(column); });
    if (found == columns.end()) return {};
    const bool has_unit = !unit_in(*found).empty();
    return fmt::format("{0}{1}{2}{0}", quote_around(*found), *found, has_unit ? "" : ":km");
}

void refuse_unknown_unit(std::string_view unit) {
    if (const auto units = units_in_doubt(unit); !units.empty()) {
        throw Error::usage(fmt::format("the unit '{}' can be {}; write one of these", unit, fmt::join(units, " or ")));
    }
    if (trimmed(unit).empty())
        throw Error::usage(fmt::format("there is no unit after the colon; use {}", length_units));
    throw Error::usage(fmt::format("the unit '{}' is not known; use {}", unit, length_units));
}

void refuse_thousands_in_doubt(std::string_view cell, const RangeColumn& column) {
    const std::string_view figure = cell.substr(0, cell.find_last_of("0123456789") + 1);
    const LengthUnit* const unit = unit_of(cell, column);
    if (figure.empty() || unit == nullptr || !may_be_thousands(cell, unit)) return;
    with_decimal_point(figure, DecimalSign::unknown);  // refuses it with both readings
}

RangeColumn with_unit_of_header(RangeColumn column, std::string_view header) {
    const std::string unit = unit_in(header);
    if (column.unit.empty()) refuse_unit_in_doubt(header);
    if (!unit.empty() && !column.unit.empty() && unit != column.unit) {
        throw Error::usage(
            fmt::format("column '{}' is in {} by its header and in {} by the request; leave the unit out "
                        "or rename the column",
                        header, unit, column.unit));
    }
    if (column.unit.empty()) column.unit = unit;
    return column;
}

std::string beyond_the_earth(const catalog::Range& range) {
    if (!(range.max > farthest) || range.min > Length()) return {};
    return fmt::format("range {} covers the whole Earth: nothing is farther than 20,004 km", range.title);
}

std::shared_ptr<const catalog::Range> range_in(const io::Value& value, const RangeColumn& column, DecimalSign sign) {
    const bool is_number = !std::holds_alternative<std::string>(value);
    std::string text = is_number ? io::text_of(value) : catalog::without_range_words(io::text_of(value));
    if (text.size() > 1 && text.front() == '\'' && is_digit(text[1])) text.erase(0, 1);  // Excel's mark of text
    if (std::holds_alternative<Date>(value)) {
        throw Error::usage(fmt::format("range '{}' is a date; a spreadsheet has changed this cell", text));
    }
    if (text.empty()) throw Error::usage(fmt::format("column '{}' has no range", column.name));
    const std::size_t dots = text.find("..");
    std::string plain;
    try {
        const std::string_view figures = text;
        const LengthUnit* const unit = is_number ? nullptr : unit_of(figures, column);
        plain = is_number           ? with_settled_point(text)
                : dots == text.npos ? plain_figure(figures, sign, unit)
                                    : fmt::format("{}..{}", plain_figure(figures.substr(0, dots), sign, unit),
                                                  plain_figure(figures.substr(dots + 2), sign, unit));
    } catch (const Error& error) {
        throw error.within("range");
    }
    if (plain.find_first_of(",;/&|") != plain.npos || has_two_numbers(plain)) {
        throw Error::usage(fmt::format("range '{}' is not one number; a cell has one range, such as 480.5", text));
    }
    const bool has_unit = !is_digit(plain.back()) && plain.back() != '.';
    if (!has_unit && plain.find_first_not_of("0123456789.eE+- ") != plain.npos) {
        throw Error::usage(fmt::format("range '{}' is not a length; write a number, or one with its unit", text));
    }
    if (!has_unit && column.unit.empty()) {
        const std::string_view quote = quote_around(column.name);
        throw Error::usage(fmt::format("range '{}' has no unit; write {}km, or name the unit of all ({}) with {}", text,
                                       text, length_units,
                                       parameter(fmt::format("range_column {0}{1}:UNIT{0}", quote, column.name))));
    }
    const auto ranges = catalog::parse_plain_range(has_unit ? plain : plain + column.unit);
    if (const std::string named = unit_in(column.name); has_unit && !named.empty()) {
        const auto unit = ranges.front().written_max ? ranges.front().written_max->unit : named;
        if (unit != named) {
            throw Error::usage(
                fmt::format("range '{}' is in {}, and its column '{}' in {}", text, unit, column.name, named));
        }
    }
    const bool has_groups = !is_number && text.find_first_of(", '") != text.npos;
    if (has_groups && ranges.front().max > farthest) {
        throw Error::usage(
            fmt::format("range '{}' would be {}, and nothing on the Earth is farther than 20,004 km; a cell "
                        "has one range",
                        text, ranges.front().title));
    }
    return std::make_shared<const catalog::Range>(ranges.front());
}

}  // namespace rangeband::operations
