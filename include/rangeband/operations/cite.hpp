// SPDX-License-Identifier: MIT
/// How a file of this program is cited, and made again.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::operations {

/// A file of sites that was read, by its name without a folder.
struct Input {
    std::string file;
    std::string sha256;  ///< in hexadecimal digits; empty where the program read no file of its own
};

/// How a file was made, according to its own note.
struct Origin {
    std::string version;  ///< of the program
    catalog::Edition catalogue;
    std::string command;                                                    ///< `footprint`
    std::vector<std::pair<std::string, std::vector<std::string>>> options;  ///< as given: `range`, {`9m729`, `480km`}
    std::vector<Input> inputs;
    std::vector<std::string> sources;      ///< of the ranges and places, without those in columns of the inputs
    std::vector<std::string> attribution;  ///< credits required where the data is shown
};

/// Throws Error(file): not there, not readable, does not say how it was made.
Origin origin_of(const std::string& path);

}  // namespace rangeband::operations
