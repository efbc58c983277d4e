// SPDX-License-Identifier: MIT
#include "rangeband/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

year_month month_of(const Date& date) {
    return {std::chrono::year(date.year), std::chrono::month(static_cast<unsigned>(std::max(date.month, 1)))};
}

year_month_day day_of(const Date& date) {
    return month_of(date) / std::chrono::day(static_cast<unsigned>(std::max(date.day, 1)));
}

}  // namespace

std::optional<Date> read_date(std::string_view iso) {
    constexpr std::array<std::size_t, 3> lengths = {4, 2, 2};
    Date date;
    const std::array<int*, 3> parts = {&date.year, &date.month, &date.day};
    const auto pieces = split(iso, '-');
    if (pieces.size() > parts.size()) return std::nullopt;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::string_view piece = pieces[i];
        if (piece.size() != lengths[i] || !std::ranges::all_of(piece, is_digit)) return std::nullopt;
        std::from_chars(piece.data(), piece.data() + piece.size(), *parts[i]);
        if (*parts[i] == 0) return std::nullopt;
    }
    return day_of(date).ok() ? std::optional(date) : std::nullopt;
}

std::string iso_text(const Date& date) {
    if (date.month == 0) return fmt::format("{:04}", date.year);
    if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string iso_text(Day day) { return iso_text(date_of(day)); }

Date day_of_epoch(std::string_view seconds) {
    constexpr std::int64_t end_of_9999 = 253'402'300'799;
    std::int64_t time = 0;
    const auto [end, error] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), time);
    const bool known =
        error == std::errc() && end == seconds.data() + seconds.size() && time >= 0 && time <= end_of_9999;
    return date_of(std::chrono::floor<days>(std::chrono::sys_seconds(std::chrono::seconds(known ? time : 0))));
}

Date date_of(Day day) {
    const year_month_day date(day);
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

bool Period::meets(const Period& other) const { return !both(*this, other).empty(); }

Period both(const Period& a, const Period& b) {
    return {!a.first || (b.first && *b.first > *a.first) ? b.first : a.first,
            !a.last || (b.last && *b.last < *a.last) ? b.last : a.last};
}

Period days_of(const Date& date) {
    const Day first = day_of(date);
    if (date.month == 0) return {first, Day((month_of(date) + years(1)) / 1) - days(1)};
    if (date.day == 0) return {first, Day((month_of(date) + months(1)) / 1) - days(1)};
    return {first, first};
}

namespace {

/// `1.6.1988` and `06/01/1988` in the form that is read, once for each order of day and month that a calendar has.
std::vector<std::string> isos_of(std::string_view text) {
    const auto sign = text.find_first_of("./-");
    if (sign == text.npos) return {};
    const auto parts = split(text, text[sign]);
    const auto is_number = [](std::string_view part, std::size_t most) {
        return !part.empty() && part.size() <= most && std::ranges::all_of(part, is_digit);
    };
    constexpr std::size_t digits_of_year = 4;
    if (parts.size() != 3) return {};
    const bool year_first = parts[0].size() == digits_of_year;
    const std::string_view year = year_first ? parts[0] : parts[2];
    if (year.size() != digits_of_year || !is_number(year, digits_of_year)) return {};
    const std::string_view a = year_first ? parts[1] : parts[0], b = year_first ? parts[2] : parts[1];
    if (!is_number(a, 2) || !is_number(b, 2)) return {};
    std::vector<std::string> isos;
    const auto add = [&](std::string_view month, std::string_view day) {
        std::string iso = fmt::format("{}-{:0>2}-{:0>2}", year, month, day);
        if (read_date(iso) && std::ranges::find(isos, iso) == isos.end()) isos.push_back(std::move(iso));
    };
    if (!year_first) add(b, a);  // the day comes first in most countries
    add(a, b);
    return isos;
}

}  // namespace

Period parse_period(std::string_view text) {
    const auto date = read_date(text);
    if (const auto isos = isos_of(text); !date && !isos.empty()) {
        throw Error::usage(fmt::format("'{}' {}", text,
                                       isos.size() == 1
                                           ? fmt::format("is a date in another form; write {}", isos[0])
                                           : fmt::format("can be {} or {}; write which", isos[0], isos[1])));
    }
    if (!date) throw Error::usage(fmt::format("'{}' is not a date; write 1988-06-01, 1988-06 or 1988", text));
    return days_of(*date);
}

Period period_of(std::string_view from, std::string_view to) {
    const auto first = read_date(from), last = read_date(to);
    return {first ? days_of(*first).first : std::nullopt, last ? days_of(*last).last : std::nullopt};
}

std::string_view later_start(std::string_view a, std::string_view b) {
    const auto start = [](std::string_view iso) { return period_of(iso, "").first; };
    return start(a) < start(b) ? b : a;
}

std::string_view earlier_end(std::string_view a, std::string_view b) {
    const auto end = [](std::string_view iso) { return period_of("", iso).last; };
    return !end(a) || (end(b) && *end(b) < *end(a)) ? b : a;
}

}  // namespace rangeband
