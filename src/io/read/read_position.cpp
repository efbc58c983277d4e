// SPDX-License-Identifier: MIT
#include "io/read/read_position.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/furthest_longitude.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {
namespace {

/// `0034` may be 0°34'.
bool may_run_together(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    constexpr std::size_t more_than_degrees = 4;
    return text.starts_with('0') && text.size() >= more_than_degrees &&
           std::ranges::all_of(text.substr(0, more_than_degrees), is_digit);
}

/// The common case without an exception or a copy: a plain decimal number.
std::optional<double> plain_number(std::string_view text, double bound) {
    if (may_run_together(text)) return std::nullopt;
    const auto value = as_number<double>(text);
    return value && std::abs(*value) <= bound ? value : std::nullopt;
}

std::string missing(bool latitude, bool longitude) {
    if (latitude && longitude) return "has no latitude and no longitude";
    return latitude ? "has no latitude" : "has no longitude";
}

template <typename Parse>
bool parses(Parse parse, std::string_view text) {
    try {
        parse(text);
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::string with_swap_hint(std::string reason, bool swapped) {
    if (swapped && reason.find("swap") == std::string::npos) reason += "; latitude and longitude look swapped";
    return reason;
}

/// `2024/05/11`: what a spreadsheet makes of some numbers.
bool is_date(std::string_view text) {
    const bool parted = text.size() == 10 && (text[4] == '/' || text[4] == '-') && text[7] == text[4];
    return parted && std::ranges::all_of(text, [&](char c) { return is_digit(c) || c == text[4]; });
}

/// `48:34:12` of `PT48H34M12S`, which is a spreadsheet's cell of that type, or empty.
std::string time_in(std::string_view text) {
    if (text.size() < 3 || !text.starts_with("PT") || !(is_digit(text[2]) || text[2] == '-')) return {};
    std::string time(text.substr(2));
    std::erase(time, 'S');
    std::ranges::replace_if(
        time, [](char c) { return c == 'H' || c == 'M'; }, ':');
    return time;
}

RowPosition parse_carefully(const std::string& latitude, const std::string& longitude) {
    RowPosition row;
    row.coordinates = latitude + "," + longitude;
    for (const std::string& text : {latitude, longitude}) {
        const std::string time = time_in(text);
        if (!is_date(text) && time.empty()) continue;
        row.reason = fmt::format("'{}' is a {}; a spreadsheet has changed this cell{}", time.empty() ? text : time,
                                 time.empty() ? "date" : "time",
                                 time.empty() ? "" : "; format the column as text and type it again");
        return row;
    }
    try {
        const auto lat = geodesic::parse_latitude(latitude);
        row.position = geodesic::Position::at(lat, geodesic::parse_longitude(longitude));
    } catch (const Error& error) {
        const bool swapped = !parses(geodesic::parse_latitude, latitude) &&
                             parses(geodesic::parse_longitude, latitude) && parses(geodesic::parse_latitude, longitude);
        row.reason = with_swap_hint(error.what(), swapped);
    }
    return row;
}

}  // namespace

std::string coordinate_text(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with("=\"") && text.ends_with('"') && text.size() > 3) text = text.substr(2, text.size() - 3);
    if (text.size() > 1 && text.front() == '\'' && (is_digit(text[1]) || text[1] == '-')) text.remove_prefix(1);
    return with_point_for_comma(text);
}

RowPosition position_from_pair(std::string_view text, geodesic::Order order) {
    RowPosition row;
    if (trimmed(text).empty()) {
        row.reason = missing(true, true);
        return row;
    }
    try {
        geodesic::TypedPosition typed = geodesic::parse_position(text, order);
        if (!typed.name.empty()) throw Error::file(fmt::format("'{}' is more than a position", text));
        row.position = typed.position;
        row.coordinates = std::move(typed.coordinates);
        if (typed.is_view) row.note = "is read as the middle of the map that the address shows";
    } catch (const Error& error) {
        row.reason = error.what();
    }
    return row;
}

bool depends_on_order(std::string_view pair) {
    try {
        return geodesic::parse_position(pair).by_order;
    } catch (const Error&) {
        return false;  // reading its row says so
    }
}

RowPosition position_from_text(std::string_view latitude, std::string_view longitude) {
    latitude = trimmed(latitude);
    longitude = trimmed(longitude);
    RowPosition row;
    if (latitude.empty() || longitude.empty()) {
        row.reason = missing(latitude.empty(), longitude.empty());
        return row;
    }
    const auto lat = plain_number(latitude, 90.0);
    const auto lon = plain_number(longitude, geodesic::furthest_longitude);
    if (!lat || !lon) return parse_carefully(coordinate_text(latitude), coordinate_text(longitude));
    row.position = geodesic::Position::deg(*lat, *lon);
    row.coordinates.reserve(latitude.size() + longitude.size() + 1);
    row.coordinates.append(latitude).append(1, ',').append(longitude);
    return row;
}

RowPosition position_from_numbers(double latitude, double longitude) {
    RowPosition row;
    if (!std::isfinite(latitude) || !std::isfinite(longitude)) {
        row.reason = "has coordinates that are not finite numbers";
    } else if (std::abs(latitude) > 90.0) {
        row.reason = with_swap_hint(fmt::format("latitude {} is outside -90..90", latitude),
                                    std::abs(latitude) <= 180.0 && std::abs(longitude) <= 90.0);
    } else if (std::abs(longitude) > geodesic::furthest_longitude) {
        row.reason = fmt::format("longitude {0} is outside -{1}..{1}", longitude, geodesic::furthest_longitude);
    } else {
        row.position = geodesic::Position::deg(latitude, longitude);
        row.coordinates = fmt::format("{},{}", latitude, longitude);
    }
    return row;
}

}  // namespace rangeband::io
