// SPDX-License-Identifier: MIT
#include "operations/input/range_column.hpp"

#include <fmt/format.h>

#include "operations/features/columns.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::operations {
std::shared_ptr<const catalog::Range> range_in(const io::Value& value, const RangeColumn& column) {
    const std::string text(trimmed(text_of(value)));
    if (text.empty()) throw Error::usage(fmt::format("column '{}' has no range", column.name));
    // A comma here is a decimal comma far more often than a list; a guess would draw rings of 480 and 5 km for 480,5.
    if (text.find(',') != std::string::npos) {
        throw Error::usage(fmt::format("range '{}' has a comma; write a point: 480.5", text));
    }
    const bool has_unit = is_letter(text.back());
    if (!has_unit && column.unit.empty()) {
        throw Error::usage(fmt::format("range '{}' has no unit; write {}km, or {}", text, text,
                                       parameter(fmt::format("range_column {}:km", column.name))));
    }
    const auto ranges = catalog::parse_plain_range(has_unit ? text : text + column.unit);
    return std::make_shared<const catalog::Range>(ranges.front());
}

}  // namespace rangeband::operations
