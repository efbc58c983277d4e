// SPDX-License-Identifier: MIT
// Positions as people type them, and as maps, articles, receivers and lists give them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "geodesic/position_codes.hpp"
#include "geodesic/position_parts.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::geodesic {
namespace {

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
    if (coordinate && !(has_point(parts.first) && has_point(parts.second))) return true;
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

/// With the reader's own numbers, where they are four.
[[noreturn]] void refuse_decimal_commas(std::string_view text) {
    std::vector<std::string_view> numbers;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = text.find_first_of("-0123456789", at);
        if (begin == text.npos) break;
        const auto end = std::min(text.find_first_not_of("0123456789", begin + 1), text.size());
        numbers.push_back(text.substr(begin, end - begin));
        at = end;
    }
    const bool four = numbers.size() == 4 && text.find_first_not_of("0123456789,;- \t") == text.npos;
    const std::string points =
        four ? fmt::format("{}.{},{}.{}", numbers[0], numbers[1], numbers[2], numbers[3]) : "48.57,46.25";
    throw Error::usage(
        fmt::format("position '{}' has decimal commas, or digits for a name; write points: '{}'", text, points));
}

/// Of `48.57/46.25`: one, between numbers with a fraction, since `48/46` may be one number.
std::size_t slash_between(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == text.npos || text.find('/', slash + 1) != text.npos) return text.npos;
    const auto has_fraction = [](std::string_view part) { return part.find_first_of(".,") != part.npos; };
    return has_fraction(text.substr(0, slash)) && has_fraction(text.substr(slash)) ? slash : text.npos;
}

/// `48,57; 46,25; Name`, also parted by `|` or a tab.
std::optional<Parts> by_separator(std::string_view text) {
    std::size_t at = text.find_first_of(";|\t");
    if (at == text.npos) at = text.find(" / ") == text.npos ? text.npos : text.find(" / ") + 1;
    if (at == text.npos) at = slash_between(text);
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

/// `POINT(46.25 48.57)`, `SRID=4326;POINT Z (46.25 48.57 12)`, `ST_MakePoint(46.25, 48.57)`: databases have longitude
/// first, and a height behind.
std::optional<Parts> by_point(std::string_view text) {
    std::string small = small_letters(text);
    const auto open = small.find('(');
    if (open == small.npos || !small.ends_with(')')) return std::nullopt;
    std::string word = small.substr(0, open);
    std::erase_if(word, is_blank);
    constexpr std::string_view wgs84 = "srid=4326;";
    if (word.starts_with(wgs84)) word.erase(0, wgs84.size());
    const bool call = word == "st_point" || word == "st_makepoint";
    if (!call && word != "point" && word != "pointz" && word != "pointzm") return std::nullopt;
    std::string inner = small.substr(open + 1, small.size() - open - 2);
    if (call) std::ranges::replace(inner, ',', ' ');
    if (inner.find_first_not_of("0123456789.+-e \t") != inner.npos) return std::nullopt;
    std::vector<std::string_view> numbers = split(inner, ' ');
    std::erase(numbers, "");
    if (numbers.size() < 2 || numbers.size() > 4) return std::nullopt;
    return Parts{std::string(numbers[1]), std::string(numbers[0])};
}

/// `LatLng(48.57, 46.25)`, as programs print it.
std::optional<Parts> by_call(std::string_view text) {
    static constexpr std::string_view call = "latlng(";
    const auto at = small_letters(text).find(call);
    if (at == std::string::npos || !text.ends_with(')')) return std::nullopt;
    const auto parts = by_commas(text.substr(at + call.size(), text.size() - at - call.size() - 1));
    return parts && parts->name == text.npos ? parts : std::nullopt;
}

/// `[48.57, 46.25]` has latitude first for some programs, and longitude first for others.
std::optional<Parts> by_array(std::string_view text, Order order) {
    if (!text.starts_with('[') || !text.ends_with(']')) return std::nullopt;
    const auto parts = by_commas(text.substr(1, text.size() - 2));
    if (!parts) return std::nullopt;
    const Parts latitude_first{parts->first, parts->second}, longitude_first{parts->second, parts->first};
    if (order != Order::unknown) return order == Order::latitude_first ? latitude_first : longitude_first;
    if (!is_position(longitude_first)) return latitude_first;
    if (!is_position(latitude_first) || parts->first == parts->second) return longitude_first;
    throw Error::usage(fmt::format(
        "'{0}' can be latitude {1} and longitude {2} or, as in GeoJSON, longitude first; write '{1},{2}' or '{2},{1}'",
        text, parts->first, parts->second));
}

/// `{"type": "Point", "coordinates": [46.25, 48.57]}`: longitude first, and a height behind.
std::optional<Parts> by_geojson(std::string_view text) {
    const auto coordinates = text.find("\"coordinates\"");
    if (!text.starts_with('{') || coordinates == text.npos) return std::nullopt;
    const auto open = text.find('[', coordinates), close = text.find(']', coordinates);
    if (open == text.npos || close == text.npos || close < open) return std::nullopt;
    const std::string_view inner = text.substr(open + 1, close - open - 1);
    const auto parts = by_commas(inner);
    if (inner.find('[') != inner.npos || text.find("\"Point\"") == text.npos || !parts) {
        throw Error::usage(fmt::format("'{}' is not a point; put it into a .geojson file of sites", text));
    }
    return Parts{parts->second, parts->first};
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
    Word word = next_word(small, 0);
    word.end = std::min(small.find(' ', word.begin), word.end);
    const auto first = label(word);
    if (!first || first->word.begin != 0) return std::nullopt;
    const auto value = [&](std::size_t begin, std::size_t end) {
        std::string_view part = without_separators(text.substr(begin, end - begin));
        if (part.ends_with('&')) part.remove_suffix(1);
        while (!part.empty() && (part.front() == ':' || part.front() == '=')) part = trimmed(part.substr(1));
        return with_point(part);
    };
    for (std::size_t at = first->word.end; at < small.size();) {
        word = next_word(small, at);
        if (word.end == word.begin) break;
        word.end = std::min(small.find(' ', word.begin), word.end);  // `N Longitude` are two
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

/// Round brackets and quotation marks around all of it, and the sign in front that addresses of maps have.
std::string_view without_brackets(std::string_view text) {
    const auto around = [&](char open, char close) {
        return text.size() > 1 && text.front() == open && text.back() == close &&
               text.find(open, 1) == (open == close ? text.size() - 1 : text.npos);
    };
    while (around('(', ')') || around('"', '"') || around('\'', '\'')) text = trimmed(text.substr(1, text.size() - 2));
    const bool is_address = text.starts_with('@') && !text.ends_with('z');
    return is_address ? text.substr(1) : text;
}

TypedPosition parse_once(std::string_view original, Order order);

std::optional<TypedPosition> position_or_none(std::string_view text) {
    try {
        return parse_once(text, Order::unknown);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// `48.57, 46.25 (a name)`
std::optional<TypedPosition> with_name_in_brackets(std::string_view text) {
    constexpr std::size_t longest = 1000;  // of what is worth the while
    const auto open = text.rfind('(');
    if (text.size() > longest || !text.ends_with(')') || open == text.npos || trimmed(text.substr(0, open)).empty())
        return std::nullopt;
    const std::string_view name = trimmed(text.substr(open + 1, text.size() - open - 2));
    if (name.empty() || is_digit(name.front()) || hemisphere_of(name) != '\0') return std::nullopt;
    auto position = position_or_none(text.substr(0, open));
    if (!position || !position->name.empty()) return std::nullopt;
    position->name = name;
    return position;
}

/// `POINT(46.25,48.57)` is no well-known text, and has another order than a position.
bool is_geometry_word(std::string_view name) {
    const std::string small = small_letters(name);
    return small.find("point") != small.npos || small.find("line") != small.npos || small.find("polygon") != small.npos;
}

/// `Base: 48.57, 46.25` and `48.57, 46.25 Base`: a person sees what is meant, and is told how to write it.
void refuse_name_without_comma(std::string_view text) {
    static constexpr std::string_view ends = "0123456789\"'";
    const auto refuse = [&](std::string_view position, std::string_view name, char beside) {
        const bool glued = is_letter(beside) && !position.starts_with('(');  // `WGS84 52.52, 13.405`
        while (!name.empty() && std::string_view(":,;-= ").find(name.back()) != name.npos) name.remove_suffix(1);
        name = trimmed(name);
        const auto read = position_or_none(position);
        if (glued || !read || !read->name.empty() || name.empty() || hemisphere_of(name) != '\0') return;
        if (position.find_first_of(".'") == position.npos || is_geometry_word(name)) return;
        throw Error::usage(fmt::format("'{}' has a name where none is expected; write '{},{}'", with_codes(text),
                                       read->coordinates, name));
    };
    constexpr std::size_t longest = 1000;  // of what is worth the while
    const auto first = text.find_first_of("0123456789"), last = text.find_last_of(ends);
    if (first == text.npos || text.size() > longest) return;
    for (const std::size_t sign : {std::size_t{1}, std::size_t{0}}) {
        if (first > sign) refuse(text.substr(first - sign), text.substr(0, first - sign), text[first - sign - 1]);
    }
    if (last != text.npos && last + 1 < text.size())
        refuse(text.substr(0, last + 1), text.substr(last + 1), text[last + 1]);
}

/// `500km`, `300 M`
bool is_length(std::string_view text) {
    const std::size_t digits = text.find_last_of("0123456789") + 1;
    const std::string_view unit = trimmed(text.substr(digits)), figures = trimmed(text.substr(0, digits));
    return !figures.empty() && figures.find_first_not_of("0123456789., ") == figures.npos &&
           (length_unit(unit) != nullptr || !units_in_doubt(unit).empty());
}

[[noreturn]] void refuse_length(std::string_view text, std::string_view position, std::string_view length) {
    throw Error::usage(fmt::format("position '{}' is followed by a length; write '{}', and the length as {}",
                                   with_codes(text), position, parameter(fmt::format("range '{}'", length))));
}

/// `48.57, 45.91 500km`
void refuse_length_behind(std::string_view text) {
    auto begin = text.find_last_of("0123456789");
    if (begin == text.npos) return;
    while (begin > 0 && std::string_view("0123456789.,").find(text[begin - 1]) != text.npos) --begin;
    std::string_view before = trimmed(text.substr(0, begin));
    while (before.ends_with(',') || before.ends_with(';')) before = trimmed(before.substr(0, before.size() - 1));
    const std::string_view length = trimmed(text.substr(begin));
    if (!is_length(length)) return;
    const auto read = position_or_none(before);
    if (read && read->name.empty()) refuse_length(text, before, length);
}

}  // namespace

Angle parse_latitude(std::string_view text) { return read_coordinate(plain_text(text), latitude_axis); }

Angle parse_longitude(std::string_view text) { return read_coordinate(plain_text(text), longitude_axis); }

namespace {

bool depends_on_order(const Parts& parts) {
    return parts.first != parts.second && is_position({parts.second, parts.first});
}

/// Where nothing but their order tells the coordinates.
std::optional<Parts> in_order(std::optional<Parts> parts, Order order) {
    if (parts && order == Order::longitude_first) std::swap(parts->first, parts->second);
    return parts;
}

TypedPosition read_position(std::string_view original, const PlainText& plain, Order order) {
    std::string_view text = without_brackets(trimmed(plain.text));
    if (text.size() > 1 && text.ends_with('.') && is_digit(text[text.size() - 2]))
        text.remove_suffix(1);  // a sentence's
    if (const auto parts = by_geojson(text)) return typed(*parts, original, "");
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
    if (auto code = by_code(text)) {
        code->name = original_of(text.size() - code->name.size(), text.size());
        return *code;
    }
    if (const auto parts = by_array(text, order)) return typed(*parts, original, "");
    for (const auto way : {in_address, by_signs, by_point, by_call, by_labels}) {
        if (const auto parts = way(text)) return typed(*parts, original, "");
    }
    if (const auto named = with_name_in_brackets(original)) return *named;
    if (const auto slash = text.find(" / ");
        slash != text.npos) {  // an article's line has the same in several notations
        const auto parts = by_hemispheres(text.substr(0, slash));
        if (parts && is_position(*parts)) return typed(*parts, original, "");
    }
    const auto commas = in_order(by_commas(text), order);
    const auto as_typed = [&](const Parts& parts) {
        TypedPosition position = typed(parts, original, name_of(parts));
        position.by_order = depends_on_order(parts);
        if (order == Order::longitude_first) return position;
        const std::size_t comma = text.find(',');
        position.coordinates =
            fmt::format("{},{}", original_of(0, comma), original_of(comma + 1, std::min(parts.name - 1, text.size())));
        return position;
    };
    const bool by_commas_too = commas && is_position(*commas);
    const bool decimal = by_commas_too && may_have_decimal_commas(*commas, text);
    if (by_commas_too && !decimal) return as_typed(*commas);
    for (const auto way : {by_hemispheres, by_separator, by_blanks}) {
        const auto parts = way == by_hemispheres ? way(text) : in_order(way(text), order);
        if (!parts || (way != by_hemispheres && !is_position(*parts))) continue;
        TypedPosition position = typed(*parts, original, name_of(*parts));
        position.by_order = depends_on_order(*parts);
        return position;
    }
    if (decimal || all_commas_decimal(text)) refuse_decimal_commas(original);
    refuse_name_without_comma(text);
    if (commas) return typed(*commas, original, name_of(*commas));
    const bool half = reads_as(text, latitude_axis) || reads_as(text, longitude_axis);
    throw Error::usage(fmt::format("position '{}' {}; write LAT,LON such as 48.57,46.25", with_codes(original),
                                   half ? "has only one coordinate" : "cannot be read as latitude and longitude"));
}

/// Points between digits.
std::size_t decimal_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        count += text[at] == '.' && is_digit(text[at - 1]) && is_digit(text[at + 1]) ? 1 : 0;
    }
    return count;
}

TypedPosition parse_once(std::string_view original, Order order) {
    const PlainText plain = traced_plain_text(original);
    TypedPosition position = read_position(original, plain, order);
    if (is_length(position.name)) refuse_length(original, position.coordinates, position.name);
    position.decimal_comma = decimal_points(position.coordinates) > decimal_points(plain.text);
    return position;
}

}  // namespace

TypedPosition parse_position(std::string_view original, Order order) {
    try {
        return parse_once(original, order);
    } catch (const Error&) {
        refuse_length_behind(trimmed(plain_text(original)));
        throw;
    }
}

}  // namespace rangeband::geodesic
