/// Scenarios: the options of a run, kept in an INI file.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {

/// The catalogue that `--catalog` chooses, in the order of the search.
std::vector<catalog::DataSource> data_sources_for(const Values& values);

/// What was typed on top of the scenario that it names, if it names one.
/// A name of the catalogue goes before a file of the same name; what has a slash or ends in `.ini` is a file, and a
/// relative `sites` in it is relative to that file's folder.
/// Throws Error(usage) for an unknown scenario or a bad one, Error(file) for a file that cannot be read.
Values with_scenario(std::span<const std::string_view> names, const Values& typed);

}  // namespace rangeband::cli
