// SPDX-License-Identifier: MIT
/// Small pieces of reading and writing text. Letters are those of ASCII, whatever the locale.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rangeband {

/// @{
/// Of one character.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
/// @}

/// Without leading and trailing blanks.
constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// In lower case.
std::string lowered(std::string_view text);

/// Equal except for the case of letters.
constexpr bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

/// The pieces between the separators; an empty text is one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Lines of at most `width` characters, broken at blanks; a longer word stands alone. An empty text is one empty line.
std::vector<std::string> broken_at_blanks(std::string_view text, std::size_t width);

/// How many insertions, deletions, replacements and swaps of neighbours lead from one text to the other, in any case
/// (optimal string alignment, the restricted Damerau-Levenshtein distance).
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The name that was probably meant: the nearest, with at most a third of the letters mistyped, else the first that
/// begins with the text; empty where there is none.
std::string_view nearest(std::string_view typed, std::span<const std::string> names);

/// `; did you mean --range?`: the nearest with its prefix, or nothing.
std::string did_you_mean(std::string_view typed, std::span<const std::string> names, std::string_view prefix = "");

/// 1234567 → `1,234,567`
std::string grouped(unsigned long long number);

/// `1 row`, `12,345 rows`, of what makes its plural with an s.
std::string counted(unsigned long long number, std::string_view what);

/// Of bytes, all digits: `64 GB` (of 2³⁰ bytes), `5 MB`, `1,000 bytes`.
std::string whole_size(unsigned long long bytes);

}  // namespace rangeband
