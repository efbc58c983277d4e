// SPDX-License-Identifier: MIT
/// What cells of a spreadsheet are, as far as GDAL does not tell it.
#pragma once

#include <set>
#include <string>
#include <utility>

namespace rangeband::gdal {

/// Row and column of a cell, counted from 1 and from 0.
using SheetCell = std::pair<long long, int>;

/// What GDAL does not tell of a sheet's cells.
struct SheetCells {
    std::set<SheetCell> booleans;  ///< TRUE or FALSE, handed over as 1 and 0
    std::set<SheetCell> times;     ///< handed over as times of day, or as days: `[h]:mm:ss` is a number
    std::set<SheetCell> numbers;   ///< with three decimals; text with a thousands mark, 5.481, is handed over alike
    bool known = false;            ///< whether the file was looked at
};

/// Of a sheet of an Excel (`.xlsx`) or OpenDocument (`.ods`) workbook; of the latter, GDAL hands over booleans as TRUE
/// and times as `PT48H34M12S`. Empty for any other file.
SheetCells special_cells(const std::string& workbook, const std::string& sheet);

}  // namespace rangeband::gdal
