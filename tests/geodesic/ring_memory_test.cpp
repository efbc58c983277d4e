// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <vector>

#include "failing_new.hpp"
#include "rangeband/geodesic/circle.hpp"

using namespace rangeband;

TEST_CASE("a ring for which memory was short is whole the next time") {
    const geodesic::Circle circle(geodesic::Position::deg(48.57, 46.25), Length::km(500));
    std::vector<double> lon(1000, 999.0), lat(1000, 999.0);
    test::allocations_left = 0;
    bool failed = false;
    try {
        circle.ring(lon, lat);
    } catch (const std::bad_alloc&) {
        failed = true;
    }
    test::allocations_left = -1;
    CHECK(failed);
    circle.ring(lon, lat);
    for (const double degrees : lat) CHECK(std::abs(degrees) <= 90.0);
}
