// SPDX-License-Identifier: MIT
/// Exit codes of the program, as help and manual explain them. `exit_code_of()` chooses one.
#pragma once

#include <array>
#include <string_view>

namespace rangeband::cli {

struct ExitCode {
    int code;
    std::string_view meaning;
};

inline constexpr std::array exit_codes = {
    ExitCode{0, "done"},
    ExitCode{1, "a file is missing, bad, in the way or cannot be written, or has bad rows"},
    ExitCode{2, "the command line or a scenario is wrong, or there is nothing to do"},
    ExitCode{70, "an internal error: please report it"},
};

}  // namespace rangeband::cli
