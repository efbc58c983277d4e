// SPDX-License-Identifier: MIT
/// `rangeband completion`: the script by which a shell completes rangeband's words.
#include <array>
#include <cstdio>

#include "cli/command.hpp"
#include "cli/reference/reference.hpp"
#include "rangeband/error.hpp"

namespace rangeband::cli {
namespace {

constexpr std::array<std::string_view, 1> option_names = {"help"};

constexpr std::string_view examples =
    "  source <(rangeband completion bash)\n"
    "  rangeband completion zsh > _rangeband\n"
    "  rangeband completion fish > rangeband.fish\n";

int run_completion(const Values& values) {
    if (values.arguments().size() != 1) {
        throw Error::usage("say for which shell: 'rangeband completion bash', zsh or fish");
    }
    const std::string_view script = completion_script(values.arguments().front());
    static_cast<void>(std::fwrite(script.data(), 1, script.size(), stdout));  // main looks for failures at the end
    return 0;
}

}  // namespace

extern const Command completion_command;
const Command completion_command = {
    "completion",
    "SHELL",
    "print the completion script for bash, zsh or fish",
    "Prints the script with which a shell completes commands, options, their values and ids of the catalogue in use. "
    "The Debian package installs it already.",
    option_names,
    examples,
    nullptr,
    run_completion,
};

}  // namespace rangeband::cli
