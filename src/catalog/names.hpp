// SPDX-License-Identifier: MIT
/// What systems and sites are called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// Its name and those of the column `other_names` and of `names.csv`.
std::vector<std::string> names_of(const System& system, const std::vector<Name>& names);

/// Its name, and those of `names.csv`.
std::vector<std::string> names_of(const Site& site, const std::vector<Name>& names);

/// Is it among them, whatever its case, blanks, hyphens and quotation marks?
bool has_name(const std::vector<std::string>& names, std::string_view name);

}  // namespace rangeband::catalog
