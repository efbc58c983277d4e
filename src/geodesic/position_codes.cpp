// SPDX-License-Identifier: MIT
#include "geodesic/position_codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "geodesic/position_parts.hpp"
#include "rangeband/error.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"

namespace rangeband::geodesic {
namespace {

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals) {
        if (is_letter(c) && lower(c) == c) c = static_cast<char>(c - 'a' + 'A');
    }
    return capitals;
}

std::optional<TypedPosition> in_military_grid(std::string_view text) {
    std::string code = in_capitals(text);
    std::erase_if(code, is_blank);
    const auto zone_end = std::min(code.find_first_not_of("0123456789"), code.size());
    if (zone_end == 0 || zone_end > 2 || code.size() < zone_end + 5) return std::nullopt;
    const std::string_view letters = std::string_view(code).substr(zone_end, 3),
                           digits = std::string_view(code).substr(zone_end + 3);
    if (!std::ranges::all_of(letters, is_letter) || !std::ranges::all_of(digits, is_digit)) return std::nullopt;
    if (const auto middle = middle_of_square(code)) return TypedPosition{*middle, std::string(text), ""};
    throw Error::usage(fmt::format("'{}' is not a square of the military grid", text));
}

/// Bands of 8 degrees from 80° S; the last has 12.
constexpr std::string_view bands = "CDEFGHJKLMNPQRSTUVWX";

bool is_in_band(double lat, std::size_t band) {
    constexpr double rounding = 0.001;  // of a northing at the edge
    const double south = -80.0 + 8.0 * static_cast<double>(band), north = band + 1 == bands.size() ? 84.0 : south + 8.0;
    return lat >= south - rounding && lat <= north + rounding;
}

/// What a text of the grid is made of, in the order in which it is written.
struct GridText {
    int zone = 0;
    char letter = '\0';  ///< the band, or the side of the equator
    std::vector<double> metres;
    bool northing_first = false;
    bool marked = false;  ///< by E and N, which are sides of the Earth elsewhere
};

/// `38U 444642 5379859`, `UTM zone 38 N, E 444642 m, N 5379859 m`, `444642mE 5379859mN 38U`. None where a word is of
/// something else.
std::optional<GridText> grid_text(std::string_view text) {
    const std::string capitals = in_capitals(text);
    for (auto comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1)) {
        const bool decimal =
            comma > 0 && comma + 1 < text.size() && is_digit(text[comma - 1]) && is_digit(text[comma + 1]);
        if (decimal) return std::nullopt;
    }
    GridText grid;
    std::string marks;  // E and N beside the numbers
    std::string_view rest = capitals;
    const auto skip = [&] {
        while (!rest.empty() && std::string_view(" \t,;:=/").find(rest.front()) != std::string_view::npos)
            rest.remove_prefix(1);
    };
    for (skip(); !rest.empty(); skip()) {
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789."), rest.size());
        if (digits == 0) {
            const std::size_t letters = std::min(rest.find_first_of(" \t,;:=/0123456789"), rest.size());
            const std::string_view word = rest.substr(0, letters);
            rest.remove_prefix(letters);
            const std::string key = fmt::format("|{}|", word);
            static constexpr std::string_view eastings = "|E|EAST|EASTING|X|ME|", northings = "|N|NORTH|NORTHING|Y|MN|",
                                              others = "|UTM|ZONE|WGS|WGS84|M|";
            const bool letter_of_zone = grid.zone != 0 && grid.letter == '\0' && word.size() == 1 &&
                                        bands.find(word.front()) != bands.npos && word != "E";
            if (letter_of_zone && (word != "N" || marks.find('E') == marks.npos) && grid.metres.empty()) {
                grid.letter = word.front();
            } else if (eastings.find(key) != eastings.npos) {
                marks += 'E';
            } else if (northings.find(key) != northings.npos) {
                marks += 'N';
            } else if (others.find(key) == others.npos) {
                return std::nullopt;
            }
            if (word == "WGS" && trimmed(rest).starts_with("84")) rest = trimmed(rest).substr(2);
            continue;
        }
        const std::string_view figures = rest.substr(0, digits);
        rest.remove_prefix(digits);
        constexpr std::size_t most_digits_of_a_zone = 2;
        if (grid.zone == 0 && digits <= most_digits_of_a_zone && figures.find('.') == figures.npos) {
            std::from_chars(figures.data(), figures.data() + figures.size(), grid.zone);
            if (grid.zone == 0) return std::nullopt;
            const bool joined =
                !rest.empty() && bands.find(rest.front()) != bands.npos && (rest.size() == 1 || !is_letter(rest[1]));
            if (joined) {
                grid.letter = rest.front();
                rest.remove_prefix(1);
            }
            continue;
        }
        const auto value = as_number<double>(figures);
        if (!value) return std::nullopt;
        grid.metres.push_back(*value);
    }
    grid.northing_first = marks == "NE";
    grid.marked = !marks.empty();
    if (marks != "" && marks != "EN" && marks != "NE") return std::nullopt;
    return grid;
}

/// Letters N and S are sides of the equator to some and bands to others: the bands from 0° to 8° N and from 32° to 40°
/// N.
std::optional<TypedPosition> in_utm(std::string_view text) {
    const auto grid = grid_text(text);
    constexpr double largest_degrees = 1000.0, largest_northing = 1e7;
    if (!grid || grid->metres.size() != 2 || std::ranges::max(grid->metres) < largest_degrees ||
        std::ranges::max(grid->metres) > largest_northing)
        return std::nullopt;
    constexpr double largest_easting = 1e6;
    if (grid->zone == 0) {
        if (grid->marked || std::ranges::min(grid->metres) < largest_degrees) return std::nullopt;
        throw Error::usage(
            fmt::format("'{}' are metres of a grid, not degrees; write a UTM position with its zone and band, such as "
                        "38U 444642 5379859, or convert it to degrees",
                        text));
    }
    double easting = grid->metres[0], northing = grid->metres[1];
    if (grid->northing_first || easting >= largest_easting) std::swap(easting, northing);
    if (grid->letter == '\0') {
        throw Error::usage(fmt::format(
            "'{0}' does not say on which side of the equator it is; write the zone as {1}N or {1}S, or with "
            "its band",
            text, grid->zone));
    }
    const std::size_t band = bands.find(grid->letter);
    const auto side = [&](bool north) { return in_utm_zone(grid->zone, north, easting, northing); };
    const auto north = side(true), south = side(false);
    const auto fits = [&](const std::optional<Position>& at) { return at && is_in_band(at->lat(), band); };
    const auto typed = [&](const Position& at) { return TypedPosition{at, std::string(text), ""}; };
    if (grid->letter == 'S' && fits(north) && south) {
        throw Error::usage(
            fmt::format("'{}' can be {:.5f},{:.5f} (band S) or {:.5f},{:.5f} (south of the equator); write which", text,
                        north->lat(), north->lon(), south->lat(), south->lon()));
    }
    if (grid->letter == 'S' && south) return typed(*south);
    if (grid->letter == 'N' && north) return typed(*north);
    if (fits(north)) return typed(*north);
    if (fits(south)) return typed(*south);
    throw Error::usage(fmt::format("'{}' is not a point of UTM zone {}{}; check zone, band, easting and northing", text,
                                   grid->zone, grid->letter));
}

/// The alphabet of Open Location Codes.
constexpr std::string_view code_letters = "23456789CFGHJMPQRVWX";

bool is_code_letter(char c) { return code_letters.find(c) != code_letters.npos; }

/// Ten letters are pairs of a latitude and a longitude, each pair in cells a twentieth of the last; the letters behind
/// them part a cell into 5 by 4.
std::optional<Position> middle_of_cell(std::string_view letters) {
    constexpr std::size_t letters_in_pairs = 10;
    double lat = -90.0, lon = -180.0, height = 400.0, width = 400.0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto value = static_cast<double>(code_letters.find(letters[i]));
        if (i >= letters_in_pairs) {
            constexpr std::size_t columns = 4;
            height /= 5.0;
            width /= 4.0;
            lat += height * static_cast<double>(code_letters.find(letters[i]) / columns);
            lon += width * static_cast<double>(code_letters.find(letters[i]) % columns);
        } else if (i % 2 == 0) {
            lat += (height /= 20.0) * value;
        } else {
            lon += (width /= 20.0) * value;
        }
    }
    if (lat >= 90.0 || lon >= 180.0) return std::nullopt;
    return Position::deg(lat + height / 2.0, lon + width / 2.0);
}

std::optional<TypedPosition> by_plus_code(std::string_view text) {
    constexpr std::size_t before_plus = 8, most_letters = 15;
    const auto end = std::min(text.find_first_of(" ,;\t"), text.size());
    const std::string code = in_capitals(text.substr(0, end));
    const auto plus = code.find('+');
    if (plus == code.npos || plus < 2 || plus > before_plus || plus % 2 != 0) return std::nullopt;
    std::string letters = code.substr(0, plus) + code.substr(plus + 1);
    const bool padded = letters.ends_with("00") && plus == before_plus && code.ends_with('+');
    if (padded) letters.resize(letters.find('0'));
    if (letters.empty() || !std::ranges::all_of(letters, is_code_letter)) return std::nullopt;
    if (padded) throw Error::usage(fmt::format("'{}' is the code of a whole region; write all of its letters", code));
    if (plus < before_plus) {
        throw Error::usage(
            fmt::format("'{}' is a short plus code, which counts from a town nearby; write the full one, such as "
                        "8FW4{}, or LAT,LON",
                        code, "H7C2+2X"));
    }
    letters.resize(std::min(letters.size(), most_letters));  // the rest says nothing
    const auto middle = code.size() == before_plus + 2 ? std::nullopt : middle_of_cell(letters);
    if (!middle) throw Error::usage(fmt::format("'{}' is not the plus code of a place", code));
    std::string_view name = text.substr(end);  // to the end of the text, whose original is kept
    while (!name.empty() && (is_blank(name.front()) || name.front() == ',' || name.front() == ';'))
        name.remove_prefix(1);
    return TypedPosition{*middle, code, std::string(name)};
}

}  // namespace

std::optional<TypedPosition> by_code(std::string_view text) {
    for (const auto way : {in_military_grid, in_utm, by_plus_code}) {
        if (auto position = way(text)) return position;
    }
    return std::nullopt;
}

}  // namespace rangeband::geodesic
