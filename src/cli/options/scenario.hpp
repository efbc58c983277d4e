// SPDX-License-Identifier: MIT
/// Scenarios: the options of a run, kept in an INI file.
#pragma once

#include <span>
#include <string_view>

#include "cli/options/options.hpp"

namespace rangeband::cli {

/// What was typed on top of the scenario that it names, if it names one. Options of other commands are passed over, so
/// that one scenario serves all.
/// A name of the catalogue goes before a file of the same name; what has a slash or ends in `.ini` is a file, and a
/// relative `sites` in it is relative to that file's folder.
/// Throws Error(usage) for an unknown scenario or a bad one, Error(file) for a file that cannot be read.
Values with_scenario(std::span<const std::string_view> names, const Values& typed);

}  // namespace rangeband::cli
