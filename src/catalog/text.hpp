/// Small pieces of reading and writing text that the files of this room share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rangeband::catalog {

std::string_view trimmed(std::string_view text);

/// ASCII letters only: ids are ASCII.
std::string lowered(std::string_view text);

bool is_digit(char c);
bool is_letter(char c);

/// The shortest text that reads back as the same number, whatever the locale: `480`, `1.5`.
std::string plain_number(double value);

/// The same with thousands grouped for people: `5,500`.
std::string grouped_number(double value);

/// The pieces between the separators; an empty text is one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);

/// How many insertions, deletions, replacements and swaps of neighbours lead from one text to the other
/// (optimal string alignment, the restricted Damerau-Levenshtein distance).
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The candidate nearest to `text` in any case, else the first that begins with it; empty when none is near enough to
/// be a slip of the keyboard.
std::string nearest(std::string_view text, const std::vector<std::string>& candidates);

}  // namespace rangeband::catalog
