// SPDX-License-Identifier: MIT
/// What files say of themselves.
#pragma once

#include <string>

namespace rangeband::gdal {

/// See `io::GdalModule`.
std::string notes_in(const std::string& path);

}  // namespace rangeband::gdal
