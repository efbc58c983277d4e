// SPDX-License-Identifier: MIT
#include "io/text/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "rangeband/utf8.hpp"

namespace rangeband::io {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

bool plain(char c) {
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

void append_json_string(TextBuffer& out, std::string_view text) {
    out.append('"');
    for (std::size_t at = 0; at < text.size();) {
        const auto run = static_cast<std::size_t>(
            std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), plain) - text.begin());
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

void append_json_number(TextBuffer& out, double number) {
    if (!std::isfinite(number)) return out.append("null");
    if (number == std::trunc(number) && std::abs(number) < 1e15) {  // many are whole, and integers are faster
        out.append(fmt::format_int(static_cast<std::int64_t>(number)).c_str());
        return out.append(".0");
    }
    std::array<char, 40> text{};
    // Whatever the locale, and twice as fast as fmt.
    const char* const end =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, 15).ptr;
    const std::string_view digits(text.data(), static_cast<std::size_t>(end - text.data()));
    out.append(digits);
    if (digits.find_first_of(".e") == std::string_view::npos) out.append(".0");  // what rounding made whole
}

void append_json_value(TextBuffer& out, const Value& value) {
    std::visit(
        [&](const auto& held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::string>) {
                append_json_string(out, held);
            } else if constexpr (std::is_same_v<Held, double>) {
                append_json_number(out, held);
            } else if constexpr (std::is_same_v<Held, std::int64_t>) {
                out.append(fmt::format_int(held).c_str());
            } else if constexpr (std::is_same_v<Held, Date>) {
                append_json_string(out, iso_text(held));
            } else {
                out.append("null");
            }
        },
        value);
}

}  // namespace rangeband::io
