// SPDX-License-Identifier: MIT
/// Names of systems and sites.
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

/// `SS-20` and `ss 20` are one, and so are `РСД-10 «Пионер»` and `рсд-10 пионер`, `Düsseldorf` and `dusseldorf`.
std::string folded(std::string_view name);

/// Is it among them, whatever its case, blanks, hyphens and quotation marks?
bool has_name(const std::vector<std::string>& names, std::string_view name);

}  // namespace rangeband::catalog
