// SPDX-License-Identifier: MIT
// What a text says of its own encoding, and what people call encodings.
#include <algorithm>

#include "io/read/text_encoding.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {

std::string_view utf16_without_mark(std::string_view head) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    const std::size_t many = std::max<std::size_t>(head.size() / 16, 4);
    if (zeros[0] == 0 && zeros[1] >= many) return "UTF-16LE";
    return zeros[1] == 0 && zeros[0] >= many ? "UTF-16BE" : "";
}

std::string encoding_name(const std::string& name) {
    std::string number = lowered(name);
    for (const std::string_view prefix : {"windows-", "windows", "cp-", "cp"}) {
        if (number.starts_with(prefix)) number.erase(0, prefix.size());
    }
    const bool windows = number.size() == 4 && number.starts_with("125") && is_digit(number[3]);
    return windows ? "windows-" + number : name;
}

XmlEncoding xml_encoding(std::string_view head) {
    constexpr std::string_view mark = " encoding=";
    const std::string_view declaration = head.starts_with("<?xml") ? head.substr(0, head.find("?>")) : "";
    XmlEncoding found;
    found.at = declaration.find(mark);
    if (found.at == declaration.npos || declaration.size() < found.at + mark.size() + 2) return {};
    const std::size_t begin = found.at + mark.size() + 1, end = declaration.find(declaration[begin - 1], begin);
    if (end == declaration.npos) return {};
    found.name = declaration.substr(begin, end - begin);
    found.size = end + 1 - found.at;
    return found;
}

}  // namespace rangeband::io
