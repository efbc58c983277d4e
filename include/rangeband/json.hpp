// SPDX-License-Identifier: MIT
/// Minimal JSON output, for provenance, lists and the classroom page.
#pragma once

#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rangeband/utf8.hpp"

namespace rangeband {

/// A JSON string with its quotes. The text is UTF-8; bytes that are not become U+FFFD.
inline std::string json_text(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string json = "\"";
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const auto c = static_cast<unsigned char>(text.front());
        if (length == 0) {
            json += "\xEF\xBF\xBD";
        } else if (c == '"' || c == '\\') {
            json += '\\';
            json += text.front();
        } else if (c < 0x20) {
            json += "\\u00";
            json += digits[c >> 4U];
            json += digits[c & 0xFU];
        } else {
            json += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return json + '"';
}

/// The shortest text that reads back as the same number, whatever the locale. The number is finite.
inline std::string json_number(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

/// The values are JSON already.
inline std::string json_array(const std::vector<std::string>& values) {
    std::string json = "[";
    for (const std::string& value : values) {
        if (json.size() > 1) json += ',';
        json += value;
    }
    return json + ']';
}

/// `["a","b"]`
inline std::string json_list(const std::vector<std::string>& texts) {
    std::vector<std::string> values;
    values.reserve(texts.size());
    for (const std::string& text : texts) values.push_back(json_text(text));
    return json_array(values);
}

/// Members in the order given; the values are JSON already.
inline std::string json_object(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string json = "{";
    for (const auto& [name, value] : members) {
        if (json.size() > 1) json += ',';
        json += json_text(name) + ':' + value;
    }
    return json + '}';
}

}  // namespace rangeband
