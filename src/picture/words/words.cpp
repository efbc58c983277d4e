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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number that `text` begins with, such as `2,350` or `0.5`; empty where it begins with none.
std::string_view leading_number(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() &&
           (is_digit(text[size]) || (size > 0 && size + 1 < text.size() && is_digit(text[size + 1]) &&
                                     (text[size] == ',' || text[size] == '.'))))
        ++size;
    return text.substr(0, size);
}

bool is_unit(std::string_view rest) {
    return rest.starts_with(" km") || rest.starts_with(" m") || rest.starts_with(" nmi");
}

/// Whether a number before `rest` is a length, alone or as the lower edge of a span. A position such as `45,120` is
/// none.
bool is_length(std::string_view rest) {
    for (const std::string_view joint : {"–", " to under ", " to "}) {
        if (!rest.starts_with(joint)) continue;
        rest.remove_prefix(joint.size());
        const std::string_view upper = leading_number(rest);
        return !upper.empty() && is_unit(rest.substr(upper.size()));
    }
    return is_unit(rest);
}

/// `2,350` and `1,000.5` as the language writes them. What has no separator between thousands stays as it is.
std::string translated(std::string_view english, const Words& words) {
    const std::size_t point = english.find('.');
    std::string digits;
    const std::string_view whole = english.substr(0, point);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const bool is_separator = (whole.size() - i) % 4 == 0;
        if (is_separator != (whole[i] == ',')) return std::string(english);
        if (!is_separator) digits += whole[i];
    }
    if (digits.size() == whole.size() || english.find_first_of(",.", whole.size() + 1) != english.npos)
        return std::string(english);
    std::string text = grouped(digits, words);
    if (point != english.npos) text.append(words.decimal_sign).append(english.substr(point + 1));
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

std::string edge_label(const Series& series, Length edge, Language language) {
    const std::string text = figure(edge, language);
    return is_least(series) ? within(words_of(language).at_least, text) : text;
}

std::string figures(const Series& series, Language language) {
    if (!series.outer && series.inner == Length()) return {};
    const Words& words = words_of(language);
    if (!series.outer) return edge_label(series, series.inner, language);
    std::string text = figure(*series.outer, language);
    if (series.inner > Length()) {
        std::string least = figure(series.inner, language);
        const std::string unit = text.substr(text.rfind("\u00A0"));
        if (least.ends_with(unit)) least.resize(least.size() - unit.size());
        text = fmt::format("{}–{}", least, text);
    }
    if (series.contested) return within(words.contested, text);
    return is_least(series) ? within(words.at_least, text) : text;
}

std::string with_lengths_in(Language language, std::string_view english) {
    std::string text;
    while (!english.empty()) {
        const std::string_view number = leading_number(english);
        const std::size_t size = std::max<std::size_t>(number.size(), 1);
        const bool length = !number.empty() && is_length(english.substr(size));
        text += length ? translated(number, words_of(language)) : std::string(english.substr(0, size));
        english.remove_prefix(size);
    }
    return text;
}

}  // namespace rangeband::picture
