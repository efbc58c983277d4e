/// Ranges from a column of the sites' own file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "rangeband/catalog/range.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::cli {

/// `--range-column NAME[:UNIT]`
struct RangeColumn {
    std::string name;
    std::string unit;   ///< `km`, `m`, `mi`, `nmi`, or empty: each value carries its own
    std::string where;  ///< for messages
};

/// What follows the last colon is the unit only if it is one; a column's name may hold a colon.
RangeColumn parse_range_column(std::string_view text, std::string where);

/// The one range that a value of the column states: a length or an interval `500..1000`.
/// Throws Error(usage) for an empty value, one without unit, a list, and whatever is no range.
std::shared_ptr<const catalog::Range> range_in(const io::Value& value, const RangeColumn& column);

}  // namespace rangeband::cli
