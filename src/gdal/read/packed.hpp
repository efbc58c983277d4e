// SPDX-License-Identifier: MIT
/// Compressed files.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rangeband::gdal {

/// See `io::GdalModule`.
std::vector<std::string> files_in(const std::string& archive);
void unpack(const std::string& path, const std::string& shown, const std::function<void(std::string_view)>& take);

}  // namespace rangeband::gdal
