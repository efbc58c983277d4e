// SPDX-License-Identifier: MIT
#include "catalog/text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/text.hpp"

namespace rangeband::catalog {

std::string plain_number(double value) { return fmt::format("{}", value); }

std::string grouped_number(double value) {
    std::string text = plain_number(value);
    if (text.find('e') != std::string::npos) return text;
    const std::size_t digits_end = std::min(text.find('.'), text.size());
    const std::size_t digits_begin = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = digits_end; at > digits_begin + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

bool matches(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && lower(pattern[p]) == lower(text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

}  // namespace rangeband::catalog
