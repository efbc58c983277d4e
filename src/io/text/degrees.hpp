// SPDX-License-Identifier: MIT
/// Degrees as text.
#pragma once

#include "io/text/json_text.hpp"

namespace rangeband::io {

/// `-12.34`, with so many decimals at most: trailing zeros are left out.
void append_degrees(TextBuffer& out, double degrees, int decimals);

}  // namespace rangeband::io
