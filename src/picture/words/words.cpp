// SPDX-License-Identifier: MIT
#include "picture/words/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "picture/words/figures.hpp"
#include "rangeband/written.hpp"

namespace rangeband::picture {
namespace {

std::string grouped(std::string digits, const Words& words) {
    if (digits.size() < words.least_digits_separated) return digits;
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, words.digit_separator);
    return digits;
}

/// With as many decimals as it needs, at most `decimals`.
std::string number(double value, int decimals, const Words& words) {
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(value * scale) / scale;
    const double whole = std::floor(rounded);
    std::string text = grouped(fmt::format("{}", static_cast<long long>(whole)), words);
    std::string rest = fmt::format("{:.{}f}", rounded - whole, decimals);
    while (rest.size() > 1 && rest.back() == '0') rest.pop_back();
    if (rest.size() > 2) text += std::string(words.decimal_sign) + rest.substr(2);
    return text;
}

std::string within(std::string_view around, const std::string& text) { return fmt::format(fmt::runtime(around), text); }

/// To about three digits, as what is converted deserves.
std::string converted(Length length, const std::string& unit, Language language) {
    const double number = length / length_unit(unit)->one;
    const double tenths = number < 100.0 ? 10.0 : 1.0;
    return figure({std::round(number * tenths) / tenths, unit}, language);
}

/// `480 km`, and `298 mi` where the picture has miles, too.
struct InUnits {
    std::string own, other;

    InUnits(Length length, const std::optional<catalog::Figure>& written, const Picture& picture) {
        own = figure(length, written, picture.language);
        const std::string unit = written && written->unit != "m" ? written->unit : "km";
        const auto another = std::ranges::find_if(picture.units, [&](const auto& one) { return one != unit; });
        if (another != picture.units.end()) other = converted(length, *another, picture.language);
    }
};

std::string with_other(const std::string& own, const std::string& other) {
    return other.empty() ? own : fmt::format("{} ({})", own, other);
}

bool is_least(const Series& series) { return !series.outer || (series.dashed && !series.contested); }

}  // namespace

const Words& words_of(Language language) {
    switch (language) {
        case Language::de:
            return words_de;
        case Language::ru:
            return words_ru;
        case Language::en:
            break;
    }
    return words_en;
}

std::string figure(Length length, Language language) {
    const Words& words = words_of(language);
    if (length < Length::km(1)) return fmt::format("{}\u00A0{}", number(length.m(), 2, words), words.metre);
    return fmt::format("{}\u00A0{}", number(length.km(), 3, words), words.kilometre);
}

std::string figure(const catalog::Figure& written, Language language) {
    const Words& words = words_of(language);
    std::string_view unit = written.unit;
    if (unit == "km") unit = words.kilometre;
    if (unit == "m") unit = words.metre;
    if (unit == "mi") unit = words.mile;
    if (unit == "nmi") unit = words.nautical_mile;
    return fmt::format("{}\u00A0{}", number(written.number, 9, words), unit);
}

std::string figure(Length length, const std::optional<catalog::Figure>& written, Language language) {
    return written ? figure(*written, language) : figure(length, language);
}

std::string coordinates(const geodesic::Position& place, Language language) {
    constexpr int decimals = 4;
    const Words& words = words_of(language);
    const auto of = [&](double degrees, std::string_view positive, std::string_view negative) {
        return fmt::format("{}°\u00A0{}", number(std::abs(degrees), decimals, words),
                           degrees < 0.0 ? negative : positive);
    };
    return of(place.lat(), words.north_of, words.south_of) + ", " + of(place.lon(), words.east_of, words.west_of);
}

std::string joined(std::string least, const std::string& most) {
    const std::string unit = most.substr(most.rfind("\u00A0"));
    if (least.ends_with(unit)) least.resize(least.size() - unit.size());
    return fmt::format("{}–{}", least, most);
}

std::string figure_of(Length length, const Picture& picture) {
    if (picture.units.empty() || picture.units.back() == "km") return figure(length, picture.language);
    const std::string own = converted(length, picture.units.back(), picture.language);
    return with_other(own, picture.units.size() < 2 ? "" : converted(length, picture.units.front(), picture.language));
}

Length unit_of(const Picture& picture) {
    return picture.units.empty() ? Length::km(1) : length_unit(picture.units.back())->one;
}

std::string edge_label(const Series& series, Length edge, const Picture& picture) {
    const auto& written = series.outer && edge == *series.outer ? series.outer_written : series.inner_written;
    const InUnits units(edge, written, picture);
    const std::string text = with_other(units.own, units.other);
    const std::string worded = is_least(series) ? within(words_of(picture.language).at_least, text) : text;
    return series.label.empty() ? worded : fmt::format("{} {}", series.label, worded);
}

std::string figures(const Series& series, const Picture& picture) {
    if (!series.outer && series.inner == Length()) return series.label;
    if (!series.outer) return edge_label(series, series.inner, picture);
    if (series.inner == Length()) return edge_label(series, *series.outer, picture);
    const InUnits least(series.inner, series.inner_written, picture);
    const InUnits most(*series.outer, series.outer_written, picture);
    const std::string text =
        with_other(joined(least.own, most.own), most.other.empty() ? "" : joined(least.other, most.other));
    return series.contested ? within(words_of(picture.language).contested, text) : text;
}

}  // namespace rangeband::picture
