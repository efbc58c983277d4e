// SPDX-License-Identifier: MIT
#include "io/text/degrees.hpp"

#include <fmt/format.h>

#include "rangeband/error.hpp"

namespace rangeband::io {

void refuse_degrees(double degrees) { throw Error::internal(fmt::format("a coordinate of {} degrees", degrees)); }

double beside_half(double degrees, double scale, double nearest) {
    const double product = degrees * scale;
    const double over = product - nearest;  // exact, like the differences below
    const double lost = std::fma(degrees, scale, -product);
    return lost > 0.5 - over ? nearest + 1.0 : lost < -0.5 - over ? nearest - 1.0 : nearest;
}

void append_degrees(TextBuffer& out, double degrees, int decimals) {
    with_decimals(decimals, [&](auto known) {
        out.took(write_units<known>(out.room(longest_degrees), to_units<known>(degrees)));
    });
}

}  // namespace rangeband::io
