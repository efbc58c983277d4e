// SPDX-License-Identifier: MIT
#include "io/text/json_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace rangeband::io {

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
