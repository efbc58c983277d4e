// SPDX-License-Identifier: MIT
#include "catalog/row.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "catalog/text.hpp"
#include "rangeband/dates.hpp"
#include "rangeband/error.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"

namespace rangeband::catalog {
namespace {

bool is_id(std::string_view text) {
    const auto allowed = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-'; };
    return std::all_of(text.begin(), text.end(), allowed) && text.front() != '-';
}

bool is_length(const std::string& text) {
    if (!is_digit(text.front())) return false;  // of an id, and hardly one begins with a digit
    try {
        geodesic::parse_length(text, "id");
        return true;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

std::string Row::where() const { return fmt::format("{}: line {}", file_, row_.line()); }

void Row::fail(std::string_view what) const { throw Error::file(fmt::format("{}: {}", where(), what)); }

std::string Row::text(std::string_view column) const { return std::string(trimmed(row_[column])); }

std::string Row::required(std::string_view column) const {
    std::string value = text(column);
    if (value.empty()) fail(fmt::format("{} is empty; every row needs one", column));
    return value;
}

std::string Row::id(std::string_view column) const {
    std::string value = required(column);
    if (!is_id(value)) {
        fail(fmt::format("{} '{}' is not an id; use lower-case letters, digits and hyphens", column, value));
    }
    return value;
}

std::string Row::range_id(std::string_view column) const {
    std::string value = id(column);
    if (is_length(value)) fail(fmt::format("{} '{}' reads as a length; a range must mean one of them", column, value));
    return value;
}

std::string Row::date(std::string_view column) const {
    std::string value = text(column);
    if (!value.empty() && !read_date(value)) {
        fail(fmt::format("{} '{}' is not a date; write 2019-01-23, 2019-01, 2019 or nothing", column, value));
    }
    return value;
}

std::optional<double> Row::number(std::string_view column, std::string_view example) const {
    const std::string_view value = trimmed(row_[column]);
    if (value.empty()) return std::nullopt;
    const auto number = as_number<double>(value);
    if (!number || !std::isfinite(*number)) {
        fail(fmt::format("{} '{}' is not a number; write one like {}", column, value, example));
    }
    return number;
}

std::optional<Length> Row::kilometres(std::string_view column) const {
    const std::optional<double> value = number(column, "1250.5");
    if (!value) return std::nullopt;
    if (*value < 0.0) fail(fmt::format("{} {} is negative", column, plain_number(*value)));
    return Length::km(*value);
}

std::size_t Row::one_of(std::string_view column, std::span<const std::string_view> words) const {
    const std::string value = required(column);
    const auto found = std::find(words.begin(), words.end(), value);
    if (found == words.end()) {
        fail(fmt::format("unknown {} '{}'; use one of: {}", column, value, fmt::join(words, ", ")));
    }
    return static_cast<std::size_t>(found - words.begin());
}

std::string Row::word(std::string_view column, std::span<const std::string_view> words) const {
    return text(column).empty() ? std::string() : std::string(words[one_of(column, words)]);
}

std::optional<geodesic::Position> Row::position() const {
    const std::optional<double> lat = number("lat", "48.815"), lon = number("lon", "-1.28222");
    if (lat.has_value() != lon.has_value()) fail("has only one of lat and lon; give both or neither");
    if (!lat) return std::nullopt;
    if (std::abs(*lat) > 90.0) fail(fmt::format("lat {} is outside -90..90", *lat));
    if (std::abs(*lon) > 180.0) fail(fmt::format("lon {} is outside -180..180", *lon));
    return geodesic::Position::deg(*lat, *lon);
}

std::vector<geodesic::Position> Row::corners(std::string_view column) const {
    const std::string text = required(column);
    std::vector<geodesic::Position> corners;
    for (const std::string_view corner : split(text, ';')) {
        try {
            const geodesic::TypedPosition typed = geodesic::parse_position(trimmed(corner));
            if (!typed.name.empty()) throw Error::usage("a corner has no name");
            corners.push_back(typed.position);
        } catch (const Error& error) {
            fail(fmt::format("{}: {}; write LAT,LON; LAT,LON; LAT,LON", column, error.what()));
        }
    }
    if (corners.size() < 3) fail(fmt::format("{} has {} of the 3 corners that an area needs", column, corners.size()));
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const geodesic::Position& next = corners[(i + 1) % corners.size()];
        if (std::abs(geodesic::normalise_longitude(next.lon() - corners[i].lon())) < 180.0) continue;
        fail(fmt::format("{}: neighbours are 180 degrees of longitude apart; put a corner between them", column));
    }
    return corners;
}

void Row::check_order(std::string_view from, std::string_view to) const {
    const std::string first = date(from), last = date(to);
    if (period_of(first, last).empty()) {
        fail(fmt::format("{} {} lies after {} {}", from, first, to, last));
    }
}

}  // namespace rangeband::catalog
