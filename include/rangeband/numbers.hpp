// SPDX-License-Identifier: MIT
/// Numbers from text, whatever the locale.
#pragma once

#include <charconv>
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

}  // namespace rangeband
