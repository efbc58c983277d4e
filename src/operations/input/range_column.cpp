#include "cli/range_column.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 4> units = {"km", "m", "mi", "nmi"};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string text_of(const io::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return std::string(trimmed(*text));
    if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *integer);
    return {};
}

}  // namespace

RangeColumn parse_range_column(std::string_view text, std::string where) {
    const std::size_t colon = text.rfind(':');
    if (colon != std::string_view::npos) {
        const std::string_view suffix = text.substr(colon + 1);
        for (const std::string_view unit : units) {
            if (suffix == unit) return {std::string(text.substr(0, colon)), std::string(unit), std::move(where)};
        }
    }
    return {std::string(text), "", std::move(where)};
}

std::shared_ptr<const catalog::Range> range_in(const io::Value& value, const RangeColumn& column) {
    const std::string text = text_of(value);
    if (text.empty()) throw Error::usage(fmt::format("column '{}' has no range", column.name));
    // A comma here is a decimal comma far more often than a list; a guess would draw rings of 480 and 5 km for 480,5.
    if (text.find(',') != std::string::npos) {
        throw Error::usage(fmt::format("range '{}' has a comma; write a point: 480.5", text));
    }
    const bool has_unit = is_letter(text.back());
    if (!has_unit && column.unit.empty()) {
        throw Error::usage(
            fmt::format("range '{}' has no unit; write {}km, or --range-column {}:km", text, text, column.name));
    }
    const auto ranges = catalog::parse_plain_range(has_unit ? text : text + column.unit);
    return std::make_shared<const catalog::Range>(ranges.front());
}

}  // namespace rangeband::cli
