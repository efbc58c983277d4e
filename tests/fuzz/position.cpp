// SPDX-License-Identifier: MIT
// Positions and lengths as typed.
#include <cmath>

#include "fuzz/fuzz.hpp"
#include "rangeband/geodesic/position.hpp"

using namespace rangeband;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::as_text(data, size);
    fuzz::answered_or_refused([&] {
        const geodesic::TypedPosition typed = geodesic::parse_position(text);
        fuzz::expect(std::abs(typed.position.lat()) <= 90.0, "latitude");
        fuzz::expect(std::abs(typed.position.lon()) <= 180.0, "longitude");
        fuzz::expect(text.find(typed.name) != std::string_view::npos, "the name is not what was typed");
        fuzz::expect(geodesic::parse_position(typed.coordinates).position == typed.position, "coordinates read again");
    });
    fuzz::answered_or_refused([&] {
        const double metres = geodesic::parse_length(text).m();
        fuzz::expect(std::isfinite(metres) && metres >= 0.0, "length");
    });
    return 0;
}
