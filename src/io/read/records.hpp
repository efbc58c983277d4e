// SPDX-License-Identifier: MIT
/// Rows of text cells, whatever they are kept in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rangeband/written.hpp"

namespace rangeband::io {

class Records {
  public:
    virtual ~Records() = default;

    /// Back to the first record.
    virtual void rewind() = 0;

    /// The next record that has a cell with text, or false at the end.
    virtual bool next() = 0;

    /// The cells of the record; valid until the next call of `next`.
    virtual const std::vector<std::string_view>& cells() const = 0;

    /// For messages: `line 7`.
    virtual std::string where() const = 0;

    /// What may part the cells; nothing where that is settled.
    virtual std::span<const char> delimiters() const { return {}; }
    virtual void set_delimiter(char /*delimiter*/) {}

    /// How numbers are written under that delimiter, before any of them is seen.
    virtual DecimalSign usual_sign() const { return DecimalSign::point; }

    /// Whether a number's decimal sign is the one that somebody wrote.
    virtual bool shows_signs() const { return true; }
};

}  // namespace rangeband::io
