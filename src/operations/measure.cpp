// SPDX-License-Identifier: MIT
#include "operations/measure.hpp"

#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::operations {
namespace {

/// In [0°, 360°).
Angle clockwise(Angle azimuth) {
    const double degrees = azimuth.deg() < 0.0 ? azimuth.deg() + 360.0 : azimuth.deg();
    return Angle::deg(degrees < 360.0 ? degrees + 0.0 : 0.0);
}

}  // namespace

Measure::Measure(const Place& place, footprint::Edges edges) : site_(place.position) {
    if (!place.area) return;
    try {
        area_.emplace(*place.area, edges);
    } catch (const Error& error) {
        throw error.within(place.label);
    }
}

PairReached Measure::to(std::size_t index, const geodesic::Position& place) const {
    PairReached pair{index, site_, Length(), std::nullopt};
    if (area_) {
        const analysis::LaunchAreaDistance::Nearest nearest = area_->nearest(place);
        pair.from = nearest.from;
        pair.distance = nearest.distance;
        if (nearest.distance == Length()) return pair;
    }
    const geodesic::Inverse way = geodesic::inverse(pair.from, place);
    if (!area_) pair.distance = way.distance;
    if (way.distance > Length()) pair.azimuth = clockwise(way.azimuth);
    return pair;
}

Length Measure::distance_to(const geodesic::Position& place) const {
    return area_ ? area_->nearest(place).distance : geodesic::inverse(site_, place).distance;
}

analysis::Verdict Measure::evaluate(const analysis::RangeCriterion& criterion, const geodesic::Position& place,
                                    Length distance) const {
    return area_ ? area_->evaluate(criterion, place, distance) : criterion.evaluate({distance, distance});
}

}  // namespace rangeband::operations
