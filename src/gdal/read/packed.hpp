// SPDX-License-Identifier: MIT
/// Compressed files.
#pragma once

#include <string>
#include <vector>

namespace rangeband::gdal {

/// See `io::GdalModule`.
std::vector<std::string> files_in(const std::string& archive);
void unpack(const std::string& path, int to, const std::string& shown);

}  // namespace rangeband::gdal
