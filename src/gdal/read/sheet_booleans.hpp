// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string>
#include <utility>

namespace rangeband::gdal {

/// Row and column of a cell, counted from 1 and from 0.
using SheetCell = std::pair<long long, int>;

/// The cells of a sheet of an Excel workbook (`.xlsx`) that hold TRUE or FALSE, which GDAL hands over as 1 and 0. Empty
/// for any other file.
std::set<SheetCell> boolean_cells(const std::string& workbook, const std::string& sheet);

}  // namespace rangeband::gdal
