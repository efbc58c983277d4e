// SPDX-License-Identifier: MIT
#include "rangeband/geodesic/position.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

#include "geodesic/text.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::geodesic {
namespace {

/// What tells the two axes of a coordinate apart.
struct Axis {
    std::string_view name;
    char positive;
    char negative;
    double limit;
    std::string_view example;
};
constexpr Axis latitude_axis{"latitude", 'N', 'S', 90.0, "48.57 or 48°34'12\"N"};
constexpr Axis longitude_axis{"longitude", 'E', 'W', 360.0, "46.25 or 46°15'00\"E"};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_hemisphere(char c) { return c == 'N' || c == 'S' || c == 'E' || c == 'W'; }

/// Takes the hemisphere letter off either end; '\0' where there is none.
char take_hemisphere(std::string_view& text) {
    for (const bool front : {true, false}) {
        if (text.empty()) break;
        const char letter = upper(front ? text.front() : text.back());
        if (!is_hemisphere(letter)) continue;
        front ? text.remove_prefix(1) : text.remove_suffix(1);
        text = trimmed(text);
        return letter;
    }
    return '\0';
}

/// What may stand between degrees, minutes and seconds, in ASCII and as people's keyboards and typesetters write it.
/// A letter s would be mistaken for the south, so the hemisphere is taken off first.
bool take_unit_mark(std::string_view& text) {
    static constexpr std::array<std::string_view, 15> marks{"°",  "º", "˚", "''", "'", "\"", "′", "″",
                                                            "’’", "’", "”", "d",  "m", "s",  ":"};
    for (const std::string_view mark : marks) {
        if (text.starts_with(mark)) {
            text.remove_prefix(mark.size());
            return true;
        }
    }
    return false;
}

[[noreturn]] void fail(const Axis& axis, std::string_view text) {
    throw Error::usage(
        fmt::format("{} '{}' is not a number or degrees-minutes-seconds; write {}", axis.name, text, axis.example));
}

/// Degrees, minutes and seconds to degrees, without sign. Only the last of them may have a fraction.
double read_sexagesimal(std::string_view rest, const Axis& axis, std::string_view whole) {
    std::array<double, 3> parts{};
    std::size_t count = 0;
    while (!rest.empty()) {
        const std::optional<double> number = take_number(rest);
        if (!number || count == parts.size() || std::signbit(*number) || !std::isfinite(*number)) fail(axis, whole);
        if (count > 0 && parts[count - 1] != std::floor(parts[count - 1])) fail(axis, whole);
        if (count > 0 && *number >= 60.0) {
            throw Error::usage(fmt::format("{} '{}' has {} {}; they go from 0 to 59", axis.name, whole, *number,
                                           count == 1 ? "minutes" : "seconds"));
        }
        parts[count++] = *number;
        const bool blank = !rest.empty() && is_blank(rest.front());
        rest = trimmed(rest);
        const bool marked = take_unit_mark(rest);
        rest = trimmed(rest);
        if (!rest.empty() && !blank && !marked) fail(axis, whole);
    }
    if (count == 0) fail(axis, whole);
    return parts[0] + (parts[1] + parts[2] / 60.0) / 60.0;
}

Angle parse_coordinate(std::string_view text, const Axis& axis) {
    const std::string_view whole = trimmed(text);
    std::string_view rest = whole;
    if (rest.empty()) throw Error::usage(fmt::format("{} is missing; write {}", axis.name, axis.example));
    const char hemisphere = take_hemisphere(rest);
    if (hemisphere != '\0' && hemisphere != axis.positive && hemisphere != axis.negative) {
        throw Error::usage(fmt::format("'{}' cannot be a {}; latitude comes first, then longitude", whole, axis.name));
    }
    bool negative = hemisphere == axis.negative;
    static constexpr std::string_view minus_sign = "−";
    if (rest.starts_with('-') || rest.starts_with(minus_sign)) {
        if (hemisphere != '\0') {
            throw Error::usage(
                fmt::format("{} '{}' has a minus sign and a hemisphere letter; write one of them", axis.name, whole));
        }
        rest.remove_prefix(rest.front() == '-' ? 1 : minus_sign.size());
        negative = true;
    } else if (rest.starts_with('+')) {
        rest.remove_prefix(1);
    }
    const double degrees = read_sexagesimal(rest, axis, whole);
    if (degrees > axis.limit) {
        throw Error::usage(fmt::format("{} {} is outside -{}..{}", axis.name, whole, axis.limit, axis.limit));
    }
    return Angle::deg(negative ? -degrees : degrees);
}

/// The sentence for `LAT,LON` that only makes sense the other way round, or none.
std::optional<Error> swapped(std::string_view first, std::string_view second) {
    try {
        parse_latitude(second);
        parse_longitude(first);
    } catch (const Error&) {
        return std::nullopt;
    }
    return Error::usage(fmt::format("'{},{}' looks like longitude and latitude swapped; write latitude first: '{},{}'",
                                    first, second, second, first));
}

}  // namespace

double normalise_longitude(double degrees) {
    if (degrees >= -180.0 && degrees <= 180.0) return degrees;
    return std::remainder(degrees, 360.0);
}

Position Position::at(Angle latitude, Angle longitude) {
    if (!(latitude.deg() >= -90.0 && latitude.deg() <= 90.0)) {
        throw Error::usage(fmt::format("latitude {} is outside -90..90", latitude.deg()));
    }
    if (!std::isfinite(longitude.deg())) throw Error::usage("longitude is not a finite number");
    return {latitude, Angle::deg(normalise_longitude(longitude.deg()))};
}

Angle parse_latitude(std::string_view text) { return parse_coordinate(text, latitude_axis); }

Angle parse_longitude(std::string_view text) { return parse_coordinate(text, longitude_axis); }

TypedPosition parse_position(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) {
        throw Error::usage(fmt::format("position '{}' has no comma; write LAT,LON such as 48.57,46.25", text));
    }
    const std::size_t second_comma = text.find(',', comma + 1);
    const bool named = second_comma != std::string_view::npos;
    const std::string_view first = trimmed(text.substr(0, comma));
    const std::string_view second = trimmed(text.substr(comma + 1, named ? second_comma - comma - 1 : text.npos));
    const std::string_view name = named ? trimmed(text.substr(second_comma + 1)) : std::string_view();
    try {
        const Angle longitude = parse_longitude(second);  // of two faults the second is said, whatever the compiler
        return {.position = Position::at(parse_latitude(first), longitude),
                .coordinates = fmt::format("{},{}", first, second),
                .name = std::string(name)};
    } catch (const Error& error) {
        if (const std::optional<Error> better = swapped(first, second)) throw Error(*better);
        throw error.within(fmt::format("position '{}'", text));
    }
}

Length parse_length(std::string_view text, std::string_view what) {
    static constexpr std::array<std::pair<std::string_view, Length>, 4> units{
        {{"km", Length::km(1)}, {"nmi", Length::nmi(1)}, {"mi", Length::mi(1)}, {"m", Length::m(1)}}};
    const std::string_view whole = trimmed(text);
    std::string_view rest = whole;
    const std::optional<double> number = take_number(rest);
    if (!number) {
        throw Error::usage(
            fmt::format("{} '{}' is not a length; write a number and a unit, such as 500km", what, whole));
    }
    const std::string_view written = trimmed(whole.substr(0, whole.size() - rest.size()));
    rest = trimmed(rest);
    if (rest.empty()) throw Error::usage(fmt::format("{} '{}' has no unit; write {}km", what, whole, written));
    for (const auto& [name, unit] : units) {
        if (rest != name) continue;
        const Length length = *number * unit;
        if (!std::isfinite(length.m())) throw Error::usage(fmt::format("{} '{}' is not finite", what, whole));
        if (std::signbit(*number))
            throw Error::usage(fmt::format("{} '{}' is negative; write a positive length", what, whole));
        return length;
    }
    throw Error::usage(
        fmt::format("{} '{}' has no unit that is known; use km, m, mi or nmi, such as {}km", what, whole, written));
}

}  // namespace rangeband::geodesic
