// SPDX-License-Identifier: MIT
/// Minimal JSON output.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rangeband/text_buffer.hpp"

namespace rangeband {

/// @{
/// A JSON string with its quotes; bytes that are not UTF-8 become U+FFFD.
void append_json_string(TextBuffer& out, std::string_view text);
std::string json_text(std::string_view text);
/// @}

/// The shortest text that reads back as the same number, whatever the locale. The number is finite.
std::string json_number(double number);

/// The values are JSON already.
std::string json_array(const std::vector<std::string>& values);

/// `["a","b"]`
std::string json_list(const std::vector<std::string>& texts);

/// Members in the order given; the values are JSON already.
std::string json_object(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace rangeband
