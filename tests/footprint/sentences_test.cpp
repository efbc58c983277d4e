// SPDX-License-Identifier: MIT
// What cannot be drawn gets a sentence.
#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "footprint/drawn.hpp"
#include "rangeband/error.hpp"

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// The sentence with which drawing fails, or empty.
std::string sentence(const oracle::Band& band, double tolerance_m = 100.0) {
    try {
        drawn::band(band, tolerance_m);
    } catch (const rangeband::Error& error) {
        CHECK(error.kind() == rangeband::ErrorKind::usage);
        return error.what();
    }
    return {};
}

oracle::Band ranges(double r_min, double r_max) {
    return {.site = {48.57, 46.25}, .r_min = r_min, .r_max = r_max, .sector = {}};
}

oracle::Band sector(double from, double to, double r_max = 500e3) {
    return {.site = {48.57, 46.25}, .r_min = 0.0, .r_max = r_max, .sector = oracle::Interval{from, to}};
}

}  // namespace

TEST_CASE("a range needs a lower figure below its upper one, both finite and not negative") {
    const std::vector<std::pair<double, double>> none{{500.0, 500.0},      {500.0, 400.0},      {-1.0, 500.0},
                                                      {0.0, 0.0},          {0.0, infinity},     {not_a_number, 500.0},
                                                      {0.0, not_a_number}, {infinity, infinity}};
    for (const auto& [low, high] : none) {
        CAPTURE(low);
        CAPTURE(high);
        CHECK(sentence(ranges(low, high))
                  .find("cannot be drawn; the lower figure must be at least 0 and less than the upper one") !=
              std::string::npos);
    }
}

TEST_CASE("a tolerance goes from a micrometre to 1,000 km") {
    for (const double tolerance : {0.0, -1.0, 0.9e-6, 1.1e6, not_a_number, infinity}) {
        CAPTURE(tolerance);
        CHECK(sentence(ranges(0, 500e3), tolerance).find("cannot be kept; it goes from 1e-6 m to 1000 km") !=
              std::string::npos);
    }
    CHECK(sentence(ranges(0, 1.0), 1e-6).empty());
    CHECK(sentence(ranges(0, 500e3), 1e6).empty());
}

TEST_CASE("a circle is at least a millimetre wide and a band a hundredth of that") {
    CHECK(sentence(ranges(0, 0.9e-3)) == "a range of 0.0009 m is too short to draw; the shortest is 1 mm");
    CHECK(sentence(ranges(0.9e-3, 1.0)) == "a range of 0.0009 m is too short to draw; the shortest is 1 mm");
    CHECK(sentence(ranges(0, 1.1e-3)).empty());
    CHECK(sentence(ranges(100.0, 100.0 + 0.9e-5)) ==
          "the band is thinner than 0.01 mm; its limits cannot be distinguished");
    CHECK(sentence(ranges(100.0, 100.0 + 1.1e-5)).empty());
}

TEST_CASE("a sector is neither a line nor nearly a circle, and ends before the antipode") {
    CHECK(sentence(sector(10, 10.005)) ==
          "a sector from 10 to 10.005 degrees leaves less than 0.01 degrees on one side");
    CHECK(sentence(sector(10, 369.995)) ==
          "a sector from 10 to 369.995 degrees leaves less than 0.01 degrees on one side");
    CHECK(sentence(sector(not_a_number, 10)) == "the sector's azimuths are not finite");
    CHECK(sentence(sector(10, infinity)) == "the sector's azimuths are not finite");
    CHECK(sentence(sector(10, 20, 19'971e3)) ==
          "a sector reaches at most 19970 km; beyond that, shortest paths from other directions meet it");
    CHECK(sentence(sector(10, 370, 19'971e3)).empty());
    CHECK(sentence(sector(10, 20)).empty());
}
