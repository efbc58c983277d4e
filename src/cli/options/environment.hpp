// SPDX-License-Identifier: MIT
/// What the environment says: requests carry it, and no component below reads it.
#pragma once

#include <filesystem>
#include <string>

#include "rangeband/dates.hpp"

namespace rangeband::cli {

/// `$RANGEBAND_DATA`, the folder of the catalogue; empty where it is not set.
std::filesystem::path folder_in_environment();

/// `$TMPDIR`, the folder of temporary files; `/tmp` where it is not set.
std::string temporary_folder();

/// The day of `$SOURCE_DATE_EPOCH`, for formats that carry one; 1970-01-01 where it is not set.
Date date_of_files();

}  // namespace rangeband::cli
