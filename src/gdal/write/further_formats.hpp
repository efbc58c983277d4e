// SPDX-License-Identifier: MIT
/// Other formats that this GDAL can write.
#pragma once

#include <vector>

#include "io/write/format_table.hpp"

namespace rangeband::gdal {

/// One row for each driver that writes files with our columns and has no row of its own in the table of formats.
std::vector<io::FormatRow> further_formats();

}  // namespace rangeband::gdal
