// SPDX-License-Identifier: MIT
#include "rangeband/json.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "rangeband/utf8.hpp"

namespace rangeband {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

void append_escaped(TextBuffer& out, char c) {
    switch (c) {
        case '"':
            out.append("\\\"");
            break;
        case '\\':
            out.append("\\\\");
            break;
        case '\n':
            out.append("\\n");
            break;
        case '\r':
            out.append("\\r");
            break;
        case '\t':
            out.append("\\t");
            break;
        default:
            out.append(fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c))));
    }
}

}  // namespace

void append_json_string(TextBuffer& out, std::string_view text) {
    out.append('"');
    for (std::size_t at = 0; at < text.size();) {
        const auto run = static_cast<std::size_t>(
            std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_plain) - text.begin());
        out.append(text.substr(at, run - at));
        at = run;
        if (at == text.size()) break;
        const auto length = utf8_length(text, at);
        if (length > 1) {
            out.append(text.substr(at, length));
        } else if (length == 1) {
            append_escaped(out, text[at]);
        } else {
            out.append(replacement);
        }
        at += std::max<std::size_t>(length, 1);
    }
    out.append('"');
}

std::string json_text(std::string_view text) {
    TextBuffer json;
    append_json_string(json, text);
    return std::string(json.view());
}

std::string json_number(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

std::string json_array(const std::vector<std::string>& values) { return fmt::format("[{}]", fmt::join(values, ",")); }

std::string json_list(const std::vector<std::string>& texts) {
    std::vector<std::string> values;
    values.reserve(texts.size());
    for (const std::string& text : texts) values.push_back(json_text(text));
    return json_array(values);
}

std::string json_object(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string json = "{";
    for (const auto& [name, value] : members) {
        if (json.size() > 1) json += ',';
        json += json_text(name) + ':' + value;
    }
    return json + '}';
}

}  // namespace rangeband
