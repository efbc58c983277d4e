// SPDX-License-Identifier: MIT
#include "operations/input/range_column.hpp"

#include <fmt/format.h>

#include <variant>

#include "operations/features/columns.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
namespace {

/// `1.234,5 km` → `1234.5km`
std::string plain_figure(std::string_view text, DecimalSign sign) {
    const std::size_t end = text.find_last_of("0123456789") + 1;
    return with_decimal_point(text.substr(0, end), sign) + std::string(trimmed(text.substr(end)));
}

}  // namespace

std::shared_ptr<const catalog::Range> range_in(const io::Value& value, const RangeColumn& column, DecimalSign sign) {
    const std::string text(trimmed(text_of(value)));
    if (text.empty()) throw Error::usage(fmt::format("column '{}' has no range", column.name));
    const bool is_number = !std::holds_alternative<std::string>(value);
    const std::size_t dots = text.find("..");
    std::string plain;
    try {
        const std::string_view figures = text;
        plain = is_number           ? text
                : dots == text.npos ? plain_figure(figures, sign)
                                    : fmt::format("{}..{}", plain_figure(figures.substr(0, dots), sign),
                                                  plain_figure(figures.substr(dots + 2), sign));
    } catch (const Error& error) {
        throw error.within("range");
    }
    if (plain.find(',') != plain.npos) {
        throw Error::usage(fmt::format("range '{}' is not one number; write it as 480.5", text));
    }
    const bool has_unit = !is_digit(plain.back()) && plain.back() != '.';
    if (!has_unit && column.unit.empty()) {
        throw Error::usage(fmt::format("range '{}' has no unit; write {}km, or {}", text, text,
                                       parameter(fmt::format("range_column {}:km", column.name))));
    }
    const auto ranges = catalog::parse_plain_range(has_unit ? plain : plain + column.unit);
    return std::make_shared<const catalog::Range>(ranges.front());
}

}  // namespace rangeband::operations
