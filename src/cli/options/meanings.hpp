// SPDX-License-Identifier: MIT
/// What people type for something that is called otherwise here.
#pragma once

#include <string>
#include <string_view>

namespace rangeband::cli {

/// `; write --theme dark` for an option without dashes that this program does not have, or empty.
std::string option_meant(std::string_view option);

/// `; write rangeband map` for a command that it does not have, or empty.
std::string command_meant(std::string_view command);

}  // namespace rangeband::cli
