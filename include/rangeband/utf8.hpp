// SPDX-License-Identifier: MIT
/// Validation of UTF-8, for all components that read or write text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace rangeband {

/// U+FEFF, with which some programs begin a file of text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The length of the UTF-8 sequence that starts at `at`, or 0 if there is none (Unicode, table 3-7: no overlong forms,
/// surrogates or numbers beyond U+10FFFF). `at` is below `text.size()`.
constexpr std::size_t utf8_length(std::string_view text, std::size_t at = 0) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0), second = byte(1);
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4 || !follows(1)) return 0;
    if (first < 0xE0) return 2;
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || !follows(2)) return 0;
    if (first < 0xF0) return 3;
    if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F) || !follows(3)) return 0;
    return 4;
}

/// Whether the text consists of such sequences.
constexpr bool is_utf8(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return (c & '\x80') == 0; })) return true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

/// Whether it is a byte within a character.
constexpr bool is_continuation(char c) { return (c & '\xC0') == '\x80'; }

/// How many characters there are.
constexpr std::size_t utf8_characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

/// The first `bytes` at most, never half a character.
constexpr std::string_view first_bytes(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && is_continuation(text[bytes])) --bytes;
    return text.substr(0, bytes);
}

}  // namespace rangeband
