// SPDX-License-Identifier: MIT
#include "rangeband/numbers.hpp"

#if !defined(__cpp_lib_to_chars)

#include <array>
#include <cerrno>
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace rangeband {
namespace {

/// Most numbers of tables: up to 15 digits and no exponent. Digits and power of ten are exact as doubles, so that their
/// quotient is rounded correctly; strtod of musl takes a microsecond for it. None for any other number.
std::optional<std::from_chars_result> read_short(const char* first, const char* last, double& value) {
    static constexpr std::array<double, 16> powers = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                      1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char* at = first;
    const bool negative = at != last && *at == '-';
    if (negative) ++at;
    std::int64_t digits = 0;
    std::size_t count = 0, behind_point = 0;
    bool point = false;
    for (; at != last; ++at) {
        if (*at == '.' && !point) {
            point = true;
        } else if (*at >= '0' && *at <= '9') {
            digits = 10 * digits + (*at - '0');
            if (++count == powers.size()) return std::nullopt;
            behind_point += point ? 1 : 0;
        } else {
            break;
        }
    }
    const bool more = at != last && std::string_view("eExX.").find(*at) != std::string_view::npos;
    if (count == 0 || more) return std::nullopt;
    const double whole = static_cast<double>(digits) / powers[behind_point];
    value = negative ? -whole : whole;
    return std::from_chars_result{at, std::errc()};
}

}  // namespace

// strtod takes more: blanks, a plus sign and hexadecimal digits are no part of a number here.
std::from_chars_result read_number(const char* first, const char* last, double& value) {
    if (const auto result = read_short(first, last, value)) return *result;
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
