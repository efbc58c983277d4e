// SPDX-License-Identifier: MIT
/// Single options as checked values. Each throws Error(usage) naming the option.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/options/options.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::cli {

/// A whole number from `least` to `most`.
int parse_count(const std::string& text, int least, int most);

/// Decimals of coordinates, from 7 to 12.
int parse_decimals(const std::string& text);

unsigned threads_of(const Values& values);

/// Target, format and overwriting of the output; not its layers and texts.
io::OutputRequest output_of(const Values& values);

/// The file of boundaries beside that output, if there is to be one.
std::optional<io::OutputRequest> boundaries_of(const Values& values, const io::OutputRequest& output);

/// Throws Error(usage) for an option that is typed and says something of a file, where there is none to be. A
/// scenario's are for the commands that write one.
void must_write_a_file(const Values& values);

/// One of two words: whether the option says `yes_word`; `fallback` when it is not given.
bool choice_of(const Values& values, std::string_view option, std::string_view yes_word, std::string_view no_word,
               bool fallback);

}  // namespace rangeband::cli
