// SPDX-License-Identifier: MIT
#include "picture/words/words.hpp"

#include "picture/words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

std::string joined(std::string least, const std::string& most) {
    const std::string unit = most.substr(most.rfind("\u00A0"));
    if (least.ends_with(unit)) least.resize(least.size() - unit.size());
    return fmt::format("{}–{}", least, most);
}

std::string edge_label(const Series& series, Length edge, Language language) {
    const auto& written = series.outer && edge == *series.outer ? series.outer_written : series.inner_written;
    const std::string text = figure(edge, written, language);
    const std::string worded = is_least(series) ? within(words_of(language).at_least, text) : text;
    return series.label.empty() ? worded : fmt::format("{} {}", series.label, worded);
}

std::string figures(const Series& series, Language language) {
    if (!series.outer && series.inner == Length()) return series.label;
    const Words& words = words_of(language);
    if (!series.outer) return edge_label(series, series.inner, language);
    if (series.inner == Length()) return edge_label(series, *series.outer, language);
    const std::string text = joined(figure(series.inner, series.inner_written, language),
                                    figure(*series.outer, series.outer_written, language));
    return series.contested ? within(words.contested, text) : text;
}

}  // namespace rangeband::picture
