/// When a place or a range was there.
///
/// Dates are as precise as their source: a day, a month or a year. A period runs from the first day of its beginning to
/// the last day of its end; where no source says when it began or ended, it always did or still does.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "cli/place.hpp"

namespace rangeband::cli {

using Day = std::chrono::sys_days;

struct Period {
    std::optional<Day> first, last;  ///< both days belong to it

    /// Have the two a day in common?
    bool meets(const Period& other) const;
};

/// The days that both have; none when the first of them is after the last.
Period both(const Period& a, const Period& b);

/// `1988`, `1988-06`, `1988-06-01`: all days of it. Throws Error(usage) for anything else.
Period parse_date(const std::string& text);

/// Of ISO dates of the catalogue, either of which may be empty.
Period validity_of(const std::string& valid_from, const std::string& valid_to);
Period validity_of(const catalog::Range& range);
Period validity_of(const Place& place);

/// The item with those of its ranges that were there together with its place in the period.
Item valid_in(Item item, const Period& period);

/// `1988-06-01`
std::string iso_date(Day day);

}  // namespace rangeband::cli
