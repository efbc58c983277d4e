// SPDX-License-Identifier: MIT
/// The catalogue's tables as text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// Those of one data source as they stand in its folder, by their files' names; without cities, countries and the
/// timeline. Throws Error(file) for one that cannot be read.
std::vector<std::pair<std::string, std::string>> tables_in(const DataSource& source);

}  // namespace rangeband::catalog
