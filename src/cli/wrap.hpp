/// Text for a terminal of 80 columns.
#pragma once

#include <string>
#include <string_view>

namespace rangeband::cli {

/// Breaks `text` at blanks into lines of at most 80 columns, each beginning with `indent` and ending with a newline.
/// Newlines in the text are kept.
std::string wrap(std::string_view text, std::string_view indent);

/// 1234567 → `1,234,567`
std::string grouped(unsigned long long number);

/// For people: `812 bytes`, `212 KB`, `1.3 MB`.
std::string file_size(unsigned long long bytes);

}  // namespace rangeband::cli
