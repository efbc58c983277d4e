// SPDX-License-Identifier: MIT
/// Dates as sources give them: a day, a month or a year; and periods of days.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace rangeband {

/// `month` and `day` are zero where a source names only a year or a month.
struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
    auto operator<=>(const Date&) const = default;
};

/// `1988`, `1988-06` or `1988-06-01` (ISO 8601) of the calendar, years from 0001 on; none for anything else.
std::optional<Date> read_date(std::string_view iso);

/// A day of the calendar.
using Day = std::chrono::sys_days;

/// With its month and its day.
Date date_of(Day day);

/// @{
/// `1988-06-01`, as precise as the date.
std::string iso_text(const Date& date);
std::string iso_text(Day day);
/// @}

/// From the first day of its beginning to the last day of its end, both inclusive. An unknown beginning or end leaves
/// the period open on that side.
struct Period {
    std::optional<Day> first, last;  ///< both inclusive

    /// Whether it contains no day.
    bool empty() const { return first && last && *first > *last; }

    /// Whether the two have a day in common.
    bool meets(const Period& other) const;
};

/// The days that both have.
Period both(const Period& a, const Period& b);

/// The day in UTC of a time in seconds since 1970, as in `SOURCE_DATE_EPOCH`; 1970-01-01 for anything else.
Date day_of_epoch(std::string_view seconds);

/// All days of a year, a month or a day of the calendar.
Period days_of(const Date& date);

/// `1988`, `1988-06`, `1988-06-01`: all days of it. Throws Error(usage) for anything else.
Period parse_period(std::string_view text);

/// From the first day of one date to the last day of another. Either may be empty or not a date, and is then open.
Period period_of(std::string_view from, std::string_view to);

/// @{
/// The later beginning, or the earlier end; an empty text is no limit. Dates of different precision compare by their
/// days: 1988-06-01 ends before 1988 does.
std::string_view later_start(std::string_view a, std::string_view b);
std::string_view earlier_end(std::string_view a, std::string_view b);
/// @}

}  // namespace rangeband
