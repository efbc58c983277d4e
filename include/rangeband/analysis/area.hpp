// SPDX-License-Identifier: MIT
/// How far places are from a launch area.
#pragma once

#include <array>
#include <vector>

#include "rangeband/analysis/verdict.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/geodesic/position.hpp"

namespace rangeband::analysis {

/// A launch area, prepared to be measured from.
class LaunchAreaDistance {
  public:
    /// Geodesic edges are followed to 1 mm. Throws what `footprint::along_geodesics` does.
    LaunchAreaDistance(const footprint::LaunchArea& area, footprint::Edges edges);

    /// The answer for one place.
    struct Nearest {
        Away away;
        geodesic::Position from;  ///< the area's nearest point; within it the place itself
    };

    /// The distances to the nearest point of the area, 0 within it, and to the farthest point of its edges. Accuracy
    /// 1 µm where the nearest point of an edge is a single one, as it is but for places nearly opposite to it.
    Nearest from(const geodesic::Position& place) const;

  private:
    /// A straight edge in longitude and latitude; a point is one without length.
    struct Edge {
        footprint::LonLat a, b;
        std::array<double, 3> middle;  ///< reduced-latitude vector
        double half_m;                 ///< from the middle no point of it is farther
    };
    void add(const footprint::Path& path);
    void add(const footprint::LonLat& a, const footprint::LonLat& b);

    std::vector<Edge> edges_;
    footprint::MultiPolygon polygons_;
};

}  // namespace rangeband::analysis
