// SPDX-License-Identifier: MIT
/// Text inside XML and HTML.
#pragma once

#include <string_view>

#include "io/text/json_text.hpp"

namespace rangeband::io {

/// With `& < > " '` escaped; bytes that are not UTF-8 and characters that XML 1.0 does not allow become U+FFFD.
void append_xml_text(TextBuffer& out, std::string_view text);

/// A value as text that XML Schema reads: a real number always with its point or exponent. Null is nothing.
void append_xml_value(TextBuffer& out, const Value& value);

}  // namespace rangeband::io
