// SPDX-License-Identifier: MIT
/// The commands, and how one is chosen, explained and run.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/options/options.hpp"
#include "rangeband/error.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::cli {

/// One verb of the command line: everything that is known of it, in one file of `commands/`.
struct Command {
    std::string_view name;
    std::string_view arguments;                 ///< what it takes besides options, as in `KIND [ID...]`; or empty
    std::string_view summary;                   ///< one line for the list of commands
    std::string_view description;               ///< the paragraph above the options in `--help`
    std::span<const std::string_view> options;  ///< names out of `all_options()`
    std::string_view examples;                  ///< ready lines below the options
    std::string (*appendix)();                  ///< what else `--help` says, or null
    int (*run)(const Values& values);           ///< returns the exit code
};

/// Made by CMake from the files in `commands/`, in the order of their names.
std::span<const Command* const> commands();

/// The text of `rangeband COMMAND --help`: at most twelve options and five lines of examples, or `all` of them with
/// columns and exit codes. At most 80 columns wide.
std::string help_of(const Command& command, bool all);

/// For `--help`: every column with its meaning.
std::string help_of_fields(const std::vector<io::Field>& fields);

/// What a failure of that kind ends with.
int exit_code_of(ErrorKind kind);

/// Runs the program. Returns the exit code; throws Error with the sentence for stderr.
int run(std::span<const std::string> arguments);

}  // namespace rangeband::cli
