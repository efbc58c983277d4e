// SPDX-License-Identifier: MIT
/// Numbers from text, whatever the locale.
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>
#include <system_error>
#include <version>

namespace rangeband {

/// The contract is that of std::from_chars, which not every standard library has for real numbers (libc++ before 20).
#if defined(__cpp_lib_to_chars)
inline std::from_chars_result read_number(const char* first, const char* last, double& value) {
    return std::from_chars(first, last, value);
}
#else
std::from_chars_result read_number(const char* first, const char* last, double& value);
#endif

/// The number that the text is as a whole: nothing before it, nothing behind it, within what the type holds.
template <typename Number>
std::optional<Number> as_number(std::string_view text) {
    Number value{};
    const char* const last = text.data() + text.size();
    std::from_chars_result read{};
    if constexpr (std::same_as<Number, double>) {
        read = read_number(text.data(), last, value);
    } else {
        read = std::from_chars(text.data(), last, value);
    }
    if (read.ec != std::errc() || read.ptr != last) return std::nullopt;
    return value;
}

}  // namespace rangeband
