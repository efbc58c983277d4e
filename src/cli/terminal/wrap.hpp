// SPDX-License-Identifier: MIT
/// Text for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rangeband::cli {

/// Breaks `text` at blanks into lines of at most 80 columns, each beginning with `indent` and ending with a newline.
/// Newlines in the text are kept.
std::string wrap(std::string_view text, std::string_view indent);

/// Lines of at most `width` columns, broken at blanks, and within a word, after a hyphen if it has one, only where it
/// is longer than a line; never within a character. An empty text is one empty line.
std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width);

/// For people: `812 bytes`, `212 KB`, `1.3 MB`.
std::string file_size(unsigned long long bytes);

}  // namespace rangeband::cli
