// SPDX-License-Identifier: MIT
/// Where the catalogue's files are: folders, and the copy inside the program.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rangeband::catalog {

/// Of all tables: `sources.csv`, …
std::vector<std::string> table_names();

/// Does the folder hold every table, so that it can stand alone?
bool holds_all_tables(const std::filesystem::path& folder);

bool holds_any_table(const std::filesystem::path& folder);

/// Throws Error(file) for a CSV file named almost like a table, whose rows would be missed in silence: `claim.csv`,
/// `Claims.csv`. Other files, hidden files and folders are ignored.
void check_table_names(const std::filesystem::path& folder);

/// The text of a file, or nothing where there is none. Throws Error(file) when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& file);

/// The text of `bands.csv`, `scenarios/bands.ini`, … in the embedded copy, or nothing.
std::optional<std::string_view> embedded_text(std::string_view path);

}  // namespace rangeband::catalog
