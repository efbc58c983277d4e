// SPDX-License-Identifier: MIT
/// Conditions on rows of delimited text, by GDAL's own parser of conditions.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "io/read/row_filter.hpp"

namespace rangeband::gdal {

/// Throws Error(file) with GDAL's message for a condition that does not parse or names an unknown column.
std::unique_ptr<io::RowFilter> row_filter(const std::string& condition, const std::vector<io::Field>& fields,
                                          const std::string& shown);

}  // namespace rangeband::gdal
