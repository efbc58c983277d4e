// SPDX-License-Identifier: MIT
// Whoever calls may have set the processor to other arithmetic; nothing of it shows in a result, nor is it changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <cfenv>
#include <vector>
#ifdef __SSE2__
#include <xmmintrin.h>
#endif

#include "footprint/drawn.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"

using namespace rangeband;
using namespace rangeband::footprint;

namespace {

Source site(double lat, double lon, double km) {
    return Source::site(geodesic::Position::deg(lat, lon), Length::km(0), Length::km(km));
}

/// One of each way through the engine.
std::vector<Footprint> through_every_door() {
    const std::vector<Source> sources = {site(48.57, 46.25, 5'500), site(54.7, 20.5, 480), site(55.1, 21.5, 480),
                                         site(-10.1, 179.9, 2'350)};
    LaunchArea area;
    area.lines = {{{20.1, 54.3}, {21.7, 55.9}}};
    std::vector<Footprint> drawn = {
        drawn::band({.site = {48.57, 46.25}, .r_min = 500e3, .r_max = 5'500e3, .sector = {}}),
        drawn::band({.site = {0.0, 0.0}, .r_min = 0.0, .r_max = 19'990e3, .sector = {}}),
        merge(sources, Depth::at_least(1), Tolerance::m(10)),
        difference({&sources[1], 1}, {&sources[2], 1}, Tolerance::m(10)),
        draw({.source = launch_area(area, Edges::geodesic, Length::km(0), Length::km(100), Tolerance::m(10)),
              .sector = std::nullopt})};
    for (DepthFootprint& one : depths(sources, Nesting::disjoint, Tolerance::m(10)))
        drawn.push_back(std::move(one.footprint));
    return drawn;
}

/// How many shapes and figures of the two differ in any bit.
std::size_t differences(const std::vector<Footprint>& a, const std::vector<Footprint>& b) {
    REQUIRE(a.size() == b.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        count += !std::ranges::equal(a[i].polygons, b[i].polygons, [](const Polygon& one, const Polygon& other) {
            return one.exterior == other.exterior && one.holes == other.holes;
        });
        count += a[i].area.m2() != b[i].area.m2();
        count += a[i].perimeter.m() != b[i].perimeter.m();
        count += a[i].decimals != b[i].decimals;
    }
    return count;
}

struct Kept {
    Kept() { std::fegetenv(&environment); }
    ~Kept() { std::fesetenv(&environment); }
    std::fenv_t environment{};
};

}  // namespace

TEST_CASE("a rounding mode of the caller's changes no bit, and stays as it was") {
    const auto usual = through_every_door();
    for (const int mode : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
        const Kept kept;
        std::fesetround(mode);
        const auto found = through_every_door();
        const int after = std::fegetround();
        std::fesetround(FE_TONEAREST);
        CHECK(after == mode);
        CHECK(differences(usual, found) == 0);
    }
}

#ifdef __SSE2__
TEST_CASE("smallest numbers taken for zero, and traps, change no bit and stop nothing") {
    const auto usual = through_every_door();
    constexpr unsigned flush_and_zero = 0x8040;
    constexpr unsigned masks_of_invalid_and_division = 0x0280;
    const unsigned before = _mm_getcsr();
    _mm_setcsr((before | flush_and_zero) & ~masks_of_invalid_and_division);
    const auto found = through_every_door();
    const unsigned after = _mm_getcsr();
    _mm_setcsr(before);
    CHECK((after & flush_and_zero) == flush_and_zero);
    CHECK((after & masks_of_invalid_and_division) == 0);
    CHECK(differences(usual, found) == 0);
}
#endif
