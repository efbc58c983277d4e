// SPDX-License-Identifier: MIT
/// Distances from a site, or from a launch area.
#pragma once

#include <cstddef>
#include <optional>

#include "rangeband/analysis/area.hpp"
#include "rangeband/analysis/verdict.hpp"
#include "rangeband/operations/place.hpp"
#include "rangeband/operations/reach.hpp"

namespace rangeband::operations {

/// Safe to use from many threads.
class Measure {
  public:
    /// Throws what `analysis::LaunchAreaDistance` does, with the place's name.
    Measure(const Place& place, footprint::Edges edges);

    bool from_area() const { return area_.has_value(); }

    PairReached to(std::size_t index, const geodesic::Position& place) const;

    /// The same without azimuth.
    Length distance_to(const geodesic::Position& place) const;

    analysis::Verdict evaluate(const analysis::RangeCriterion& criterion, const geodesic::Position& place,
                               Length distance) const;

  private:
    geodesic::Position site_;
    std::optional<analysis::LaunchAreaDistance> area_;
};

}  // namespace rangeband::operations
