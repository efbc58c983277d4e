// SPDX-License-Identifier: MIT
#include "io/write/extent.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace rangeband;

namespace {

io::ExtentBox box_of(std::initializer_list<std::array<double, 2>> spans) {
    io::Extent extent;
    for (const auto& [west, east] : spans) {
        extent.add(footprint::MultiLine{{{west, -10.0}, {east, 20.0}}});
    }
    return extent.box().value();
}

}  // namespace

TEST_CASE("the box of an extent leaves out the widest gap in longitude") {
    CHECK(box_of({{10, 20}, {30, 50}}).west == 10.0);
    CHECK(box_of({{10, 20}, {30, 50}}).east == 50.0);
    const io::ExtentBox over = box_of({{-180, -150}, {170, 180}});  // 320° between them, and none over ±180°
    CHECK(over.west == 170.0);
    CHECK(over.east == -150.0);
}

// Otherwise the C library's last digit would decide.
TEST_CASE("of gaps that only rounding tells apart, the one over the antimeridian is left out") {
    for (const double off : {-1e-9, 0.0, 1e-9}) {
        const io::ExtentBox box = box_of({{-135.0, -45.0}, {45.0 + off, 135.0}});
        CHECK(box.west == -135.0);
        CHECK(box.east == 135.0);
    }
}
