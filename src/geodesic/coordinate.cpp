// SPDX-License-Identifier: MIT
#include "geodesic/coordinate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "geodesic/text.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::geodesic {
namespace {

struct Hemisphere {
    char letter;
    std::string_view words;  ///< in small letters, without blanks and points
};
constexpr std::array hemispheres = {
    Hemisphere{
        'N',
        " n north northern nord norden norte nbr nb nördl nördlbr nördlbreite nördlich nördliche nördlichebreite "
        "nördlicher nördlicherbreite с сш сев север северная севернойшироты пнш "},
    Hemisphere{'S',
               " s south southern sud süd süden sur sul sbr zb südl südlbr südlbreite südlich südliche südlichebreite "
               "südlicher südlicherbreite ю юш юж юг южная южнойшироты пдш "},
    Hemisphere{'E',
               " e е east eastern est ost osten este öl öst östl östll östllänge östlich östliche östlichelänge "
               "östlicher östlicherlänge в вд вост восток восточная восточнойдолготы схд "},
    Hemisphere{'W',
               " w west western westen ouest oeste wl westl westll westllänge westlich westliche westlichelänge "
               "westlicher westlicherlänge з зд зап запад западная западнойдолготы зхд "},
    Hemisphere{'O', " o "},
};

/// `34 min 12 s`: a small s behind a number and a blank is seconds for some and the south for others.
void refuse_unclear_s(std::string_view text, std::size_t at) {
    const std::string_view before = trimmed(text.substr(0, at));
    const bool behind_number = before.size() < at && !before.empty() && is_digit(before.back());
    if (text.substr(at) != "s" || !behind_number || before.find_first_of("m'") == before.npos) return;
    throw Error::usage(fmt::format("'{}': s can be seconds or South; write \" or S", text));
}

/// Takes the hemisphere off either end; a zero byte where there is none.
char take_hemisphere(std::string_view& text) {
    if (const Word front = next_word(text, 0); front.begin == 0 && front.end > 0) {
        // `N48`, `с. ш. 48`: what stands in front is the whole word.
        if (const char letter = hemisphere_of(text.substr(0, front.end)); letter != '\0') {
            text = trimmed(text.substr(front.end));
            return letter;
        }
    }
    std::size_t begin = 0, end = 0;
    for (Word word = next_word(text, 0); word.end > word.begin; word = next_word(text, word.end)) {
        begin = word.begin;
        end = word.end;
    }
    if (end != text.size()) return '\0';
    for (std::size_t at = begin; at < end; ++at) {  // `12s N`: the last of the words
        if (at > begin && !is_blank(text[at - 1]) && at + 1 != end) continue;
        if (text[at] == 's' && at > begin && is_letter(text[at - 1])) continue;  // `degs`, `mins`
        const char letter = hemisphere_of(text.substr(at));
        if (letter == '\0') continue;
        refuse_unclear_s(text, at);
        if (is_seconds_mark(text, at, end)) return '\0';
        text = trimmed(text.substr(0, at));
        return letter;
    }
    return '\0';
}

/// What may stand between degrees, minutes and seconds. A letter s would be mistaken for the south, so the hemisphere
/// is taken off first.
struct UnitMark {
    std::string_view text;
    std::size_t of;  ///< 0 degrees, 1 minutes, 2 seconds, 3 any of them
};

/// Of which part the mark is that was taken, or none.
std::optional<std::size_t> take_unit_mark(std::string_view& text) {
    static constexpr std::array marks{
        UnitMark{"°", 0},        UnitMark{"''", 2},      UnitMark{"'", 1},      UnitMark{"\"", 2},
        UnitMark{"degrees", 0},  UnitMark{"degree", 0},  UnitMark{"deg", 0},    UnitMark{"grad", 0},
        UnitMark{"градусов", 0}, UnitMark{"град", 0},    UnitMark{"гр", 0},     UnitMark{"d", 0},
        UnitMark{"minutes", 1},  UnitMark{"minuten", 1}, UnitMark{"minute", 1}, UnitMark{"min", 1},
        UnitMark{"минут", 1},    UnitMark{"мин", 1},     UnitMark{"m", 1},      UnitMark{"seconds", 2},
        UnitMark{"sekunden", 2}, UnitMark{"second", 2},  UnitMark{"sec", 2},    UnitMark{"sek", 2},
        UnitMark{"секунд", 2},   UnitMark{"сек", 2},     UnitMark{"s", 2},      UnitMark{":", 3}};
    for (const UnitMark& mark : marks) {
        if (!text.starts_with(mark.text)) continue;
        text.remove_prefix(mark.text.size());
        if (mark.text.size() > 2 && text.starts_with('.')) text.remove_prefix(1);  // `min.`
        return mark.of;
    }
    return std::nullopt;
}

[[noreturn]] void fail(const Axis& axis, std::string_view text) {
    throw Error::usage(fmt::format("{} '{}' is not a number or degrees-minutes-seconds; write {}", axis.name,
                                   with_codes(text), axis.example));
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
        const std::optional<std::size_t> mark = take_unit_mark(rest);
        rest = trimmed(rest);
        if (!rest.empty() && !blank && !mark) fail(axis, whole);
        // `30'` is not 30°, and `48°11"` not 48°11'. Behind minutes, one apostrophe for two is clear.
        const bool fits = !mark || *mark == parts.size() || *mark == count - 1 || (count == 3 && *mark == 1);
        if (!fits) fail(axis, whole);
    }
    if (count == 0) fail(axis, whole);
    return parts[0] + (parts[1] + parts[2] / 60.0) / 60.0;
}

/// `4834` beside a hemisphere letter is 48°34', and `0461514` is 46°15'14": as many digits as the axis needs.
std::string with_marks(std::string_view digits, const Axis& axis, std::string_view whole) {
    const auto count = std::min(digits.find('.'), digits.size());
    if (digits.find_first_not_of("0123456789.") != digits.npos || count <= axis.degree_digits) {
        return std::string(digits);
    }
    const std::size_t degrees = axis.degree_digits;
    if (count == degrees + 2) return fmt::format("{} {}", digits.substr(0, degrees), digits.substr(degrees));
    if (count == degrees + 4) {
        return fmt::format("{} {} {}", digits.substr(0, degrees), digits.substr(degrees, 2),
                           digits.substr(degrees + 2));
    }
    throw Error::usage(
        fmt::format("{} '{}' runs degrees, minutes and seconds together but does not have {} or {} digits; "
                    "write {}",
                    axis.name, whole, degrees + 2, degrees + 4, axis.example));
}

/// `48-34-12N`, of charts and notices: hyphens between digits part degrees, minutes and seconds.
std::string without_hyphens(std::string_view text) {
    std::string plain(text);
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        if (text[at] == '-' && is_digit(text[at - 1]) && is_digit(text[at + 1])) plain[at] = ' ';
    }
    return plain;
}

/// `48. 57` and `48 .57` are 48.57 to one reader and 48°57' to another.
void refuse_gap_at_point(std::string_view text, const Axis& axis, std::string_view whole) {
    for (std::size_t at = text.find_first_of(".,"); at != text.npos; at = text.find_first_of(".,", at + 1)) {
        const std::string_view before = trimmed(text.substr(0, at)), behind = trimmed(text.substr(at + 1));
        if (before.empty() || behind.empty() || !is_digit(before.back()) || !is_digit(behind.front())) continue;
        const bool tight = before.data() + before.size() == text.data() + at && behind.data() == text.data() + at + 1;
        if (tight) continue;
        throw Error::usage(
            fmt::format("{} '{}' has a blank beside its decimal sign; write {}.{}, or {}°{}' for minutes", axis.name,
                        whole, before, behind, before, behind));
    }
}

}  // namespace

char hemisphere_of(std::string_view word) {
    std::string key = small_letters(word);
    std::erase_if(key, [](char c) { return c == '.' || is_blank(c); });
    if (key.empty()) return '\0';
    key = fmt::format(" {} ", key);
    for (const auto& [letter, words] : hemispheres) {
        if (words.find(key) != words.npos) return letter;
    }
    return '\0';
}

bool is_seconds_mark(std::string_view text, std::size_t begin, std::size_t end) {
    return text.substr(begin, end - begin) == "s" && begin > 0 && is_digit(text[begin - 1]) &&
           text.substr(0, begin).find_first_of("m'") != text.npos;
}

Word next_word(std::string_view text, std::size_t from) {
    static constexpr std::string_view degree = "°";
    const auto letter = [&](std::size_t at) {
        const bool beyond_ascii = static_cast<unsigned char>(text[at]) >= 0x80;
        const bool sign = text.substr(at).starts_with(degree) || (at > 0 && text.substr(at - 1).starts_with(degree));
        return is_letter(text[at]) || (beyond_ascii && !sign);
    };
    while (from < text.size() && !letter(from)) ++from;
    std::size_t end = from;
    for (std::size_t at = from; at < text.size(); ++at) {
        if (letter(at)) {
            end = at + 1;
        } else if (text[at] == '.' && end == at) {
            end = at + 1;
        } else if (!is_blank(text[at])) {
            break;
        }
    }
    return {from, end};
}

Angle read_coordinate(std::string_view text, const Axis& axis) {
    const std::string_view whole = trimmed(text);
    std::string_view rest = whole;
    if (rest.empty()) throw Error::usage(fmt::format("{} is missing; write {}", axis.name, axis.example));
    const char hemisphere = take_hemisphere(rest);
    if (hemisphere == 'O') {
        throw Error::usage(
            fmt::format("'{}': O is East in German and West in French and Spanish; write E or W", whole));
    }
    if (hemisphere != '\0' && hemisphere != axis.positive && hemisphere != axis.negative) {
        throw Error::usage(fmt::format("'{}' cannot be a {}; write {}", whole, axis.name, axis.example));
    }
    bool negative = hemisphere == axis.negative;
    if (rest.starts_with('-')) {
        if (hemisphere != '\0') {
            throw Error::usage(
                fmt::format("{} '{}' has a minus sign and a hemisphere letter; write one of them", axis.name, whole));
        }
        negative = true;
    }
    if (rest.starts_with('-') || rest.starts_with('+')) rest.remove_prefix(1);
    refuse_gap_at_point(rest, axis, whole);
    constexpr std::size_t most_digits = 3;  // of degrees; `0034` runs degrees and minutes together
    if (hemisphere == '\0' && rest.starts_with('0') &&
        std::min(rest.find_first_not_of("0123456789"), rest.size()) > most_digits) {
        fail(axis, whole);
    }
    const std::string digits = hemisphere == '\0' ? std::string(rest) : with_marks(without_hyphens(rest), axis, whole);
    const double degrees = read_sexagesimal(small_letters(digits), axis, whole);
    const double limit = hemisphere == '\0' ? axis.limit : std::min(axis.limit, 360.0);  // `463E` is a slip
    if (degrees > limit) {
        throw Error::usage(fmt::format("{} {} is outside -{}..{}", axis.name, whole, limit, limit));
    }
    return Angle::deg(negative ? -degrees : degrees);
}

}  // namespace rangeband::geodesic
