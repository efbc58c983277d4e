// SPDX-License-Identifier: MIT
// Areas against ∬ m12 ds dα, integrated with GeographicLib's reduced length; and against each other.
#include <doctest/doctest.h>

#include <array>

#include "footprint/drawn.hpp"

namespace {

struct Reference {
    double lat;
    double lon;
    double km;
    double area_m2;
};

constexpr std::array references{
    Reference{0, 0, 480, 723479090980.4004},         Reference{0, 0, 500, 784993322029.8984},
    Reference{0, 0, 1000, 3135119358950.0146},       Reference{0, 0, 5500, 89255757434260.53},
    Reference{30, 0, 480, 723480238763.3147},        Reference{30, 0, 500, 784994673158.076},
    Reference{30, 0, 1000, 3135140828387.4736},      Reference{30, 0, 5500, 89270728264108.56},
    Reference{48.57, 45.9, 480, 723481669219.7053},  Reference{48.57, 45.9, 500, 784996357043.8215},
    Reference{48.57, 45.9, 1000, 3135167588169.094}, Reference{48.57, 45.9, 5500, 89289449950841.34},
    Reference{66.3, 179, 480, 723482932902.2937},    Reference{66.3, 179, 500, 784997844613.2771},
    Reference{66.3, 179, 1000, 3135191230746.6147},  Reference{66.3, 179, 5500, 89306048048025.95},
    Reference{75, 45, 480, 723483364932.1427},       Reference{75, 45, 500, 784998353186.8505},
    Reference{75, 45, 1000, 3135199314279.307},      Reference{75, 45, 5500, 89311735385532.6},
    Reference{90, 0, 480, 723483670775.3527},        Reference{90, 0, 500, 784998713217.3033},
    Reference{90, 0, 1000, 3135205036960.8804},      Reference{90, 0, 5500, 89315765508195.7},
};

}  // namespace

TEST_CASE("discs have the areas of the reference") {
    for (const Reference& reference : references) {
        CAPTURE(reference.lat);
        CAPTURE(reference.km);
        const double area = drawn::disc(reference.lat, reference.lon, reference.km).area.m2();
        CHECK(area == doctest::Approx(reference.area_m2).epsilon(2e-12));
        CHECK(drawn::disc(-reference.lat, reference.lon, reference.km).area.m2() ==
              doctest::Approx(area).epsilon(1e-14));
    }
}

TEST_CASE("the area does not depend on the tolerance") {
    const double area = drawn::disc(48.57, 46.25, 5500, 1.0).area.m2();
    CHECK(drawn::disc(48.57, 46.25, 5500, 10e3).area.m2() == area);
}

TEST_CASE("a disc and what is beyond it make up the Earth at every radius") {
    for (const double km :
         {0.001, 1.0, 9.999, 10.001, 480.0, 5500.0, 10'001.9657, 12'000.0, 19'900.0, 19'980.0, 20'000.0, 20'003.9}) {
        for (const double lat : {0.0, 48.57, 90.0}) {
            CAPTURE(km);
            CAPTURE(lat);
            const double disc = drawn::disc(lat, 46.25, km, 1e3).area.m2();
            const double beyond =
                drawn::band({.site = {lat, 46.25}, .r_min = 1000.0 * km, .r_max = 20'010e3, .sector = {}}, 1e3)
                    .area.m2();
            CHECK(disc + beyond == doctest::Approx(oracle::earth_area()).epsilon(1e-14));
        }
    }
}

TEST_CASE("areas go on smoothly where the way of measuring changes") {
    for (const double lat : {0.0, 48.57, 90.0}) {
        const double below = drawn::disc(lat, 0, 9.9999999).area.m2();
        const double above = drawn::disc(lat, 0, 10.0000001).area.m2();
        CHECK(above - below == doctest::Approx(2.0 * std::numbers::pi * 10e3 * 2e-4).epsilon(0.02));
    }
}

TEST_CASE("beyond the cut distance what is left is small and shrinks to nothing") {
    // 0 N: the complement is the set farther than r, counted on a grid round the antipode.
    const double radius = 19'990e3;
    constexpr int steps = 1200;
    constexpr double half_deg = 1.0;
    double left = 0.0;
    for (int i = 0; i < steps; ++i) {
        for (int j = 0; j < steps; ++j) {
            const double lat = half_deg * (2.0 * i + 1.0 - steps) / steps;
            const double lon = 180.0 + half_deg * (2.0 * j + 1.0 - steps) / steps;
            if (oracle::distance({0, 0}, {lat, lon}) > radius) left += std::cos(lat * std::numbers::pi / 180.0);
        }
    }
    const double cell = std::pow(2.0 * half_deg / steps * std::numbers::pi / 180.0, 2) * 6'378'137.0 * 6'335'439.3;
    CHECK(oracle::earth_area() - drawn::disc(0, 0, 19'990).area.m2() == doctest::Approx(left * cell).epsilon(0.01));
    CHECK(oracle::earth_area() - drawn::disc(0, 0, 20'003.931).area.m2() < 1e6);
}
