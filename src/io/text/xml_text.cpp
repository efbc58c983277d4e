// SPDX-License-Identifier: MIT
#include "io/text/xml_text.hpp"

#include <fmt/format.h>

#include "rangeband/utf8.hpp"

namespace rangeband::io {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

std::string_view escaped(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

/// XML 1.0, production 2: no control characters but tab and line ends, not U+FFFE and U+FFFF.
bool allowed(std::string_view character) {
    if (character.size() == 1) {
        const auto byte = static_cast<unsigned char>(character[0]);
        return byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r';
    }
    return character != "\xef\xbf\xbe" && character != "\xef\xbf\xbf";
}

}  // namespace

void append_xml_text(TextBuffer& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto length = utf8_length(text, at);
        const auto character = text.substr(at, length == 0 ? 1 : length);
        const auto escape = character.size() == 1 ? escaped(character[0]) : std::string_view();
        if (!escape.empty()) {
            out.append(escape);
        } else {
            out.append(length > 0 && allowed(character) ? character : replacement);
        }
        at += character.size();
    }
}

void append_xml_value(TextBuffer& out, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) append_xml_text(out, *text);
    if (const auto* date = std::get_if<Date>(&value)) out.append(iso_text(*date));
    if (const auto* real = std::get_if<double>(&value)) append_json_number(out, *real);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) out.append(fmt::format_int(*integer).c_str());
}

}  // namespace rangeband::io
