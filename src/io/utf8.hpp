/// Is it UTF-8?
#pragma once

#include <cstddef>
#include <string_view>

namespace rangeband::io {

/// The length of the UTF-8 sequence at `at`, or 0 if there is none (Unicode, table 3-7: no overlong forms, surrogates
/// or numbers beyond U+10FFFF).
std::size_t utf8_length(std::string_view text, std::size_t at);

bool is_utf8(std::string_view text);

}  // namespace rangeband::io
