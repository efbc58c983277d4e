// SPDX-License-Identifier: MIT
#include "io/read/columns_by_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "io/read/known_headers.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/hemisphere.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {
namespace {

constexpr std::size_t longest_side = 40;  ///< bytes of `южной широты`, and more

bool is_sixtieth(std::string_view text) {
    if (text.empty() || !is_digit(text.front()) || text.size() > 20) return false;
    const auto number = as_number<double>(coordinate_text(text));
    return number && *number < 60.0;
}

bool is_whole(std::string_view text) { return std::ranges::all_of(text, is_digit); }

/// With the quotes of minutes, and not what is empty.
bool lacks_sign(std::string_view degrees) {
    return !degrees.empty() && degrees.find_first_not_of("0123456789., '\"") == degrees.npos;
}

char side_of(std::string_view text) {
    if (text.size() > longest_side || is_digit(text.front()) || text.front() == '-') return '\0';
    return geodesic::hemisphere_of(plain_text(text));
}

void leave_out(SiteColumns& site, const std::string& header) {
    if (std::ranges::find(site.not_parts, header) == site.not_parts.end()) site.not_parts.push_back(header);
}

/// The columns of a coordinate stand together from the first to the last of them.
bool stands_beside(const AxisColumns& axis, std::size_t column) {
    return axis.has(column + 1) || (column > 0 && axis.has(column - 1));
}

}  // namespace

ColumnsByValue::ColumnsByValue(std::vector<std::string> headers)
    : headers_(std::move(headers)), columns_(headers_.size()) {}

void ColumnsByValue::see_cell(Cells& cells, std::string_view text) {
    cells.any = true;
    if (cells.hemispheres) {
        const char side = side_of(text);
        cells.hemispheres = side != '\0';
        cells.latitudes = cells.latitudes || side == 'N' || side == 'S';
        cells.longitudes = cells.longitudes || side == 'E' || side == 'W' || side == 'O';
    }
    if (std::ranges::any_of(text, is_digit)) {  // words may be a second line of headers
        cells.numbers = true;
        if (cells.sixtieths) cells.sixtieths = is_sixtieth(text);
        if (cells.whole) cells.whole = is_whole(text);
    }
    if (cells.signs) {
        cells.signs = text == "+" || text == "-" || text == "−" || text == "1" || text == "-1" || text == "+1";
        cells.minus = cells.minus || (cells.signs && text.front() != '+' && text.front() != '1');
    }
}

void ColumnsByValue::see(std::span<const std::string_view> cells, const SiteColumns& site) {
    if (!site.latitude.degrees || !site.longitude.degrees) return;
    const std::size_t count = std::min(cells.size(), columns_.size());
    const auto has_no_sign = [&](const AxisColumns& axis) {
        return *axis.degrees < count && lacks_sign(trimmed(cells[*axis.degrees]));
    };
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view text = trimmed(cells[i]);
        if (text.empty()) continue;
        Cells& column = columns_[i];
        see_cell(column, text);
        if (column.hemispheres && !column.backwards) {
            const char side = side_of(text);
            column.backwards = (side == 'S' && has_no_sign(site.latitude)) ||
                               ((side == 'W' || side == 'O') && has_no_sign(site.longitude));
        }
        if ((!site.longitude.has(i) && !column.hemispheres) || is_digit(text.back())) continue;
        const char last = column.hemispheres ? side_of(text) : text.back();
        column.east = column.east || last == 'E';
        column.west = column.west || last == 'W';
        column.o = column.o || last == 'O';
    }
}

bool ColumnsByValue::has_sides_of(std::size_t column, bool latitude) const {
    const Cells& cells = columns_[column];
    return cells.any && cells.hemispheres && (latitude ? cells.latitudes : cells.longitudes) &&
           !(cells.latitudes && cells.longitudes);
}

bool ColumnsByValue::is_side_of(std::size_t column, bool latitude) const {
    return columns_[column].backwards && has_sides_of(column, latitude);
}

/// One can only be of latitudes and one only of longitudes: that is no accident, whatever they are called.
bool ColumnsByValue::sides_are_paired(const SiteColumns& site) const {
    const auto has_one = [&](const AxisColumns& axis, bool latitude) {
        std::size_t found = axis.hemisphere ? 1 : 0;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (i != site.name && !site.is_place(i) && has_sides_of(i, latitude)) ++found;
        }
        return found == 1;
    };
    return has_one(site.latitude, true) && has_one(site.longitude, false);
}

/// A lone column that may be one is refused; two, of which one can only be of latitude and one only of longitude, are
/// those wherever they stand. What says nothing but north or east changes no place.
void ColumnsByValue::add_hemisphere(SiteColumns& site, bool latitude) const {
    AxisColumns& axis = latitude ? site.latitude : site.longitude;
    if (axis.hemisphere) return;
    const bool paired = sides_are_paired(site);
    std::vector<std::size_t> found, beside;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (site.is_place(i) || i == site.name) continue;
        const bool says_so =
            paired || names_hemisphere(headers_[i]) || (i > 0 && is_nameless(headers_[i], headers_[i - 1]));
        if (is_side_of(i, latitude)) (stands_beside(axis, i) && says_so ? beside : found).push_back(i);
    }
    if (beside.size() == 1) {
        axis.hemisphere = beside.front();
    } else if (beside.empty() && found.size() == 1 && paired) {
        axis.hemisphere = found.front();
    } else if (!beside.empty() || !found.empty()) {
        const std::string& name = headers_[beside.empty() ? found.front() : beside.front()];
        if (site.chosen) return leave_out(site, name);
        throw Error::file(
            fmt::format("column '{}' contains only hemispheres of the {}; call it '{}', or name the "
                        "coordinates with {} and {} if it is something else",
                        name, latitude ? "latitude" : "longitude", latitude ? "lat hemisphere" : "lon hemisphere",
                        parameter("lat_column NAME"), parameter("lon_column NAME")));
    }
}

/// Minutes and seconds behind whole degrees, by their headers, which need not name the coordinate.
void ColumnsByValue::add_parts(SiteColumns& site, AxisColumns& axis, bool latitude) const {
    if (!columns_[*axis.degrees].whole) return;
    const auto can_be = [&](std::size_t column, Part part) {
        if (column >= columns_.size() || site.is_place(column) || column == site.name) return false;
        const auto meaning = part_in(headers_[column]);
        if (site.chosen && meaning && meaning->axis != Axis::none) return false;  // what is chosen is the whole of it
        if (!meaning || meaning->part != part || !columns_[column].numbers || !columns_[column].sixtieths) return false;
        return meaning->axis == Axis::none || meaning->axis == (latitude ? Axis::latitude : Axis::longitude);
    };
    const auto take = [&](std::optional<std::size_t>& part, std::size_t behind, Part which) {
        if (!part && can_be(behind + 1, which)) part = behind + 1;
    };
    take(axis.minutes, *axis.degrees, Part::minutes);
    if (axis.minutes && columns_[*axis.minutes].whole) take(axis.seconds, *axis.minutes, Part::seconds);
}

void ColumnsByValue::refuse_left_over(SiteColumns& site) const {
    for (const AxisColumns* axis : {&site.latitude, &site.longitude}) {
        const bool lacks_minutes = !axis->minutes;
        const bool lacks_seconds = !axis->seconds && (lacks_minutes || columns_[*axis->minutes].whole);
        if (!columns_[*axis->degrees].numbers || !columns_[*axis->degrees].whole || !lacks_seconds) continue;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (site.is_place(i) || i == site.name || !columns_[i].numbers || !columns_[i].sixtieths) continue;
            const auto meaning = part_in(headers_[i]);
            const bool says =
                meaning && meaning->part != Part::degrees && (lacks_minutes || meaning->part == Part::seconds);
            const bool nameless = axis->has(i - 1) && i > 0 && is_nameless(headers_[i], headers_[i - 1]);
            if (!says && !nameless) continue;
            if (site.chosen) {
                leave_out(site, headers_[i]);
                continue;
            }
            const std::string_view coordinate = axis == &site.latitude ? "latitude" : "longitude";
            throw Error::file(
                fmt::format("column '{}' can be minutes or seconds of the {} in '{}', which has whole "
                            "degrees; call them such as 'lat deg', 'lat min', 'lat sec', 'lon deg', "
                            "'lon min' and 'lon sec', or leave out a column that is something else",
                            trimmed(headers_[i]).empty() ? fmt::format("column_{}", i + 1) : headers_[i], coordinate,
                            headers_[*axis->degrees]));
        }
    }
}

/// `O` is the west where another row has an east, and the east where one has a west.
void ColumnsByValue::settle_o(AxisColumns& axis) const {
    for (const auto column : {axis.degrees, axis.hemisphere}) {
        if (!column || !columns_[*column].o) continue;
        if (columns_[*column].west && !columns_[*column].east) axis.o_is = 'E';
        if (columns_[*column].east && !columns_[*column].west) axis.o_is = 'W';
    }
}

void ColumnsByValue::complete(SiteColumns& site) const {
    if (!site.latitude.degrees || !site.longitude.degrees) return;
    const SiteColumns by_headers = site;
    add_parts(site, site.latitude, true);
    add_parts(site, site.longitude, false);
    const bool alike = site.latitude.minutes.has_value() == site.longitude.minutes.has_value() &&
                       site.latitude.seconds.has_value() == site.longitude.seconds.has_value();
    if (!alike) site = by_headers;  // minutes of one of them are more likely minutes of something else
    add_hemisphere(site, true);
    add_hemisphere(site, false);
    refuse_left_over(site);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (site.is_place(i) || !columns_[i].any || !columns_[i].signs || !columns_[i].minus) continue;
        if (!says_sign(headers_[i])) continue;
        throw Error::file(fmt::format("column '{}' has signs; write them into the coordinates", headers_[i]));
    }
    settle_o(site.longitude);
}

}  // namespace rangeband::io
