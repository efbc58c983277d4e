// SPDX-License-Identifier: MIT
// The engine: bytes to sites, ranges, tolerance and depth; what comes out is valid and holds what it should.
#include <cmath>

#include "fuzz/fuzz.hpp"
#include "oracle/dice.hpp"
#include "overlay/layouts.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"
#include "rangeband/footprint/merge.hpp"

using namespace rangeband;

namespace {

/// On coarse grids, so that circles coincide, touch and meet at a point more often than chance would have it.
overlay::Layout layout_from(fuzz::Bytes& bytes) {
    overlay::Layout layout{.kind = "fuzz", .bands = {}};
    const auto grid = bytes.take<std::uint8_t>();
    const double degrees = std::pow(10.0, -static_cast<double>(grid % 8));
    const double metres = std::pow(10.0, static_cast<double>(grid / 8 % 7));
    layout.tolerance_m = std::pow(10.0, static_cast<double>(bytes.take<std::uint8_t>() % 6));
    const int count = 1 + bytes.take<std::uint8_t>() % 6;
    const double lat0 = std::clamp(bytes.take<std::int8_t>() * 90.0 / 127.0, -90.0, 90.0);
    const double lon0 = bytes.take<std::int8_t>() * 180.0 / 127.0;
    for (int i = 0; i < count; ++i) {
        const double lat = std::clamp(lat0 + degrees * bytes.take<std::int8_t>(), -90.0, 90.0);
        const double lon = std::remainder(lon0 + degrees * bytes.take<std::int8_t>(), 360.0);
        const double r_max = std::min(metres * bytes.take<std::uint16_t>(), 20'100'000.0);
        const double r_min = bytes.take<std::uint8_t>() % 3 == 0 ? 0.5 * r_max : 0.0;
        layout.bands.push_back({.site = {lat, lon}, .r_min = r_min, .r_max = r_max, .sector = {}});
    }
    return layout;
}

void check(const overlay::Layout& layout, const footprint::Depth& depth) {
    const auto sources = layout.sources();
    const footprint::Footprint drawn = footprint::merge(sources, depth, Tolerance::m(layout.tolerance_m));
    const properties::Plane plane(drawn.polygons);
    const auto about = [&] { return layout.reproduction() + ": "; };
    fuzz::expect(plane.complaint().empty(), about() + plane.complaint());
    const std::string written = properties::Plane(properties::rounded(drawn.polygons, drawn.decimals)).complaint();
    fuzz::expect(written.empty(), about() + "as written: " + written);
    fuzz::expect(std::isfinite(drawn.area.m2()) && drawn.area.m2() >= 0.0, about() + "area");
    oracle::Dice dice(1);
    for (const oracle::Place& place : overlay::witnesses(layout, dice, 20)) {
        if (layout.from_circles(place) <= 1.01 * layout.tolerance_m + 1e-3 || std::abs(place.lat) > 89.9999) continue;
        const int holding = layout.count(place);
        const bool inside = holding >= depth.least && holding <= depth.most;
        fuzz::expect(plane.touches({place.lon, place.lat}) == inside,
                     fmt::format("{}{} {} is {}", about(), place.lat, place.lon, inside ? "missing" : "too much"));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Bytes bytes(data, size);
    const auto mode = bytes.take<std::uint8_t>();
    const overlay::Layout layout = layout_from(bytes);
    const int depth = 1 + mode / 2 % static_cast<int>(layout.bands.size());
    fuzz::answered_or_refused(
        [&] { check(layout, mode % 2 == 0 ? footprint::Depth::at_least(depth) : footprint::Depth::exactly(depth)); });
    return 0;
}
