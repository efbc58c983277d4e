// SPDX-License-Identifier: MIT
#include "io/read/csv_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "io/read/read_columns.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"
#include "rangeband/written.hpp"

namespace rangeband::io {
namespace {

constexpr std::size_t chunk = 1 << 16;
constexpr std::string_view sep_line = "sep=";  // and one character

std::int64_t count_lines(const char* begin, const char* end) {
    const auto line_feeds = std::count(begin, end, '\n');
    return line_feeds > 0 ? line_feeds : std::count(begin, end, '\r');
}

}  // namespace

CsvReader::CsvReader(const std::string& path, std::string shown) : shown_(std::move(shown)), buffer_(chunk) {
    file_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file_ < 0) throw Error::file(fmt::format("{}: {}", shown_, strerror(errno)));
    rewind();
}

CsvReader::~CsvReader() {
    if (file_ >= 0) close(file_);
}

void CsvReader::rewind() {
    if (lseek(file_, 0, SEEK_SET) < 0) throw Error::file(fmt::format("{}: {}", shown_, strerror(errno)));
    begin_ = at_ = end_ = 0;
    exhausted_ = false;
    line_ = 0;
    next_line_ = 1;
    fill();
    if (std::string_view(buffer_.data(), end_).starts_with(byte_order_mark)) begin_ = byte_order_mark.size();
    const std::string_view head(buffer_.data() + begin_, end_ - begin_);
    const std::size_t line_end = sep_line.size() + 1;
    const bool named = head.size() > line_end && same_name(head.substr(0, sep_line.size()), sep_line) &&
                       (head[line_end] == '\n' || head[line_end] == '\r');
    if (!named) return;
    named_delimiter_ = true;
    delimiter_ = head[sep_line.size()];
    begin_ += line_end + (head.substr(line_end).starts_with("\r\n") ? 2 : 1);
    next_line_ = 2;
}

std::string CsvReader::where() const { return fmt::format("line {}", line_); }

std::span<const char> CsvReader::delimiters() const {
    static constexpr std::array all = {'\t', ';', '|', ','};
    return named_delimiter_ ? std::span<const char>() : all;
}

bool CsvReader::next() {
    do {
        while (!scan()) fill();
        if (begin_ == end_) return false;
        take_record();
    } while (blank());
    return true;
}

/// Finds the cells of the record that begins at `begin_`; false if more bytes are needed to see its end.
bool CsvReader::scan() {
    scanned_.clear();
    at_ = begin_;
    for (;;) {
        Cell cell{at_, at_, false};
        if (at_ < end_ && buffer_[at_] == '"') {
            cell.quoted = true;
            if (!scan_quotes()) return false;
        }
        while (at_ < end_ && buffer_[at_] != delimiter_ && buffer_[at_] != '\n' && buffer_[at_] != '\r') ++at_;
        if (ran_out()) return false;
        cell.end = at_;
        scanned_.push_back(cell);
        if (at_ == end_ || buffer_[at_] != delimiter_) return scan_line_end();
        ++at_;
    }
}

bool CsvReader::scan_quotes() {
    for (++at_;; at_ += 2) {
        const auto* quote = static_cast<const char*>(std::memchr(buffer_.data() + at_, '"', end_ - at_));
        if (quote == nullptr) break;
        at_ = static_cast<std::size_t>(quote - buffer_.data());
        if (at_ + 1 == end_ && !exhausted_) return false;
        if (at_ + 1 == end_ || buffer_[at_ + 1] != '"') {
            ++at_;
            return true;
        }
    }
    if (exhausted_ || end_ - begin_ >= limits::longest_record) {
        throw Error::file(fmt::format("{}: line {}: a quote is opened and never closed", shown_, next_line_));
    }
    return false;
}

bool CsvReader::scan_line_end() {
    if (at_ == end_) return true;
    const bool carriage_return = buffer_[at_++] == '\r';
    if (!carriage_return) return true;
    if (ran_out()) return false;
    if (at_ < end_ && buffer_[at_] == '\n') ++at_;
    return true;
}

/// Keeps the record that is being scanned and reads on behind it.
void CsvReader::fill() {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= begin_;
    begin_ = 0;
    if (end_ >= limits::longest_record) {
        throw Error::file(
            fmt::format("{}: line {}: is longer than {} MB; no row of sites is that long, so check what it contains",
                        shown_, next_line_, limits::longest_record >> 20));
    }
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    ssize_t got = 0;
    do {
        got = read(file_, buffer_.data() + end_, buffer_.size() - end_);
    } while (got < 0 && errno == EINTR);
    if (got < 0) throw Error::file(fmt::format("{}: {}", shown_, strerror(errno)));
    exhausted_ = got == 0;
    end_ += static_cast<std::size_t>(got);
}

void CsvReader::take_record() {
    line_ = next_line_++;
    cells_.clear();
    for (const auto& cell : scanned_) {
        if (cell.quoted) {
            next_line_ += count_lines(buffer_.data() + cell.begin, buffer_.data() + cell.end);
            cells_.push_back(unquoted(cell));
        } else {
            cells_.emplace_back(buffer_.data() + cell.begin, cell.end - cell.begin);
        }
    }
    begin_ = at_;
}

/// Takes the quotes off in place: what remains is shorter.
std::string_view CsvReader::unquoted(const Cell& cell) {
    const char* from = buffer_.data() + cell.begin + 1;
    const char* end = buffer_.data() + cell.end;
    char* const text = buffer_.data() + cell.begin;
    char* to = text;
    bool inside = true;
    while (from != end) {
        if (inside && *from == '"') {
            inside = ++from != end && *from == '"';
            if (!inside) continue;
        }
        *to++ = *from++;
    }
    return {text, static_cast<std::size_t>(to - text)};
}

/// Spreadsheets leave `;;` of a row that was emptied.
bool CsvReader::blank() const {
    // Blanks of any kind, and the end-of-file mark of old systems.
    return std::ranges::all_of(cells_, [](std::string_view cell) {
        const std::string_view text = trimmed(cell);
        if (text.empty() || text == "\x1A") return true;
        return static_cast<unsigned char>(text.front()) >= 0x80 && trimmed(plain_text(text)).empty();
    });
}

}  // namespace rangeband::io
