// SPDX-License-Identifier: MIT
#include "footprint/drawing/rim.hpp"

#include <algorithm>
#include <cstdint>

namespace rangeband::footprint {

std::vector<RimStretch> stepped(const std::vector<RimStretch>& rim, const Plane& plane) {
    const auto steps = [&](std::int64_t side, double span_deg, double step_deg) {
        std::vector<std::int64_t> stops;
        const auto count = static_cast<std::int64_t>(span_deg / step_deg);
        for (std::int64_t k = 0; k <= count; ++k) stops.push_back(-side + 2 * side / count * k);
        return stops;
    };
    std::vector<std::int64_t> latitudes = steps(plane.north, 180.0, meridian_step_deg);
    for (const RimStretch& stretch : rim) {
        if (stretch.from.x == stretch.to.x) latitudes.insert(latitudes.end(), {stretch.from.y, stretch.to.y});
    }
    std::sort(latitudes.begin(), latitudes.end());
    const std::vector<std::int64_t> longitudes = steps(plane.east, 360.0, pole_step_deg);
    std::vector<RimStretch> result;
    for (const RimStretch& stretch : rim) {
        if (stretch.from == stretch.to) continue;
        const bool upright = stretch.from.x == stretch.to.x;
        const std::vector<std::int64_t>& stops = upright ? latitudes : longitudes;
        const auto along = [&](const GridPoint& p) { return upright ? p.y : p.x; };
        const auto [low, high] = std::minmax({along(stretch.from), along(stretch.to)});
        std::vector<std::int64_t> between;
        for (auto stop = std::upper_bound(stops.begin(), stops.end(), low); stop != stops.end() && *stop < high; ++stop)
            if (between.empty() || between.back() != *stop) between.push_back(*stop);
        if (along(stretch.to) < along(stretch.from)) std::reverse(between.begin(), between.end());
        GridPoint from = stretch.from;
        for (const std::int64_t stop : between) {
            const GridPoint to = upright ? GridPoint{from.x, stop} : GridPoint{stop, from.y};
            result.push_back({from, to, stretch.count});
            from = to;
        }
        result.push_back({from, stretch.to, stretch.count});
    }
    return result;
}

}  // namespace rangeband::footprint
