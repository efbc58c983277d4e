// SPDX-License-Identifier: MIT
/// Values as JSON.
#pragma once

#include "rangeband/io/layer.hpp"
#include "rangeband/json.hpp"

namespace rangeband::io {

/// The shortest text that is the number, in at most 15 significant digits and always marked as a real one (`480.0`), so
/// that a reader gives the column the same type whatever its rows hold. What JSON does not know (NaN, infinity) is
/// null.
void append_json_number(TextBuffer& out, double number);

void append_json_value(TextBuffer& out, const Value& value);

}  // namespace rangeband::io
