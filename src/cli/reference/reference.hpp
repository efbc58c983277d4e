/// Manual pages and shell completion, made from the declarations of commands and options.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace rangeband::cli {

/// `rangeband.1`: the commands, the exit codes and where the catalogue is found.
std::string manual_of_program();

/// `rangeband-footprint.1`: everything that `--help` says, as a manual page.
std::string manual_of(const Command& command);

/// Scripts that complete commands, options, their values, and the ids of the catalogue in use, for which they ask the
/// program.
std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace rangeband::cli
