// SPDX-License-Identifier: MIT
// Positions as people type them, and as maps, articles, receivers and lists give them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "geodesic/coordinate.hpp"
#include "geodesic/military_grid.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::geodesic {
namespace {

constexpr std::string_view separators = ",;/|\t ";

/// The texts of the two coordinates, and where in the plain text a name begins.
struct Parts {
    std::string first, second;
    std::size_t name = std::string_view::npos;
    bool is_view = false;
};

std::string_view without_separators(std::string_view text) {
    text = trimmed(text);
    while (!text.empty() && separators.find(text.front()) != separators.npos) text.remove_prefix(1);
    while (!text.empty() && separators.find(text.back()) != separators.npos) text.remove_suffix(1);
    return text;
}

/// `48,57`: a comma between digits where nothing else is parted by commas.
std::string with_point(std::string_view text) {
    std::string coordinate(without_separators(text));
    const bool points = coordinate.find('.') != coordinate.npos;
    const auto comma = coordinate.find(',');
    if (points || comma == coordinate.npos || comma == 0 || comma + 1 >= coordinate.size()) return coordinate;
    if (is_digit(coordinate[comma - 1]) && is_digit(coordinate[comma + 1])) coordinate[comma] = '.';
    return coordinate;
}

bool reads_as(std::string_view text, const Axis& axis) {
    try {
        read_coordinate(text, axis);
        return true;
    } catch (const Error&) {
        return false;
    }
}

bool is_position(const Parts& parts) {
    return reads_as(parts.first, latitude_axis) && reads_as(parts.second, longitude_axis);
}

/// ` and 46.25° E` → `46.25° E`
std::string_view without_and(std::string_view text) {
    const std::string_view rest = without_separators(text);
    for (const std::string_view word : {"and ", "und ", "и ", "et ", "y "}) {
        if (rest.starts_with(word)) return rest.substr(word.size());
    }
    return text;
}

/// `48°34′11″N 46°15′14″E`, `46.25E 48.57N`, `N 48 34.2, E 46 15.3`, `48,57° N; 46,25° O`: hemispheres part them.
std::optional<Parts> by_hemispheres(std::string_view text) {
    struct Mark {
        Word word;
        bool in_front;
        bool of_longitude;
    };
    std::vector<Mark> marks;
    for (Word word = next_word(text, 0); word.end > word.begin && marks.size() < 2; word = next_word(text, word.end)) {
        // A name may follow at once, and the mark of seconds may go before: the longest end or beginning that is one.
        Word found{0, 0};
        for (std::size_t begin = word.begin; begin < word.end && found.end == 0; ++begin) {
            if (begin > word.begin && !is_blank(text[begin - 1])) continue;
            for (std::size_t end = word.end; end > begin; --end) {
                if (end < word.end && !is_blank(text[end]) && text[end - 1] != '.') continue;
                if (hemisphere_of(text.substr(begin, end - begin)) == '\0') continue;
                if (is_seconds_mark(text, begin, end)) continue;
                found = {begin, end};
                break;
            }
        }
        if (found.end == 0) {
            const char last = text[word.end - 1];
            const bool behind_mark = word.end - word.begin == 2 && hemisphere_of({&last, 1}) != '\0';  // `12sN`
            if (!behind_mark) continue;
            found = {word.end - 1, word.end};
        }
        const char side = hemisphere_of(text.substr(found.begin, found.end - found.begin));
        marks.push_back({found, trimmed(text.substr(0, found.begin)).empty(), side == 'E' || side == 'W'});
    }
    if (marks.size() < 2) return std::nullopt;
    const auto in_order = [&](Parts parts) {
        if (marks[0].of_longitude && !marks[1].of_longitude) std::swap(parts.first, parts.second);
        return parts;
    };
    if (!marks[0].in_front) {
        const std::size_t behind = marks[1].word.end;
        if (behind < text.size() && is_digit(text[behind])) return std::nullopt;  // `48N34 46E15`
        const std::string_view second = text.substr(marks[0].word.end, marks[1].word.end - marks[0].word.end);
        Parts parts{with_point(text.substr(0, marks[0].word.end)), with_point(without_and(second))};
        if (!trimmed(text.substr(marks[1].word.end)).empty()) parts.name = marks[1].word.end;
        return in_order(std::move(parts));
    }
    std::size_t end = marks[1].word.end;  // of the second coordinate: at a comma that is no decimal one
    for (; end < text.size(); ++end) {
        const bool decimal = text[end] == ',' && end + 1 < text.size() && is_digit(text[end + 1]);
        if ((text[end] == ',' && !decimal) || text[end] == ';') break;
    }
    Parts parts{with_point(text.substr(0, marks[1].word.begin)),
                with_point(text.substr(marks[1].word.begin, end - marks[1].word.begin))};
    if (end < text.size()) parts.name = end + 1;
    return in_order(std::move(parts));
}

bool is_whole(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789 \t-+") == text.npos; }

/// `48°34'12.5` → 3
std::size_t numbers_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool goes_on = i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '.');
        if (is_digit(text[i]) && !goes_on) ++count;
    }
    return count;
}

/// Whether the comma there stands between digits, as a decimal one does.
bool is_tight(std::string_view text, std::size_t comma) {
    return comma > 0 && comma + 1 < text.size() && is_digit(text[comma - 1]) && is_digit(text[comma + 1]);
}

/// `46,25°`, `E 46,25, Base`: a name that begins with a coordinate is the rest of one.
bool begins_with_coordinate(std::string_view name) {
    std::size_t end = 0;
    for (int commas = 0; commas < 3 && end < name.size(); ++commas) {
        end = std::min(name.find_first_of(",;", end + 1), name.size());
        const std::string head = with_point(name.substr(0, end));
        if (reads_as(head, latitude_axis) || reads_as(head, longitude_axis)) return true;
    }
    return false;
}

/// `48,57 46,25`, `48,57 46` and `48,57,46,25` are decimal commas, not 48° N, 57° E and a name of digits.
bool may_have_decimal_commas(const Parts& parts, std::string_view text) {
    const auto has_point = [](const std::string& coordinate) { return coordinate.find('.') != coordinate.npos; };
    const bool first_tight = is_tight(text, text.find(',')) && !has_point(parts.first);
    if (first_tight && numbers_in(parts.second) != numbers_in(parts.first)) return true;
    if (parts.name >= text.size()) return false;
    const bool second_tight = is_tight(text, parts.name - 1) && !has_point(parts.second);
    if (second_tight && !has_point(parts.first)) return true;
    const std::string_view name = trimmed(text.substr(parts.name));
    const bool coordinate = begins_with_coordinate(name);
    if ((first_tight || second_tight) && !has_point(parts.second) && coordinate) return true;
    const bool digit = !name.empty() && is_digit(name.front());
    return is_whole(parts.second) && digit && (coordinate || is_whole(parts.first));
}

/// `48,5700, 46,2500`, `-22,9 -43,2`: numbers without points, and two of their commas stand between digits.
bool all_commas_decimal(std::string_view text) {
    if (text.find_first_not_of("0123456789,+- ;") != text.npos) return false;
    std::size_t tight = 0;
    for (auto comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1)) {
        tight += is_tight(text, comma) ? 1 : 0;
    }
    return tight == 2;
}

[[noreturn]] void refuse_decimal_commas(std::string_view text) {
    throw Error::usage(
        fmt::format("position '{}' has decimal commas, or a name of digits; write points: 48.57,46.25 "
                    "(and whole degrees before such a name as 48.0,57.0)",
                    text));
}

std::optional<Parts> by_commas(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == text.npos) return std::nullopt;
    const std::size_t next = text.find(',', comma + 1);
    const std::size_t length = next == text.npos ? next : next - comma - 1;
    return Parts{std::string(trimmed(text.substr(0, comma))), std::string(trimmed(text.substr(comma + 1, length))),
                 next == text.npos ? next : next + 1};
}

/// `48,57; 46,25; Name`, also parted by `|` or a tab.
std::optional<Parts> by_separator(std::string_view text) {
    std::size_t at = text.find_first_of(";|\t");
    if (at == text.npos) at = text.find(" / ") == text.npos ? text.npos : text.find(" / ") + 1;
    if (at == text.npos) return std::nullopt;
    const std::size_t next = text.find(text[at], at + 1);
    const std::size_t length = next == text.npos ? next : next - at - 1;
    return Parts{with_point(text.substr(0, at)), with_point(text.substr(at + 1, length)),
                 next == text.npos ? next : next + 1};
}

/// `48.57 46.25`, `48 34 12 46 15 14`, `48,57° 46,25°`: numbers, as many for the one as for the other.
std::optional<Parts> by_blanks(std::string_view text) {
    static constexpr std::string_view degree = "°";
    const std::size_t sign = text.find(degree);
    const std::size_t second = sign == text.npos ? sign : text.find(degree, sign + degree.size());
    if (second != text.npos) {
        std::size_t begin = second;
        while (begin > 0 && std::string_view("0123456789.,").find(text[begin - 1]) != text.npos) --begin;
        if (begin > 0 && (text[begin - 1] == '-' || text[begin - 1] == '+')) --begin;
        return Parts{with_point(text.substr(0, begin)), with_point(text.substr(begin))};
    }
    if (text.find(',') != text.npos) return std::nullopt;
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_blank(text[at]) && (at == 0 || is_blank(text[at - 1]))) starts.push_back(at);
    }
    if (starts.size() % 2 != 0 || starts.empty() || starts.size() > 6) return std::nullopt;
    const std::size_t middle = starts[starts.size() / 2];
    return Parts{std::string(trimmed(text.substr(0, middle))), std::string(trimmed(text.substr(middle)))};
}

/// ISO 6709: `+48.57+046.25/`, `+4834+04615/`, `+483411+0461514+120/`.
std::optional<Parts> by_signs(std::string_view text) {
    const auto is_sign = [](char c) { return c == '+' || c == '-'; };
    if (text.empty() || !is_sign(text.front())) return std::nullopt;
    if (text.ends_with('/')) text.remove_suffix(1);
    if (text.find_first_not_of("0123456789.+-") != text.npos) return std::nullopt;
    const auto second = text.find_first_of("+-", 1);
    if (second == text.npos) return std::nullopt;
    const auto coordinate = [](std::string_view part, const Axis& axis) {
        const char hemisphere = part.front() == '-' ? axis.negative : axis.positive;
        return fmt::format("{}{}", part.substr(1), hemisphere);
    };
    const auto height = std::min(text.find_first_of("+-", second + 1), text.size());
    return Parts{coordinate(text.substr(0, second), latitude_axis),
                 coordinate(text.substr(second, height - second), longitude_axis)};
}

std::string without_percents(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        const bool is_code =
            text[at] == '%' && at + 2 < text.size() &&
            std::from_chars(text.data() + at + 1, text.data() + at + 3, code, 16).ptr == text.data() + at + 3;
        plain += is_code ? static_cast<char>(static_cast<unsigned char>(code)) : text[at] == '+' ? ' ' : text[at];
        if (is_code) at += 2;
    }
    return plain_text(plain).text;
}

/// The place that somebody marked, which stands beside the view of the map: in the path of Google's, in `pt=` (the
/// longitude first), `whatshere[point]=` (too) and `text=` of Yandex's.
std::optional<Parts> pin_in(std::string_view text, bool longitude_first) {
    const auto pair_in = [](std::string_view part, bool swap) -> std::optional<Parts> {
        const std::string plain = without_percents(part);
        auto parts = by_hemispheres(plain);
        if (!parts) parts = by_commas(plain);
        if (!parts) return std::nullopt;
        if (swap) std::swap(parts->first, parts->second);
        return is_position(*parts) ? parts : std::nullopt;
    };
    for (const std::string_view before : {"/maps/place/", "/maps/search/"}) {
        const auto place = text.find(before);
        if (place == text.npos || text.find("!3d") != text.npos) continue;
        const auto begin = place + before.size();
        if (auto pin = pair_in(text.substr(begin, text.find_first_of("/?", begin) - begin), false)) return pin;
    }
    if (!longitude_first) return std::nullopt;
    struct Mark {
        std::string_view before;
        bool longitude_first;
    };
    for (const auto& [before, swap] : {Mark{"whatshere%5Bpoint%5D=", true}, Mark{"whatshere[point]=", true},
                                       Mark{"pt=", true}, Mark{"text=", false}}) {
        const auto at = text.find(before);
        if (at == text.npos) continue;
        const std::string value =
            without_percents(text.substr(at + before.size(), text.find('&', at) - at - before.size()));
        if (value.find_first_of("0123456789") == value.npos) continue;
        if (auto pin = pair_in(value.substr(0, value.find('~')), swap)) return pin;
    }
    return std::nullopt;
}

/// An address that names a place by a word, and has no position but the middle of what the map showed.
void refuse_view(std::string_view text) {
    const auto has = [&](std::string_view part) { return text.find(part) != text.npos; };
    const bool named = ((has("/maps/place/") || has("/maps/search/")) && has("/@") && !has("!3d")) ||
                       has("openstreetmap.org/node/") || has("openstreetmap.org/way/") ||
                       has("openstreetmap.org/relation/");
    const auto query = text.find("q=");
    const bool words = query != text.npos && query > 0 && (text[query - 1] == '?' || text[query - 1] == '&') &&
                       query + 2 < text.size() && std::string_view("0123456789-+").find(text[query + 2]) == text.npos &&
                       has("ll=");
    if (!named && !words) return;
    throw Error::usage(
        fmt::format("'{}' names a place whose position it does not have, only the middle of the map; click "
                    "on the place and copy its coordinates",
                    text));
}

/// `geo:48.57,46.25?z=12`, and the addresses that maps show: what stands behind the first of these words.
std::optional<Parts> in_address(std::string_view text) {
    struct Form {
        std::string_view before, between;
        bool is_view = false;
    };
    static constexpr std::array forms = {
        Form{"geo:", ","},      Form{"mlat=", "&mlon="},   Form{"!3d", "!4d"},    Form{"sp=point.", "_"},
        Form{"q=", ","},        Form{"query=", ","},       Form{"/@", ",", true}, Form{"ll=", ",", true},
        Form{"cp=", "~", true}, Form{"#view=", ",", true}, Form{"lat=", "&lon="}, Form{"lat=", "&lng=", true}};
    const auto number_end = [](std::string_view part) {
        return std::min(part.find_first_not_of("0123456789.-+"), part.size());
    };
    const bool is_end = text.starts_with('@') && text.ends_with('z');  // `@48.57,46.25,14z`
    if (is_end) return in_address(fmt::format("https://google/{}", text));
    const bool is_address = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("geo:");
    if (!is_address) return std::nullopt;
    if (const auto parameters = text.find("params="); parameters != text.npos && text.find("geohack") != text.npos) {
        std::string value(text.substr(parameters + std::string_view("params=").size()));
        value.resize(std::min(value.find('&'), value.size()));
        std::ranges::replace(value, '_', ' ');
        if (auto parts = by_hemispheres(value)) return Parts{parts->first, parts->second};
    }
    static constexpr std::string_view nowhere = "geo:0,0";  // of telephones, with the place in `q=`
    if (text.starts_with(nowhere) && text.find("q=") != text.npos) text.remove_prefix(nowhere.size());
    std::string address(text);
    for (const std::string_view comma : {"%2C", "%2c"}) {
        for (auto at = address.find(comma); at != address.npos; at = address.find(comma)) {
            address.replace(at, comma.size(), ",");
        }
    }
    text = address;
    const bool longitude_first = text.find("yandex.") != text.npos;  // in `ll=`
    const auto has = [&](std::string_view part) { return text.find(part) != text.npos; };
    if (has("/maps/dir/") || has("/directions?") || has("rtext=")) {
        throw Error::usage(fmt::format("'{}' is a way between places; give the position of one", text));
    }
    if (const auto pin = pin_in(text, longitude_first)) return pin;
    refuse_view(text);
    for (const auto& [before, between, is_view] : forms) {
        auto at = text.find(before);
        while (at != text.npos && at > 0 && is_letter(before.front()) && is_letter(text[at - 1])) {
            at = text.find(before, at + 1);  // `sll=` is where the search began
        }
        if (at == text.npos) continue;
        const std::string_view first = text.substr(at + before.size());
        const std::size_t end = number_end(first);
        if (end == 0 || !first.substr(end).starts_with(between)) continue;
        const std::string_view second = first.substr(end + between.size());
        if (before == "!3d" && second.find(before) != second.npos) {
            throw Error::usage(fmt::format("'{}' has several places; give the position of one", text));
        }
        Parts parts{std::string(first.substr(0, end)), std::string(second.substr(0, number_end(second)))};
        if (longitude_first && before == "ll=") std::swap(parts.first, parts.second);
        parts.is_view = is_view;
        return parts;
    }
    if (const auto map = text.find("#map="); map != text.npos) {
        const auto pieces = split(text.substr(map), '/');
        if (pieces.size() >= 3) {
            Parts parts{std::string(pieces[1]), std::string(pieces[2].substr(0, number_end(pieces[2])))};
            parts.is_view = true;
            return parts;
        }
    }
    return std::nullopt;
}

/// `POINT(46.25 48.57)`, as Wikidata and other databases write it, has longitude first.
std::optional<Parts> by_point(std::string_view text) {
    static constexpr std::string_view point = "point";
    if (small_letters(text.substr(0, point.size())) != point || !text.ends_with(')')) return std::nullopt;
    text = trimmed(text.substr(point.size()));
    if (!text.starts_with('(')) return std::nullopt;
    text = trimmed(text.substr(1, text.size() - 2));
    const auto blank = text.find(' ');
    if (blank == text.npos || text.find_first_not_of("0123456789.+-eE ") != text.npos) return std::nullopt;
    const std::string_view second = trimmed(text.substr(blank));
    if (second.find(' ') != second.npos) return std::nullopt;
    return Parts{std::string(second), std::string(text.substr(0, blank))};
}

/// `Lat: 48.57, Lon: 46.25`, `lon=46.25&lat=48.57`, with these words in several languages.
std::optional<Parts> by_labels(std::string_view text) {
    static constexpr std::string_view latitudes = "|latitude|lat|широта|breite|breitengrad|latitud|",
                                      longitudes = "|longitude|long|lng|lon|долгота|länge|längengrad|longitud|";
    const std::string small = small_letters(text);
    if (small.size() != text.size()) return std::nullopt;
    struct Label {
        Word word;
        bool of_longitude;
    };
    const auto label = [&](const Word& word) -> std::optional<Label> {
        std::string_view name = trimmed(std::string_view(small).substr(word.begin, word.end - word.begin));
        if (name.ends_with('.')) name.remove_suffix(1);
        const std::string key = fmt::format("|{}|", name);
        if (latitudes.find(key) != latitudes.npos) return Label{word, false};
        if (longitudes.find(key) != longitudes.npos) return Label{word, true};
        return std::nullopt;
    };
    const auto first = label(next_word(small, 0));
    if (!first || first->word.begin != 0) return std::nullopt;
    const auto value = [&](std::size_t begin, std::size_t end) {
        std::string_view part = without_separators(text.substr(begin, end - begin));
        if (part.ends_with('&')) part.remove_suffix(1);
        while (!part.empty() && (part.front() == ':' || part.front() == '=')) part = trimmed(part.substr(1));
        return with_point(part);
    };
    for (std::size_t at = first->word.end; at < small.size();) {
        const Word word = next_word(small, at);
        if (word.end == word.begin) break;
        const auto second = label(word);
        at = word.end;
        if (!second || second->of_longitude == first->of_longitude) continue;
        Parts parts{value(first->word.end, second->word.begin), value(second->word.end, text.size())};
        if (first->of_longitude) std::swap(parts.first, parts.second);
        return parts;
    }
    return std::nullopt;
}

/// `{"lat": 48.57, "lng": 46.25}`, and `{{coord|48|34|12|N|46|15|0|E|display=title}}` of articles: what stands in them.
std::string without_braces(std::string_view text) {
    if (!text.starts_with('{') || !text.ends_with('}')) return std::string(text);
    static constexpr std::string_view coord = "{{coord|";
    std::string inner;
    if (small_letters(text.substr(0, coord.size())) == coord && text.ends_with("}}")) {
        for (const std::string_view piece : split(text.substr(coord.size(), text.size() - coord.size() - 2), '|')) {
            const bool is_part = !piece.empty() && (hemisphere_of(piece) != '\0' ||
                                                    piece.find_first_not_of("0123456789.+-") == piece.npos);
            if (!is_part) break;
            inner += (inner.empty() ? "" : " ") + std::string(piece);
        }
        return inner;
    }
    inner = trimmed(text.substr(1, text.size() - 2));
    std::erase(inner, '"');
    return inner;
}

/// A square of the military grid: its middle.
std::optional<Position> in_grid(std::string_view text) {
    std::string code;
    for (const char c : text) {
        if (!is_blank(c)) code += is_letter(c) && lower(c) == c ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const auto zone_end = std::min(code.find_first_not_of("0123456789"), code.size());
    if (zone_end == 0 || zone_end > 2 || code.size() < zone_end + 5) return std::nullopt;
    const std::string_view letters = std::string_view(code).substr(zone_end, 3),
                           digits = std::string_view(code).substr(zone_end + 3);
    if (!std::ranges::all_of(letters, is_letter) || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    if (const auto middle = middle_of_square(code)) return middle;
    throw Error::usage(fmt::format("'{}' is no square of the military grid", text));
}

/// The sentence for `LAT,LON` that only makes sense the other way round, or none.
std::optional<Error> swapped(const Parts& parts) {
    if (!is_position({parts.second, parts.first})) return std::nullopt;
    return Error::usage(fmt::format("'{},{}' looks like longitude and latitude swapped; write latitude first: '{},{}'",
                                    parts.first, parts.second, parts.second, parts.first));
}

TypedPosition typed(const Parts& parts, std::string_view text, std::string_view name) {
    try {
        const Angle longitude = read_coordinate(parts.second, longitude_axis);  // of two faults the second is said
        return {.position = Position::at(read_coordinate(parts.first, latitude_axis), longitude),
                .coordinates = fmt::format("{},{}", parts.first, parts.second),
                .name = std::string(name),
                .is_view = parts.is_view};
    } catch (const Error& error) {
        if (const std::optional<Error> better = swapped(parts)) throw Error(*better);
        throw error.within(fmt::format("position '{}'", with_codes(text)));
    }
}

/// Brackets around all of it. Square ones hold latitude first for some programs and longitude first for others.
std::string_view without_brackets(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) {
        throw Error::usage(
            fmt::format("'{}' has latitude first in some programs and longitude first in others; write "
                        "LAT,LON without brackets",
                        text));
    }
    return text.starts_with('(') && text.ends_with(')') ? trimmed(text.substr(1, text.size() - 2)) : text;
}

}  // namespace

Angle parse_latitude(std::string_view text) { return read_coordinate(plain_text(text).text, latitude_axis); }

Angle parse_longitude(std::string_view text) { return read_coordinate(plain_text(text).text, longitude_axis); }

TypedPosition parse_position(std::string_view original) {
    const PlainText plain = plain_text(original);
    std::string_view text = without_brackets(trimmed(plain.text));
    if (text.size() > 1 && text.ends_with('.') && is_digit(text[text.size() - 2]))
        text.remove_suffix(1);  // a sentence's
    if (text.starts_with('{')) {
        if (const std::string inner = without_braces(text); inner != text && !inner.empty())
            return parse_position(inner);
    }
    const auto original_of = [&](std::size_t begin, std::size_t end) {
        const auto front = static_cast<std::size_t>(text.data() - plain.text.data());
        const std::size_t from = plain.origin[front + begin];
        return trimmed(original.substr(from, plain.origin[front + end] - from));
    };
    const auto name_of = [&](const Parts& parts) -> std::string_view {
        if (parts.name == text.npos) return {};
        std::string_view name = original_of(parts.name, text.size());
        while (name.starts_with(',') || name.starts_with(';')) name = trimmed(name.substr(1));
        return name;
    };
    if (const auto square = in_grid(text)) return {*square, std::string(text), ""};
    for (const auto way : {in_address, by_signs, by_point, by_labels}) {
        if (const auto parts = way(text)) return typed(*parts, original, "");
    }
    if (const auto slash = text.find(" / ");
        slash != text.npos) {  // an article's line has the same in several notations
        const auto parts = by_hemispheres(text.substr(0, slash));
        if (parts && is_position(*parts)) return typed(*parts, original, "");
    }
    const auto commas = by_commas(text);
    const auto as_typed = [&](const Parts& parts) {
        TypedPosition position = typed(parts, original, name_of(parts));
        const std::size_t comma = text.find(',');
        position.coordinates =
            fmt::format("{},{}", original_of(0, comma), original_of(comma + 1, std::min(parts.name - 1, text.size())));
        return position;
    };
    const bool by_commas_too = commas && is_position(*commas);
    const bool decimal = by_commas_too && may_have_decimal_commas(*commas, text);
    if (by_commas_too && !decimal) return as_typed(*commas);
    for (const auto way : {by_hemispheres, by_separator, by_blanks}) {
        const auto parts = way(text);
        if (parts && (is_position(*parts) || way == by_hemispheres)) return typed(*parts, original, name_of(*parts));
    }
    if (decimal || all_commas_decimal(text)) refuse_decimal_commas(original);
    if (commas) return typed(*commas, original, name_of(*commas));
    const bool half = reads_as(text, latitude_axis) || reads_as(text, longitude_axis);
    throw Error::usage(fmt::format("position '{}' {}; write LAT,LON such as 48.57,46.25", with_codes(original),
                                   half ? "has only one coordinate" : "is not known as latitude and longitude"));
}

}  // namespace rangeband::geodesic
