// SPDX-License-Identifier: MIT
/// Distances of places from a launch area.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rangeband/analysis/verdict.hpp"
#include "rangeband/footprint/interior.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::analysis {

/// A launch area, prepared for distance queries: each connected part has an index over its edges. Safe to use from many
/// threads.
class LaunchAreaDistance {
  public:
    /// Geodesic edges are followed to 1 mm. Throws what `footprint::along_geodesics` does.
    LaunchAreaDistance(const footprint::LaunchArea& area, footprint::Edges edges);

    /// The nearest point of the area; for a place inside, the place itself at distance 0.
    struct Nearest {
        Length distance;
        geodesic::Position from;
    };

    /// Accuracy 1 µm where the nearest point of an edge is unique, which it is except for nearly antipodal places.
    Nearest nearest(const geodesic::Position& place) const;

    /// The best answer of a connected part, and of several equal ones the one with the greatest margin: a place is in
    /// range of the area when it is in range of one of its parts. `nearest` is the distance from the area.
    Verdict evaluate(const RangeCriterion& criterion, const geodesic::Position& place, Length nearest) const;

    /// The distances from each connected part, in the order of points, lines and polygons. A polygon that contains the
    /// antipode of the place has its farthest point there.
    std::vector<DistanceRange> of_parts(const geodesic::Position& place) const;

  private:
    /// A straight edge in longitude and latitude, or a piece of one; a point is one without length.
    struct Edge {
        footprint::LonLat a, b;
    };
    /// A run of consecutive edges, within a chord of a surface point: a single edge, or two children.
    struct Run {
        Vector middle;
        double reach_m;
        std::uint32_t edge;
        std::uint32_t right;  ///< 0: a single edge; the left child follows its parent
    };
    struct Part {
        std::uint32_t first, last;  ///< its edges
        std::uint32_t run;
        std::optional<footprint::Interior> interior;
    };
    struct Extreme {
        double metres;
        footprint::LonLat at;
    };

    void add_path(const footprint::Path& path);
    void add_part(std::size_t first, std::optional<footprint::Interior> interior);
    std::uint32_t add_run(std::uint32_t first, std::uint32_t last);
    std::uint32_t add_parts(std::size_t first, std::size_t last);
    DistanceRange away(const Part& part, const geodesic::Position& place) const;
    void search(std::uint32_t run, const geodesic::Position& place, const Vector& at, double sign, Extreme& best) const;

    std::vector<Edge> edges_;
    std::vector<Run> runs_;
    std::vector<Part> parts_;
};

}  // namespace rangeband::analysis
