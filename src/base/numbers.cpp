// SPDX-License-Identifier: MIT
#include "rangeband/numbers.hpp"

#if !defined(__cpp_lib_to_chars)

#include <cerrno>
#include <clocale>
#include <cstdlib>
#include <string>
#include <string_view>

namespace rangeband {

// strtod takes more: blanks, a plus sign and hexadecimal digits are no part of a number here.
std::from_chars_result read_number(const char* first, const char* last, double& value) {
    static const locale_t plain = newlocale(LC_ALL_MASK, "C", nullptr);
    std::string_view digits(first, static_cast<std::size_t>(last - first));
    if (digits.starts_with('-')) digits.remove_prefix(1);
    const bool begins = !digits.empty() && std::string_view("0123456789.inIN").find(digits.front()) != digits.npos;
    if (!begins) return {first, std::errc::invalid_argument};
    std::string text(first, last);
    if (const auto x = text.find_first_of("xX"); x != text.npos) text.resize(x);
    char* end = nullptr;
    errno = 0;
    const double read = strtod_l(text.c_str(), &end, plain);
    if (end == text.c_str()) return {first, std::errc::invalid_argument};
    const char* const after = first + (end - text.c_str());
    if (errno == ERANGE) return {after, std::errc::result_out_of_range};
    value = read;
    return {after, std::errc()};
}

}  // namespace rangeband

#endif
