// SPDX-License-Identifier: MIT
#include "catalog/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::catalog {
namespace {

/// Walks over the text once, one record at a time.
class Reader {
  public:
    Reader(std::string_view text, std::string_view file) : rest_(text), file_(file) {
        if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    }

    /// The next record that is not an empty line; none at the end of the text.
    bool next(std::vector<std::string>& fields) {
        while (take_line_end()) {
        }
        fields.clear();
        if (rest_.empty()) return false;
        record_line_ = line_;
        do {
            fields.push_back(rest_.starts_with('"') ? quoted_field() : bare_field());
        } while (take(','));
        if (!rest_.empty() && !take_line_end())
            fail(line_, "has text after a closing quote; put the whole field in quotes");
        return true;
    }

    std::size_t record_line() const { return record_line_; }

    [[noreturn]] void fail(std::size_t line, std::string_view what) const {
        throw Error::file(fmt::format("{}: line {} {}", file_, line, what));
    }

  private:
    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool take_line_end() {
        if (rest_.starts_with("\r\n")) rest_.remove_prefix(1);
        if (!take('\n')) return false;
        ++line_;
        return true;
    }

    void append_character(std::string& field) {
        const std::size_t length = utf8_length(rest_);
        if (length == 0) fail(line_, "is not UTF-8; save the table as UTF-8");
        if (rest_.front() == '\0') fail(line_, "has a zero byte; the file is not a text table");
        field.append(rest_.substr(0, length));
        rest_.remove_prefix(length);
    }

    /// Takes the characters in front that need no closer look: nearly all, so that the rest may be slow.
    void append_plain(std::string& field) {
        const auto plain = [](char c) { return c > '\0' && c != '"' && c != ',' && c != '\n' && c != '\r'; };
        const auto length =
            static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), plain) - rest_.begin());
        field.append(rest_.substr(0, length));
        rest_.remove_prefix(length);
    }

    std::string bare_field() {
        std::string field;
        for (append_plain(field);
             !rest_.empty() && rest_.front() != ',' && rest_.front() != '\n' && !rest_.starts_with("\r\n");
             append_plain(field)) {
            if (rest_.front() == '"')
                fail(line_, "has a quote inside a field without quotes; quote the field and double the quote");
            append_character(field);
        }
        return field;
    }

    std::string quoted_field() {
        std::string field;
        rest_.remove_prefix(1);
        for (;;) {
            append_plain(field);
            if (rest_.empty()) fail(record_line_, "begins a row with a quote that is never closed");
            if (take('"')) {
                if (!take('"')) return field;
                field += '"';
                continue;
            }
            if (rest_.front() == '\n') ++line_;
            append_character(field);
        }
    }

    std::string_view rest_;
    std::string_view file_;
    std::size_t line_ = 1;
    std::size_t record_line_ = 1;
};

void check_header(const std::vector<std::string>& header, const Reader& reader) {
    for (auto name = header.begin(); name != header.end(); ++name) {
        if (name->empty()) reader.fail(reader.record_line(), "names a column with no name");
        if (std::find(header.begin(), name, *name) != name)
            reader.fail(reader.record_line(), fmt::format("names the column '{}' twice", *name));
    }
}

}  // namespace

std::string_view CsvRow::operator[](std::string_view column) const {
    const auto found = std::find(header_->begin(), header_->end(), column);
    if (found == header_->end()) return {};
    return fields_[static_cast<std::size_t>(found - header_->begin())];
}

CsvTable CsvTable::parse(std::string_view text, std::string_view file) {
    Reader reader(text, file);
    std::vector<std::string> fields;
    if (!reader.next(fields))
        throw Error::file(fmt::format("{}: is empty; a table begins with a line of column names", file));
    CsvTable table;
    for (std::string& name : fields) name = std::string(trimmed(name));
    table.header_ = std::make_shared<const std::vector<std::string>>(fields);
    check_header(table.header(), reader);
    while (reader.next(fields)) {
        if (fields.size() != table.header().size()) {
            reader.fail(reader.record_line(),
                        fmt::format("has {} fields where the header has {}; {}", fields.size(), table.header().size(),
                                    fields.size() > table.header().size()
                                        ? "a comma inside a field needs quotes, and decimals take a point"
                                        : "an empty field keeps its comma"));
        }
        table.rows_.emplace_back(table.header_, std::move(fields), reader.record_line());
    }
    return table;
}

}  // namespace rangeband::catalog
