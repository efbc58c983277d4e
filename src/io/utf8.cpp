#include "io/utf8.hpp"

#include <algorithm>

namespace rangeband::io {
namespace {

bool follows(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    if (first < 0x80) return 1;
    if (first < 0xC2 || first > 0xF4 || !follows(text, at + 1)) return 0;
    if (first < 0xE0) return 2;
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || !follows(text, at + 2)) return 0;
    if (first < 0xF0) return 3;
    if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F) || !follows(text, at + 3)) return 0;
    return 4;
}

bool is_utf8(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return (c & '\x80') == 0; })) return true;
    for (std::size_t at = 0; at < text.size();) {
        const auto length = utf8_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

}  // namespace rangeband::io
