// SPDX-License-Identifier: MIT
/// In place of a system's files: what a request brings along, and what it writes.
#pragma once

#include <map>
#include <string>

namespace rangeband::wasm {

/// Files that may be read, by name: of the request, and of the catalogue (`geodata/cities.csv`).
std::map<std::string, std::string, std::less<>>& memory_files();

/// What goes to standard output.
std::string& written();

}  // namespace rangeband::wasm
