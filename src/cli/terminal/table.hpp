// SPDX-License-Identifier: MIT
/// Tables: aligned for the terminal, CSV and JSON for programs, from the same rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/options.hpp"
#include "rangeband/io/file.hpp"
#include "rangeband/io/layer.hpp"
#include "rangeband/operations/table.hpp"

namespace rangeband::cli {

using operations::Figures;
using operations::Shown;
using operations::Table;
using operations::TableColumn;

/// At most `width` columns wide unless a table has more columns than that has room for; long text is wrapped at blanks,
/// else after hyphens, else within words. Numbers stand to the right.
std::string as_text(const Table& table, std::size_t width);

/// RFC 4180, with a header line. Text that a spreadsheet would take for a formula is led by an apostrophe.
std::string as_csv(const Table& table);

/// An array of objects, one a line; what is empty is null.
std::string as_json(const Table& table);

/// One line of CSV or one object, without what stands between lines; for rows that stream by.
std::string csv_line(const std::vector<io::Value>& row);
std::string json_line(const std::vector<std::string>& names, const std::vector<io::Value>& row);

/// Where a table goes as text: to standard output or, with `--csv -o FILE`, into that file, which begins with the byte
/// order mark by which spreadsheets know UTF-8.
class TextOutput {
  public:
    /// Looks at the place of a file. Throws as `io::OutputFile`.
    explicit TextOutput(const Values& values);

    void put(std::string_view text);

    /// Says of a file how many rows it has, unless quiet.
    void complete(std::size_t rows);

  private:
    std::optional<io::OutputFile> file_;
    std::string shown_;  ///< the file; empty: nothing is said
};

/// Prints the table as `--csv` or `--json` say, else for people, as wide as the terminal but from 80 to 100 columns.
/// Throws Error(usage) when both are given.
void print_table(const Table& table, const Values& values);

}  // namespace rangeband::cli
