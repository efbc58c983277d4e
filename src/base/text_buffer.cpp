// SPDX-License-Identifier: MIT
#include "rangeband/text_buffer.hpp"

#include <algorithm>
#include <cstring>

namespace rangeband {

void TextBuffer::append(std::string_view text) {
    if (text.empty()) return;
    char* to = room(text.size());
    std::memcpy(to, text.data(), text.size());
    took(to + text.size());
}

void TextBuffer::grow(std::size_t size) {
    const auto capacity = std::max<std::size_t>({capacity_ * 2, used_ + size, 4096});
    std::unique_ptr<char[]> bytes(new char[capacity]);
    if (used_ > 0) std::memcpy(bytes.get(), bytes_.get(), used_);
    bytes_ = std::move(bytes);
    capacity_ = capacity;
}

}  // namespace rangeband
