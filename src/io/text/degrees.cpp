// SPDX-License-Identifier: MIT
#include "io/text/degrees.hpp"

#include <fmt/format.h>

#include <array>

namespace rangeband::io {

void append_degrees(TextBuffer& out, double degrees, int decimals) {
    std::array<char, 40> text{};
    const auto* end = fmt::format_to(text.data(), "{:.{}f}", degrees, decimals);
    while (end[-1] == '0') --end;
    if (end[-1] == '.') --end;
    out.append({text.data(), static_cast<std::size_t>(end - text.data())});
}

}  // namespace rangeband::io
