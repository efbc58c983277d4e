// SPDX-License-Identifier: MIT
/// Text in the making.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace rangeband {

/// Bytes that grow; unlike std::string, room for a ring costs no clearing of it first.
class TextBuffer {
  public:
    /// At least `size` bytes to write to; `took` says where the writing ended.
    char* room(std::size_t size) {
        if (used_ + size > capacity_) grow(size);
        return bytes_.get() + used_;
    }
    /// The end of what was written to `room`.
    void took(const char* end) { used_ = static_cast<std::size_t>(end - bytes_.get()); }

    /// @{
    /// Adds to the end.
    void append(std::string_view text);
    void append(char c) {
        char* to = room(1);
        *to = c;
        took(to + 1);
    }
    /// @}

    /// @{
    /// The text so far, until the next change.
    std::string_view view() const { return {bytes_.get(), used_}; }
    std::size_t size() const { return used_; }
    /// @}

    /// @{
    /// Takes all away, or so many bytes of the end. The memory is kept.
    void clear() { used_ = 0; }
    void drop_last(std::size_t count) { used_ -= count; }
    /// @}

  private:
    void grow(std::size_t size);

    std::unique_ptr<char[]> bytes_;
    std::size_t used_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace rangeband
