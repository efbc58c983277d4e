// SPDX-License-Identifier: MIT
/// Manual pages and shell completion, from the declarations of commands and options.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace rangeband::cli {

/// `rangeband.1`: the commands, the exit codes and where the catalogue is found.
std::string manual_of_program();

/// `rangeband-footprint.1`: everything that `--help` says, as a manual page.
std::string manual_of(const Command& command);

/// What may follow a line that somebody has begun to type, one offer a line: the word that replaces the unfinished one
/// and, behind a tab, what it is; in the end `:files` or `:folders` where a path may follow, too.
std::string completions_of(std::string_view line);

/// The script that asks `rangeband __complete LINE` when somebody presses the key. Throws Error(usage) for a shell
/// other than bash, zsh and fish.
std::string_view completion_script(std::string_view shell);

}  // namespace rangeband::cli
