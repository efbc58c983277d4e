// SPDX-License-Identifier: MIT
#include "footprint/drawing/rim.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace rangeband::footprint {

namespace {

/// Where a side of the plane has vertices: at equal steps, and at further places.
class Stops {
  public:
    Stops(std::int64_t side, double span_deg, double step_deg, std::vector<std::int64_t> further)
        : first_(-side),
          step_(2 * side / static_cast<std::int64_t>(span_deg / step_deg)),
          further_(std::move(further)) {
        std::sort(further_.begin(), further_.end());
        further_.erase(std::unique(further_.begin(), further_.end()), further_.end());
    }

    /// Those that lie strictly between two places, in ascending order.
    void between(std::int64_t low, std::int64_t high, std::vector<std::int64_t>& stops) const {
        stops.clear();
        auto other = std::upper_bound(further_.begin(), further_.end(), low);
        for (std::int64_t stop = first_ + ((low - first_) / step_ + 1) * step_; stop < high; stop += step_) {
            while (other != further_.end() && *other < stop) stops.push_back(*other++);
            if (other != further_.end() && *other == stop) ++other;
            stops.push_back(stop);
        }
        while (other != further_.end() && *other < high) stops.push_back(*other++);
    }

  private:
    std::int64_t first_;
    std::int64_t step_;
    std::vector<std::int64_t> further_;
};

}  // namespace

void each_step(const std::vector<RimStretch>& rim, const Plane& plane,
               const std::function<void(const RimStretch&)>& visit) {
    std::vector<std::int64_t> ends;
    for (const RimStretch& stretch : rim) {
        if (stretch.from.x == stretch.to.x) ends.insert(ends.end(), {stretch.from.y, stretch.to.y});
    }
    const Stops latitudes(plane.north, 180.0, meridian_step_deg, std::move(ends));
    const Stops longitudes(plane.east, 360.0, pole_step_deg, {});
    std::vector<std::int64_t> between;
    for (const RimStretch& stretch : rim) {
        if (stretch.from == stretch.to) continue;
        const bool upright = stretch.from.x == stretch.to.x;
        const auto along = [&](const GridPoint& p) { return upright ? p.y : p.x; };
        const auto [low, high] = std::minmax({along(stretch.from), along(stretch.to)});
        (upright ? latitudes : longitudes).between(low, high, between);
        if (along(stretch.to) < along(stretch.from)) std::reverse(between.begin(), between.end());
        GridPoint from = stretch.from;
        for (const std::int64_t stop : between) {
            const GridPoint to = upright ? GridPoint{from.x, stop} : GridPoint{stop, from.y};
            visit({from, to, stretch.count});
            from = to;
        }
        visit({from, stretch.to, stretch.count});
    }
}

}  // namespace rangeband::footprint
