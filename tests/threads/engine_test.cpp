// SPDX-License-Identifier: MIT
// The engine at work on many threads, as the command line drives it; with the preset `tsan`, under the thread
// sanitizer.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <vector>

#include "operations/pipeline.hpp"
#include "oracle/dice.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"

using namespace rangeband;
using namespace rangeband::footprint;

namespace {

using oracle::Dice;

Source random_site(Dice& dice) {
    const auto centre = geodesic::Position::deg(dice.uniform(-90.0, 90.0), dice.uniform(-180.0, 180.0));
    const double most = dice.log_uniform(1e3, 2.0e7);
    return Source::site(centre, Length::m(dice.chance(0.3) ? 0.5 * most : 0.0), Length::m(most));
}

/// One kind of work after the other.
Footprint work(std::uint64_t number) {
    Dice dice(number);
    const Tolerance tolerance = Tolerance::m(1000.0);
    switch (number % 4) {
        case 0: {
            const std::vector<Source> sources = {random_site(dice), random_site(dice), random_site(dice)};
            return merge(sources, Depth::at_least(1 + static_cast<int>(number / 4 % 3)), tolerance);
        }
        case 1: {
            LaunchArea area;
            const double lat = dice.uniform(-60.0, 60.0), lon = dice.uniform(-170.0, 170.0);
            area.lines = {{{lon, lat}, {lon + 3.0, lat + 2.0}}};
            return draw(
                {.source = launch_area(area, Edges::geodesic, Length(), Length::km(700.0), Tolerance::m(5000.0)),
                 .tolerance = Tolerance::m(5000.0)});
        }
        case 2:
            return draw({.source = random_site(dice),
                         .sector = Sector{Angle::deg(300.0), Angle::deg(60.0)},
                         .tolerance = tolerance});
        default:
            return draw({.source = random_site(dice), .tolerance = tolerance});
    }
}

/// What tells results apart: every coordinate counts.
std::uint64_t fingerprint(const Footprint& footprint) {
    double sum = footprint.area.km2() + footprint.perimeter.km();
    for (const Polygon& polygon : footprint.polygons) {
        for (std::size_t i = 0; i < polygon.exterior.size(); ++i) {
            sum += (polygon.exterior[i].lat + 2.0 * polygon.exterior[i].lon) / static_cast<double>(i + 1);
        }
    }
    std::uint64_t bits = 0;
    std::memcpy(&bits, &sum, sizeof bits);
    return bits;
}

std::vector<std::uint64_t> on_threads(unsigned threads, std::uint64_t count) {
    std::vector<std::uint64_t> results;
    operations::OrderedPipeline<std::uint64_t, std::uint64_t> pipeline(
        threads, [](std::uint64_t&& number) { return fingerprint(work(number)); },
        [&](std::uint64_t&& result) { results.push_back(result); });
    for (std::uint64_t i = 0; i < count; ++i) pipeline.push(oracle::seed() + i);
    pipeline.finish();
    return results;
}

}  // namespace

TEST_CASE("many threads draw what one does, bit for bit") {
    const auto alone = on_threads(1, 200);
    REQUIRE(alone.size() == 200);
    for (const unsigned threads : {2U, 8U}) CHECK(on_threads(threads, 200) == alone);
}
