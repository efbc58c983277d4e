#include "cli/validity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/columns.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

/// The days of a date of any precision; none for a day that no calendar has.
std::optional<Period> days_of(const io::Date& date) {
    const year_month whole_month{year(date.year), month(static_cast<unsigned>(std::max(date.month, 1)))};
    if (!whole_month.ok()) return std::nullopt;
    const Day start = whole_month / 1;
    if (date.month == 0) return Period{start, Day((whole_month + years(1)) / 1) - days(1)};
    if (date.day == 0) return Period{start, Day((whole_month + months(1)) / 1) - days(1)};
    const year_month_day day = whole_month / date.day;
    if (!day.ok()) return std::nullopt;
    return Period{Day(day), Day(day)};
}

std::optional<Period> days_of(const std::string& iso) {
    const io::Value value = date_value(iso);
    const auto* date = std::get_if<io::Date>(&value);
    return date == nullptr ? std::nullopt : days_of(*date);
}

/// `1988-06-01` is ten characters, and no part is shorter than two digits.
bool looks_like_date(const std::string& text) {
    constexpr std::string_view form = "9999-99-99";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (form[i] == '9' ? text[i] < '0' || text[i] > '9' : text[i] != form[i]) return false;
    }
    return true;
}

}  // namespace

Period both(const Period& a, const Period& b) {
    return {!a.first || (b.first && *b.first > *a.first) ? b.first : a.first,
            !a.last || (b.last && *b.last < *a.last) ? b.last : a.last};
}

bool Period::meets(const Period& other) const {
    const Period common = both(*this, other);
    return !common.first || !common.last || *common.first <= *common.last;
}

Period parse_date(const std::string& text) {
    const auto days = looks_like_date(text) ? days_of(text) : std::nullopt;
    if (!days) throw Error::usage(fmt::format("'{}' is no date; write 1988-06-01, 1988-06 or 1988", text));
    return *days;
}

Period validity_of(const std::string& valid_from, const std::string& valid_to) {
    Period period;
    if (const auto from = days_of(valid_from)) period.first = from->first;
    if (const auto to = days_of(valid_to)) period.last = to->last;
    return period;
}

Period validity_of(const catalog::Range& range) { return validity_of(range.valid_from, range.valid_to); }
Period validity_of(const Place& place) { return validity_of(place.valid_from, place.valid_to); }

Item valid_in(Item item, const Period& period) {
    const Period of_place = both(validity_of(item.place), period);
    if (of_place.first && of_place.last && *of_place.first > *of_place.last) item.ranges.clear();
    std::erase_if(item.ranges, [&](const auto& range) { return !validity_of(*range).meets(of_place); });
    return item;
}

std::string iso_date(Day day) {
    const year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

}  // namespace rangeband::cli
