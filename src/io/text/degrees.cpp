// SPDX-License-Identifier: MIT
#include "io/text/degrees.hpp"

namespace rangeband::io {

void append_degrees(TextBuffer& out, double degrees, int decimals) {
    with_decimals(decimals, [&](auto known) {
        out.took(write_units<known>(out.room(longest_degrees), to_units<known>(degrees)));
    });
}

}  // namespace rangeband::io
