// SPDX-License-Identifier: MIT
/// Messages on standard error.
#pragma once

#include <string>
#include <string_view>

#include "rangeband/operations/requests.hpp"

namespace rangeband::cli {

/// Text of a file or a command line as a terminal may get it: control characters, which it would obey, become
/// `instead`; line feeds stay.
std::string printable(std::string_view text, char instead);

/// `rangeband: SENTENCE` as a line on stderr.
void say(const std::string& sentence);

/// A sentence of an operation, parameters under the names of the options that set them.
std::string with_options(std::string_view sentence);

/// What a run did not draw, since no place on Earth is in it.
void say_what_is_empty(const operations::Tally& tally, bool merged);

/// What must be said of files and their rows, though they are good.
void say_notes(const operations::RowCheck& rows);

/// 0, or Error(file) when bad rows were left out of what is `done`.
int exit_code_of(const operations::RowCheck& rows, std::string_view done = "written");

}  // namespace rangeband::cli
