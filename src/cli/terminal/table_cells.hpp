// SPDX-License-Identifier: MIT
/// The text of table cells.
#pragma once

#include <string>

#include "cli/terminal/table.hpp"

namespace rangeband::cli {

bool is_number(const io::Value& value);

/// All digits, dates as in ISO 8601; nothing where there is no value.
std::string plain_text(const io::Value& value);

/// As people see it: on one line without control characters, whatever a catalogue of the user's own holds.
std::string shown_text(const io::Value& value, const TableColumn& column);

}  // namespace rangeband::cli
