// SPDX-License-Identifier: MIT
/// In place of a system's files: what a request brings along, and what it writes.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace rangeband::wasm {

/// Files that may be read, by name: of the request, and of the catalogue (`geodata/cities.csv`).
std::map<std::string, std::string, std::less<>>& memory_files();

/// Folders of one's own tables among those of the catalogue, in order: `geodata/added/0/NAME` adds rows, and
/// `geodata/instead/0/NAME` stands in place of what is shipped.
std::vector<std::string> own_folders();

/// What goes to standard output.
std::string& written();

}  // namespace rangeband::wasm
