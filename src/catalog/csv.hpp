// SPDX-License-Identifier: MIT
/// A small strict reader of comma-separated tables (RFC 4180) with a header line.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rangeband::catalog {

/// One row; its fields are reached by the header's names.
class CsvRow {
  public:
    CsvRow(std::shared_ptr<const std::vector<std::string>> header, std::vector<std::string> fields, std::size_t line)
        : header_(std::move(header)), fields_(std::move(fields)), line_(line) {}

    /// The field of that column; an empty text when the table has no such column.
    std::string_view operator[](std::string_view column) const;
    std::size_t line() const { return line_; }  ///< on which the row begins, counted from 1

  private:
    std::shared_ptr<const std::vector<std::string>> header_;
    std::vector<std::string> fields_;
    std::size_t line_;
};

/// A table read completely. Quoted fields may hold commas, quotes (doubled) and line breaks; lines end with LF or CRLF;
/// a byte order mark and empty lines are skipped. Blanks around a column's name do not belong to it.
class CsvTable {
  public:
    /// `file` names the table in errors. Throws Error(file) naming file and line: bad UTF-8, an unfinished quote, text
    /// beside a quote, a row of another length than the header, a column without a name or named twice, no header.
    static CsvTable parse(std::string_view text, std::string_view file);

    const std::vector<std::string>& header() const { return *header_; }
    const std::vector<CsvRow>& rows() const { return rows_; }

  private:
    std::shared_ptr<const std::vector<std::string>> header_;
    std::vector<CsvRow> rows_;
};

}  // namespace rangeband::catalog
