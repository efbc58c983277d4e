// SPDX-License-Identifier: MIT
/// Values as JSON.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// Bytes that grow; unlike std::string, room for a ring costs no clearing of it first.
class TextBuffer {
  public:
    /// At least `size` bytes to write to; `took` says where the writing ended.
    char* room(std::size_t size) {
        if (used_ + size > capacity_) grow(size);
        return bytes_.get() + used_;
    }
    void took(const char* end) { used_ = static_cast<std::size_t>(end - bytes_.get()); }

    void append(std::string_view text);
    void append(char c) {
        char* to = room(1);
        *to = c;
        took(to + 1);
    }

    std::string_view view() const { return {bytes_.get(), used_}; }
    std::size_t size() const { return used_; }
    void clear() { used_ = 0; }
    void drop_last(std::size_t count) { used_ -= count; }

  private:
    void grow(std::size_t size);

    std::unique_ptr<char[]> bytes_;
    std::size_t used_ = 0;
    std::size_t capacity_ = 0;
};

/// In quotes; bytes that are not UTF-8 become U+FFFD.
void append_json_string(TextBuffer& out, std::string_view text);

/// The shortest text that is the number, in at most 15 significant digits and always marked as a real one (`480.0`), so
/// that a reader gives the column the same type whatever its rows hold. What JSON does not know (NaN, infinity) is
/// null.
void append_json_number(TextBuffer& out, double number);

void append_json_value(TextBuffer& out, const Value& value);

}  // namespace rangeband::io
