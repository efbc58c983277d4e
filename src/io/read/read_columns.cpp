// SPDX-License-Identifier: MIT
#include "io/read/read_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "io/read/known_headers.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {
namespace {

/// With the letter O of a pair or a header as the language has it: `48,57 N, 46,25 O`, `N 48°34' O 46°15'`.
std::string with_letter_o(std::string_view pair, char o_is) {
    std::string text(pair);
    const auto is_end = [&](std::size_t at) {
        return at >= text.size() || std::string_view(" ,;.").find(text[at]) != std::string_view::npos;
    };
    for (std::size_t i = 0; o_is != '\0' && i < text.size(); ++i) {
        const bool behind = i > 0 && !is_letter(text[i - 1]) && is_end(i + 1);
        const bool in_front = (i == 0 || text[i - 1] == ' ' || text[i - 1] == ',') && i + 1 < text.size() &&
                              (text[i + 1] == ' ' || is_digit(text[i + 1]));
        if (text[i] == 'O' && (behind || in_front)) text[i] = o_is;
    }
    return text;
}

/// One search for all roles in the headers of one table.
class Finder {
  public:
    Finder(std::span<const std::string> headers, const ColumnChoice& choice) : headers_(headers), choice_(choice) {
        o_is_ = letter_o_in(headers);
        for (const std::string& header : headers) {
            meanings_.push_back(coordinate_in(header));
            if (!meanings_.back() && o_is_ != '\0') meanings_.back() = coordinate_in(with_letter_o(header, o_is_));
            const bool to_the_left = meanings_.size() > 1 && meanings_.back() && meanings_.back()->axis == Axis::none;
            if (to_the_left && meanings_[meanings_.size() - 2]) {
                meanings_.back()->axis = meanings_[meanings_.size() - 2]->axis;
            }
        }
        for (std::size_t i = 0; i < headers_.size(); ++i) name_parts_before(i);
    }

    SiteColumns columns(bool name_alone) const {
        SiteColumns found;
        if (!name_alone) find_place(found);
        found.name = choice_.name ? chosen(*choice_.name, "name_column")
                                  : only([&](std::size_t i) { return found.is_place(i) ? 0 : name_rank(headers_[i]); },
                                         "name", parameter("name_column NAME"));
        return found;
    }

  private:
    void find_place(SiteColumns& found) const {
        found.chosen = choice_.latitude || choice_.longitude;
        found.o_is = o_is_;
        if (choice_.latitude && choice_.latitude == choice_.longitude) {  // one column with both
            found.pair = chosen(*choice_.latitude, "lat_column");
            found.order = pair_in(headers_[*found.pair]).value_or(geodesic::Order::unknown);
            return;
        }
        found.latitude = axis(Axis::latitude, choice_.latitude, "latitude", "lat_column NAME");
        found.longitude = axis(Axis::longitude, choice_.longitude, "longitude", "lon_column NAME");
        if (found.chosen && !found.positioned()) {
            const bool latitude = found.latitude.degrees.has_value();
            throw Error::file(fmt::format(
                "has no column for the {}; name it with {} (the same name if one column has both)",
                latitude ? "longitude" : "latitude", parameter(latitude ? "lon_column NAME" : "lat_column NAME")));
        }
        if (!found.positioned()) {
            found.pair = only([&](std::size_t i) { return pair_in(headers_[i]) ? 1 : 0; }, "coordinates",
                              fmt::format("{} and {} (the same for both)", parameter("lat_column NAME"),
                                          parameter("lon_column NAME")));
            if (found.pair) found.order = *pair_in(headers_[*found.pair]);
        }
        if (found.latitude.degrees && found.longitude.degrees) {
            for (std::size_t i = 0; i < headers_.size() && !found.second_pair; ++i) {
                if (!pair_in(headers_[i])) continue;
                found.second_pair = i;
                found.order = *pair_in(headers_[i]);
            }
            for (const auto& [latitude, longitude] : {std::pair("breite", "länge"), std::pair("y", "x")}) {
                if (found.second_latitude.degrees && found.second_longitude.degrees) break;
                found.second_latitude.degrees = second_of(latitude, found.latitude);
                found.second_longitude.degrees = second_of(longitude, found.longitude);
            }
        }
        if (found.latitude.degrees && !found.longitude.degrees && is_letter_n(headers_[*found.latitude.degrees])) {
            take_letter_o(found);
        }
        see_sizes(found);
        found.may_be_plane = found.latitude.degrees && found.longitude.degrees && !found.chosen &&
                             names_axes_of_plane(headers_[*found.latitude.degrees]) &&
                             names_axes_of_plane(headers_[*found.longitude.degrees]);
        found.geometry = only([&](std::size_t i) { return is_geometry(headers_[i]) ? 1 : 0; }, "geometry", "");
    }

    /// `N;O`: the O is the east in German and the west in Spanish and French.
    void take_letter_o(SiteColumns& found) const {
        const auto o = std::ranges::find_if(headers_, is_letter_o);
        if (o == headers_.end()) return;
        if (o_is_ == '\0') {
            throw Error::file(fmt::format(
                "column '{}' can be the longitude to the east (Ost) or to the west (Oeste, Ouest); call it E or W, or "
                "name the coordinates with {} and {}",
                *o, parameter("lat_column NAME"), parameter("lon_column NAME")));
        }
        found.longitude.degrees = static_cast<std::size_t>(o - headers_.begin());
        found.longitude.negative = o_is_ == 'W';
        found.pair.reset();
    }

    /// German tables call the size of a ship or a hall as they call its longitude and latitude.
    void see_sizes(SiteColumns& found) const {
        const auto latitude = found.latitude.degrees, longitude = found.longitude.degrees;
        if (!latitude || !longitude || found.chosen) return;
        if (!names_size(headers_[*latitude]) || !names_size(headers_[*longitude])) return;
        found.may_be_sizes = *longitude < *latitude;
        const auto measure = std::ranges::find_if(headers_, names_measure);
        if (measure == headers_.end()) return;
        throw Error::file(
            fmt::format("columns '{0}' and '{1}' can be longitude and latitude or, beside '{2}', the size "
                        "of something; if they are coordinates, say {3} and {4}",
                        headers_[*longitude], headers_[*latitude], *measure,
                        parameter(fmt::format("lat_column {}", headers_[*latitude])),
                        parameter(fmt::format("lon_column {}", headers_[*longitude]))));
    }

    std::optional<std::size_t> second_of(std::string_view header, const AxisColumns& first) const {
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            if (!first.has(i) && small_letters(trimmed(headers_[i])) == header) return i;
        }
        return std::nullopt;
    }

    /// `Grad;Min;Sek;N/S`: a column of hemispheres says of which coordinate the parts to its left are.
    void name_parts_before(std::size_t hemisphere) {
        if (!meanings_[hemisphere] || meanings_[hemisphere]->part != Part::hemisphere) return;
        std::size_t degrees = hemisphere;
        for (const Part part : {Part::seconds, Part::minutes, Part::degrees}) {
            if (degrees == 0) return;
            const auto meaning = part_in(headers_[degrees - 1]);
            if (meaning && meaning->part == part && meaning->axis == Axis::none) {
                --degrees;
            } else if (part != Part::seconds) {
                return;
            }
        }
        for (std::size_t i = degrees; i < hemisphere; ++i) {
            meanings_[i] = part_in(headers_[i]);
            meanings_[i]->axis = meanings_[hemisphere]->axis;
        }
    }

    std::size_t chosen(const std::string& name, std::string_view option) const {
        const auto is_it = [&](const auto& header) {
            return small_letters(trimmed(header)) == small_letters(trimmed(name));
        };
        if (const auto exact = std::ranges::find(headers_, name); std::ranges::count(headers_, name) == 1) {
            return static_cast<std::size_t>(exact - headers_.begin());
        }
        const auto found = std::ranges::find_if(headers_, is_it);
        if (std::ranges::count_if(headers_, is_it) > 1) {
            throw Error::file(fmt::format("two columns are called '{}'; rename one of them", *found));
        }
        if (found != headers_.end()) return static_cast<std::size_t>(found - headers_.begin());
        throw Error::file(
            fmt::format("has no column '{}' for {}; it has {}", name, parameter(option), list_names(headers_)));
    }

    /// The column of the best rank, counted from 1. `options` choose between two.
    template <typename Rank>
    std::optional<std::size_t> only(const Rank& rank, std::string_view what, std::string_view options) const {
        std::vector<std::size_t> best;
        for (std::size_t i = 0; i < headers_.size(); ++i) {
            const int here = rank(i);
            if (here == 0 || (!best.empty() && here > rank(best.front()))) continue;
            if (!best.empty() && here < rank(best.front())) best.clear();
            best.push_back(i);
        }
        if (best.empty()) return std::nullopt;
        if (best.size() == 1) return best.front();
        if (headers_[best[0]] == headers_[best[1]]) {
            throw Error::file(fmt::format("two columns are called '{}'; rename one of them", headers_[best[0]]));
        }
        throw Error::file(fmt::format("two columns can be the {}: '{}' and '{}'{}", what, headers_[best[0]],
                                      headers_[best[1]],
                                      options.empty() ? "" : fmt::format("; choose with {}", options)));
    }

    std::optional<std::size_t> part_of(Axis axis, Part part, std::string_view what, std::string_view option) const {
        return only(
            [&](std::size_t i) {
                const auto& meaning = meanings_[i];
                if (!meaning || meaning->axis != axis || meaning->part != part) return 0;
                return meaning->weak ? 2 : 1;
            },
            what, parameter(option));
    }

    AxisColumns axis(Axis axis, const std::optional<std::string>& choice, std::string_view what,
                     std::string_view option) const {
        AxisColumns found;
        const auto part = [&](Part which, std::string_view of) {
            return part_of(axis, which, fmt::format("{}{}", of, what), option);
        };
        found.degrees = choice ? chosen_degrees(*choice, option) : part(Part::degrees, "");
        if (!found.degrees) return found;
        const HeaderMeaning degrees = meanings_[*found.degrees].value_or(HeaderMeaning{});
        found.negative = degrees.negative;
        found.sexagesimal = degrees.sexagesimal;
        found.o_is = degrees.o_is == '\0' ? o_is_ : degrees.o_is;
        found.minutes = part(Part::minutes, "minutes of ");
        found.seconds = part(Part::seconds, "seconds of ");
        found.hemisphere = part(Part::hemisphere, "hemisphere of ");
        for (auto* const other : {&found.minutes, &found.seconds, &found.hemisphere}) {
            if (*other == found.degrees) other->reset();
        }
        if (found.hemisphere && meanings_[*found.hemisphere]->o_is != '\0') {
            found.o_is = meanings_[*found.hemisphere]->o_is;
        }
        // `Länge (m)` beside `Lon (deg)` is a length in metres.
        const auto is_another = [&](const std::optional<std::size_t>& column) {
            return column && meanings_[*column]->weak && !degrees.weak;
        };
        if (is_another(found.minutes)) found.minutes.reset();
        if (is_another(found.seconds)) found.seconds.reset();
        if (found.minutes && !found.seconds && part(Part::most, "most "))
            found.minutes.reset();  // the corners of a box
        if (found.minutes && !found.seconds && may_be_metres(headers_[*found.minutes])) {
            if (!choice) {
                throw Error::file(
                    fmt::format("column '{}' can be the minutes of '{}' or a length in metres; call it such as "
                                "'{} min', or name the one with the whole {} with {}",
                                headers_[*found.minutes], headers_[*found.degrees],
                                axis == Axis::latitude ? "lat" : "lon", what, parameter(option)));
            }
            found.minutes.reset();
        }
        const bool sure = degrees.says_degrees || found.seconds || found.hemisphere;
        if (found.minutes && !sure && choice) {
            found.minutes.reset();
        } else if (found.minutes && !sure) {
            throw Error::file(
                fmt::format("column '{}' can be the minutes of '{}' or its least value; name the one with "
                            "the whole {} with {}, or rename it",
                            headers_[*found.minutes], headers_[*found.degrees], what, parameter(option)));
        }
        if (found.seconds && !found.minutes) {
            throw Error::file(
                fmt::format("column '{}' can be the seconds of the {}, and none has its minutes; rename it",
                            headers_[*found.seconds], what));
        }
        return found;
    }

    /// What its header says against it holds, though it is chosen.
    std::size_t chosen_degrees(const std::string& choice, std::string_view option) const {
        const std::size_t column = chosen(choice, option.substr(0, option.find(' ')));
        const std::string& header = headers_[column];
        if (looks_like_place(headers_)) throw Error::file(no_header);
        if (const std::string reason = why_no_degrees(header); !reason.empty()) {
            throw Error::file(fmt::format("column '{}' {}; convert it to degrees on WGS84", header, reason));
        }
        const bool is_known =
            meanings_[column] && (meanings_[column]->negative || meanings_[column]->part == Part::hemisphere);
        if (!is_known && may_count_backwards(header)) {
            throw Error::file(
                fmt::format("column '{}' may count towards the south or west; give it signs, or call it "
                            "such as 'Latitude (S)' or 'Longitude (W)'",
                            header));
        }
        return column;
    }

    std::span<const std::string> headers_;
    const ColumnChoice& choice_;
    std::vector<std::optional<HeaderMeaning>> meanings_;
    char o_is_ = '\0';
};

/// With the letter O at either end as the table means it.
std::string with_side(std::string text, char o_is) {
    if (o_is == '\0' || text.empty()) return text;
    if (text.ends_with('O') && (text.size() == 1 || !is_letter(text[text.size() - 2]))) text.back() = o_is;
    if (text.starts_with('O') && text.size() > 1 && !is_letter(text[1])) text.front() = o_is;
    return text;
}

/// `48.3412` and no `48 34 12`.
bool is_decimal(std::string_view degrees) {
    return degrees.find_first_of(".,") != degrees.npos && degrees.find_first_not_of("+-0123456789.,") == degrees.npos;
}

bool is_unsigned(std::string_view degrees) { return degrees.find_first_not_of("0123456789., ") == degrees.npos; }

/// `48`, `34`, `11`, `N` → `48°34'11"N`; one column as it stands. None for a row without it.
std::string coordinate_of(const AxisColumns& columns, char negative,
                          const std::function<std::string_view(std::size_t)>& cell) {
    const auto text = [&](std::optional<std::size_t> column) {
        return column ? trimmed(cell(*column)) : std::string_view();
    };
    const std::string_view degrees = text(columns.degrees);
    if (columns.sexagesimal && !columns.minutes && is_decimal(degrees)) {
        throw Error::file(
            fmt::format("'{}' is a decimal number, and its header says degrees and minutes; write such as "
                        "48°34'12\" there, or rename the column if these are decimal degrees",
                        degrees));
    }
    if (!columns.minutes && !columns.hemisphere && !columns.negative) {
        return with_side(std::string(degrees), columns.o_is);
    }
    std::string whole = coordinate_text(degrees);
    if (whole.empty()) return whole;
    const std::array<std::pair<std::string_view, std::string_view>, 2> parts = {
        {{text(columns.minutes), "'"}, {text(columns.seconds), "\""}}};
    if (columns.minutes) whole += "°";
    for (const auto& [part, mark] : parts) {
        if (!part.empty()) whole += coordinate_text(part) + std::string(mark);
    }
    if (const std::string_view side = text(columns.hemisphere); !side.empty()) {
        if (std::ranges::any_of(side, is_digit)) {
            throw Error::file(fmt::format("'{}' is in the column of hemispheres and is not one", side));
        }
        whole += fmt::format(" {}", with_side(std::string(side), columns.o_is));
    } else if (columns.hemisphere && is_unsigned(degrees)) {
        throw Error::file(fmt::format("'{}' has no hemisphere beside it", degrees));
    } else if (columns.negative && degrees.starts_with('-')) {
        throw Error::file(
            fmt::format("'{}' has a minus sign, and its header counts towards the south or west", degrees));
    } else if (columns.negative && is_unsigned(degrees)) {
        whole += fmt::format(" {}", negative);
    }
    return whole;
}

}  // namespace

bool looks_like_place(std::span<const std::string> cells) {
    std::vector<std::string_view> numbers;
    bool fraction = false;
    for (const std::string& cell : cells) {
        const std::string_view text = trimmed(cell);
        if (text.empty() || text.find_first_not_of("0123456789.,+-") != text.npos || !is_digit(text.back())) continue;
        numbers.push_back(text);
        fraction = fraction || text.find_first_of(".,") != text.npos;
    }
    if (numbers.size() < 2) return false;
    const RowPosition place = position_from_text(numbers[0], numbers[1]);
    const bool counts_up = place.good() && place.position.lon() - place.position.lat() == 1.0;
    return place.good() && (fraction || !counts_up);  // `0,1,2` are the names of programs for columns without one
}

bool SiteColumns::is_place(std::size_t column) const {
    if (!latitude.degrees || !longitude.degrees) return pair ? column == pair : column == geometry;
    return latitude.has(column) || longitude.has(column);
}

SiteColumns find_site_columns(std::span<const std::string> headers, const ColumnChoice& choice, bool name_alone) {
    return Finder(headers, choice).columns(name_alone);
}

RowPosition position_in(const SiteColumns& columns, const std::function<std::string_view(std::size_t)>& cell) {
    try {
        if (columns.latitude.degrees && columns.longitude.degrees) {
            const std::string latitude = coordinate_of(columns.latitude, 'S', cell);  // its faults are told first
            return position_from_text(latitude, coordinate_of(columns.longitude, 'W', cell));
        }
        return position_from_pair(with_letter_o(cell(*columns.pair), columns.o_is), columns.order);
    } catch (const Error& error) {
        RowPosition row;
        row.reason = error.what();
        return row;
    }
}

std::string sentence_on_axes(std::string_view longitude, std::string_view latitude, std::string_view shown) {
    return fmt::format("{}: columns '{}' and '{}' are read as longitude and latitude, in degrees", shown, longitude,
                       latitude);
}

std::string sentence_on(std::span<const std::string> not_parts, std::string_view shown) {
    return fmt::format("{}: {} {} not used for the coordinates", shown, list_names(not_parts),
                       not_parts.size() == 1 ? "is" : "are");
}

std::string list_names(std::span<const std::string> names) {
    constexpr std::size_t most = 12;
    std::string result;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        const bool last = i + 1 == names.size();
        result += fmt::format("{}'{}'", i == 0 ? "" : last ? " and " : ", ", names[i]);
    }
    if (names.size() > most) result += fmt::format(" and {} more", names.size() - most);
    return result;
}

}  // namespace rangeband::io
