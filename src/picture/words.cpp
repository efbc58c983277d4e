#include "picture/words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace rangeband::picture {
namespace {

std::string grouped(long long number, std::string_view separator) {
    std::string digits = fmt::format("{}", number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, separator);
    return digits;
}

/// With as many decimals as it needs, at most `decimals`.
std::string number(double value, int decimals, const Words& words) {
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(value * scale) / scale;
    const double whole = std::floor(rounded);
    std::string text = grouped(static_cast<long long>(whole), words.digit_separator);
    std::string rest = fmt::format("{:.{}f}", rounded - whole, decimals);
    while (rest.size() > 1 && rest.back() == '0') rest.pop_back();
    if (rest.size() > 2) text += std::string(words.decimal_sign) + rest.substr(2);
    return text;
}

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
    if (length < Length::km(1))
        return fmt::format("{}\u00A0{}", number(length.m(), length < Length::m(10) ? 2 : 0, words), words.metre);
    const int decimals = length < Length::km(10) ? 2 : length < Length::km(100) ? 1 : 0;
    return fmt::format("{}\u00A0{}", number(length.km(), decimals, words), words.kilometre);
}

}  // namespace rangeband::picture
