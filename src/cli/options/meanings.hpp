// SPDX-License-Identifier: MIT
/// Common names for options, their values and commands that have another name here.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rangeband::cli {

/// `; write --theme dark` for an option without dashes that this program does not have, or empty. `known` are the
/// options of the command: another command's is named as that.
std::string option_meant(std::string_view option, std::span<const std::string_view> known);

/// `; write rangeband map` for a command that it does not have, or empty.
std::string command_meant(std::string_view command);

/// `ortho` for the value `orthographic` of `projection`, `systems` for what `list` is to show, or empty.
std::string_view value_meant(std::string_view option, std::string_view typed);

}  // namespace rangeband::cli
