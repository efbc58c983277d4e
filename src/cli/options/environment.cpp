// SPDX-License-Identifier: MIT
#include "cli/options/environment.hpp"

#include <cstdlib>

namespace rangeband::cli {
namespace {

std::string variable(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

std::filesystem::path folder_in_environment() { return variable("RANGEBAND_DATA"); }

std::string temporary_folder() {
    const std::string folder = variable("TMPDIR");
    return folder.empty() ? "/tmp" : folder;
}

Date date_of_files() { return day_of_epoch(variable("SOURCE_DATE_EPOCH")); }

}  // namespace rangeband::cli
