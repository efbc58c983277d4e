// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "catalog/text.hpp"
#include "rangeband/catalog/range.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/numbers.hpp"
#include "rangeband/text.hpp"
#include "rangeband/written.hpp"

namespace rangeband::catalog {
namespace {

enum class Says { nothing, between, up_to, about, beyond };

/// In small letters; of two that fit the longer one comes first.
struct Word {
    std::string_view text;
    Says says;
};
constexpr std::array words = {Word{"<=", Says::up_to},          Word{"=<", Says::up_to},
                              Word{"<", Says::up_to},           Word{"≤", Says::up_to},
                              Word{"up to", Says::up_to},       Word{"at most", Says::up_to},
                              Word{"less than", Says::up_to},   Word{"within", Says::up_to},
                              Word{"bis zu", Says::up_to},      Word{"bis", Says::up_to},
                              Word{"höchstens", Says::up_to},   Word{"maximum", Says::up_to},
                              Word{"maximal", Says::up_to},     Word{"max.", Says::up_to},
                              Word{"max", Says::up_to},         Word{"до", Says::up_to},
                              Word{"не более", Says::up_to},    Word{"hasta", Says::up_to},
                              Word{"jusqu'à", Says::up_to},     Word{"~", Says::about},
                              Word{"≈", Says::about},           Word{"approximately", Says::about},
                              Word{"approx.", Says::about},     Word{"approx", Says::about},
                              Word{"about", Says::about},       Word{"around", Says::about},
                              Word{"circa", Says::about},       Word{"ca.", Says::about},
                              Word{"ca", Says::about},          Word{"c.", Says::about},
                              Word{"etwa", Says::about},        Word{"ungefähr", Says::about},
                              Word{"rund", Says::about},        Word{"около", Says::about},
                              Word{"примерно", Says::about},    Word{"environ", Says::about},
                              Word{"unos", Says::about},        Word{">=", Says::beyond},
                              Word{"=>", Says::beyond},         Word{">", Says::beyond},
                              Word{"≥", Says::beyond},          Word{"more than", Says::beyond},
                              Word{"at least", Says::beyond},   Word{"over", Says::beyond},
                              Word{"über", Says::beyond},       Word{"mehr als", Says::beyond},
                              Word{"mindestens", Says::beyond}, Word{"minimum", Says::beyond},
                              Word{"mind.", Says::beyond},      Word{"min.", Says::beyond},
                              Word{"min", Says::beyond},        Word{"минимум", Says::beyond},
                              Word{"ab", Says::beyond},         Word{"более", Says::beyond},
                              Word{"свыше", Says::beyond},      Word{"не менее", Says::beyond},
                              Word{"plus de", Says::beyond},    Word{"más de", Says::beyond},
                              Word{"from", Says::between},      Word{"von", Says::between},
                              Word{"от", Says::between},        Word{"de", Says::between},
                              Word{"desde", Says::between},     Word{"between", Says::between},
                              Word{"zwischen", Says::between},  Word{"между", Says::between},
                              Word{"entre", Says::between},     Word{"radius", Says::nothing},
                              Word{"range", Says::nothing},     Word{"reichweite", Says::nothing},
                              Word{"радиус", Says::nothing},    Word{"дальность", Says::nothing},
                              Word{"alcance", Says::nothing},   Word{"portée", Says::nothing},
                              Word{"rayon", Says::nothing}};

/// The word in front of a number, taken off; nothing where something else stands there.
Says take_word(std::string_view& text) {
    if (text.empty() || is_digit(text.front())) return Says::nothing;  // nearly always
    const std::string small = small_letters(text);
    if (small.size() != text.size()) return Says::nothing;
    for (const Word& word : words) {
        if (!small.starts_with(word.text)) continue;
        std::string_view rest = text.substr(word.text.size());
        const bool sign = !is_letter(word.text.front()) && word.text.size() < 4 && word.says != Says::nothing;
        if (!sign && !rest.empty() && rest.front() != ' ' && rest.front() != ':') continue;
        rest = trimmed(rest.substr(std::min<std::size_t>(rest.starts_with(':') ? 1 : 0, rest.size())));
        if (rest.empty()) continue;
        if (is_digit(rest.front())) {
            text = rest;
            return word.says;
        }
        if (word.says != Says::nothing) continue;
        const Says next = take_word(rest);  // `Reichweite: bis zu 500 km`
        if (next == Says::nothing) continue;
        text = rest;
        return next;
    }
    return Says::nothing;
}

/// Between digits or units, in place of the sign there.
void replace_between(std::string& text, std::string_view word, std::string_view sign) {
    for (auto at = text.find(word); at != text.npos && at > 0; at = text.find(word, at + sign.size())) {
        const auto behind = at + word.size();
        if (behind < text.size() && is_digit(text[behind]) && is_digit(text.front()))
            text.replace(at, word.size(), sign);
    }
}

/// `500 km (310 mi)`: the same in another unit, as articles write it.
std::string without_conversion(std::string_view text, std::string_view spec) {
    const auto open = text.find('(');
    if (!text.ends_with(')') || open == text.npos) return std::string(text);
    const std::string_view first = trimmed(text.substr(0, open)),
                           second = text.substr(open + 1, text.size() - open - 2);
    double a = 0.0, b = 0.0;
    try {
        a = geodesic::parse_length(first, "range").m();
        b = geodesic::parse_length(second, "range").m();
    } catch (const Error&) {
        return std::string(text);
    }
    constexpr double rounding = 0.05;  // 300 mi for 500 km
    if (std::abs(a - b) <= rounding * std::max(a, b)) return std::string(first);
    throw Error::usage(fmt::format("range '{}' has two lengths that differ; write one of them", spec));
}

/// `2,5 Tsd. km` → `2500km`, which can be nothing else.
std::string without_thousand(std::string text, std::string_view spec) {
    const std::size_t digits = text.find_last_of("0123456789") + 1;
    const std::string_view unit = unit_behind_thousand(std::string_view(text).substr(digits));
    if (unit.empty() || length_unit(unit) == nullptr) return text;
    constexpr double thousand = 1000.0;
    const std::string number = with_decimal_point(std::string_view(text).substr(0, digits), DecimalSign::unknown);
    if (const auto value = as_number<double>(number)) return plain_number(*value * thousand).append(unit);
    throw Error::usage(
        fmt::format("range '{}' has a word for thousand behind several numbers; write each in full, such as 2500{}",
                    spec, length_unit(unit)->name));
}

/// `500+ km`, `500 km+`
bool has_plus_behind(std::string_view text) {
    const auto plus = text.rfind('+');
    if (plus == text.npos || plus == 0) return false;
    return trimmed(text.substr(plus + 1)).empty() || (is_digit(text[plus - 1]) && length_unit(text.substr(plus + 1)));
}

}  // namespace

std::string without_range_words(std::string_view spec) {
    std::string plain(trimmed(plain_text(spec)));
    if (plain.ends_with('.') && !plain.ends_with("..")) plain.pop_back();  // a sentence's
    std::string_view rest = trimmed(plain);
    const Says says = take_word(rest);
    if (rest.empty() || !is_digit(rest.front())) return std::string(trimmed(plain));
    if (says == Says::about) {
        while (rest.ends_with('.')) rest.remove_suffix(1);  // `≈500 km...`
        throw Error::usage(fmt::format("range '{}' is not one length; write the length to draw: {}", spec, rest));
    }
    if (says == Says::beyond || has_plus_behind(rest)) {
        std::string from(rest);
        std::erase(from, '+');
        throw Error::usage(
            fmt::format("range '{}' has no upper limit; write {} for the disc, or {}..20004km for everything beyond it",
                        spec, from, from));
    }
    std::string text = without_thousand(without_conversion(rest, spec), spec);
    if (text.find(' ') == text.npos) return text;  // and so without the words between
    for (const std::string_view to : {" to ", " bis ", " до ", " hasta ", " à "}) replace_between(text, to, "..");
    const bool between = says == Says::between && text.find("..") == text.npos;
    for (const std::string_view word : {" and ", " und ", " и ", " y ", " et "}) {
        replace_between(text, word, between ? ".." : ", ");
    }
    return text;
}

}  // namespace rangeband::catalog
