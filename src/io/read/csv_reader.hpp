// SPDX-License-Identifier: MIT
/// Records of a delimited text file, in constant memory, with their line numbers.
///
/// Not GDAL's CSV driver: that one swallows rows after a stray quote, which `48°34'12"N` has, knows no `|`, reads `007`
/// as 7 and cannot say on which line a record stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/records.hpp"

namespace rangeband::io {

/// A quote opens a quoted cell only as its first character (RFC 4180); anywhere else it is text. Lines end in LF, CRLF
/// or CR; lines without a cell with text are skipped; a UTF-8 byte order mark is not part of the first cell. A first
/// line `sep=;`, by which Excel names the delimiter, settles it and is no record.
class CsvReader final : public Records {
  public:
    /// Throws Error(file) if the file cannot be opened; `shown` names it in messages.
    CsvReader(const std::string& path, std::string shown);
    ~CsvReader() override;
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    void rewind() override;

    /// Throws Error(file) for a quote that is never closed or a failing disk.
    bool next() override;
    const std::vector<std::string_view>& cells() const override { return cells_; }

    /// The line on which the record begins, from 1.
    std::string where() const override;
    std::span<const char> delimiters() const override;
    void set_delimiter(char delimiter) override { delimiter_ = delimiter; }
    DecimalSign usual_sign() const override { return delimiter_ == ',' ? DecimalSign::point : DecimalSign::unknown; }

  private:
    struct Cell {
        std::size_t begin;
        std::size_t end;
        bool quoted;
    };

    bool scan();
    bool scan_quotes();
    bool scan_line_end();
    bool ran_out() const { return at_ == end_ && !exhausted_; }
    void fill();
    void take_record();
    std::string_view unquoted(const Cell& cell);
    bool blank() const;

    std::string shown_;
    int file_ = -1;
    bool named_delimiter_ = false;  ///< by the first line
    char delimiter_ = ',';
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  ///< of the record, in the buffer
    std::size_t at_ = 0;     ///< of the scan, in the buffer
    std::size_t end_ = 0;    ///< of what has been read, in the buffer
    bool exhausted_ = false;
    std::int64_t line_ = 0;
    std::int64_t next_line_ = 1;
    std::vector<Cell> scanned_;
    std::vector<std::string_view> cells_;
};

}  // namespace rangeband::io
