// SPDX-License-Identifier: MIT
// Area and perimeter of the true region against GeographicLib's PolygonArea.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <exception>

#include "properties/layouts.hpp"

using namespace properties;
using oracle::Band;

namespace {

/// What the contract allows: 1e-9 of the area, or a tenth of a millimetre along the boundary.
double allowed(double area, double perimeter) { return std::max(1e-9 * area, 1e-4 * perimeter); }

/// A side that passes a pole within a millimetre may be drawn through it.
double allowed_m(const Band& band) { return band.sector ? 1e-3 : 100.0 * oracle::noise(band); }

}  // namespace

TEST_CASE("area and perimeter are those of the true region") {
    double worst = 0.0;
    for (const Drawn& drawn : all_drawn()) {
        const oracle::Size size = oracle::size_of(drawn.band);
        const double area = drawn.footprint.area.m2();
        const double perimeter = drawn.footprint.perimeter.m();
        const double limit = allowed(size.area, size.perimeter);
        // PolygonArea sums areas of the size of the Earth's lunes: 0.1 m² an edge at worst, a tenth of it seen.
        CHECK_MESSAGE(std::abs(area - size.area) <= limit + 1.0, drawn.reproduction(), ": ", area, " m2, not ",
                      size.area);
        CHECK_MESSAGE(std::abs(perimeter - size.perimeter) <= 1e-7 * size.perimeter + allowed_m(drawn.band),
                      drawn.reproduction(), ": ", perimeter, " m, not ", size.perimeter);
        if (size.area > 1e6) worst = std::max(worst, std::abs(area - size.area) / limit);
    }
    MESSAGE("areas use at most ", worst, " of what is allowed");
}

TEST_CASE("a disc and what is beyond it make up the Earth, and a band is the difference of its discs") {
    for (const Drawn& drawn : all_drawn()) {
        if (drawn.band.sector || drawn.band.r_max >= oracle::half_meridian_m || drawn.band.r_min < 1.0) continue;
        const auto area = [&](double from, double to) {
            try {
                return draw({drawn.band.site, from, to, {}}, 10e3).area.m2();
            } catch (const std::exception& error) {
                FAIL_CHECK(std::string(error.what()));
                return 0.0;
            }
        };
        const double outer = area(0.0, drawn.band.r_max);
        const double inner = area(0.0, drawn.band.r_min);
        const double beyond = area(drawn.band.r_max, 20'010e3);
        CHECK_MESSAGE(std::abs(drawn.footprint.area.m2() - (outer - inner)) <= 4e-15 * oracle::earth_area(),
                      drawn.reproduction());
        CHECK_MESSAGE(std::abs(outer + beyond - oracle::earth_area()) <= 4e-15 * oracle::earth_area(),
                      drawn.reproduction());
    }
}
