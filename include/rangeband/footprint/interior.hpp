// SPDX-License-Identifier: MIT
/// The inside of polygons whose edges are straight in longitude and latitude.
#pragma once

#include <cstdint>
#include <vector>

#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// The antipode of a point, with a longitude in [-180, 180].
inline LonLat antipode(const LonLat& point) {
    return {point.lon > 0.0 ? point.lon - 180.0 : point.lon + 180.0, -point.lat};
}

/// Polygons with an index over their edges: a query takes time logarithmic in their number. Nothing in it
/// changes; safe to use from many threads.
class Interior {
  public:
    /// Rings are closed. Longitudes may leave [-180, 180].
    explicit Interior(const MultiPolygon& polygons);

    /// Whether a point is in any of the polygons, by the even-odd rule; it is looked for a turn to the east and to the
    /// west, too.
    bool contains(const LonLat& point) const;

    /// Whether surely no edge is within so many metres of a point: what `contains` says of it holds all around, too.
    bool keeps_clear_of(const LonLat& point, double metres) const;

    /// The smallest in the plane around all polygons.
    const Rectangle& box() const { return box_; }

  private:
    /// A run of consecutive edges of one ring. The run's leaf has few edges; others have two children.
    struct Run {
        Rectangle box;
        std::uint32_t first;  ///< vertex at which it begins, and that at which it ends
        std::uint32_t last;
        std::uint32_t right;  ///< 0: a leaf; the left child follows its parent
    };
    struct Outline {
        Rectangle box;
        std::vector<std::uint32_t> runs;  ///< of its rings
    };

    std::uint32_t add_run(std::uint32_t first, std::uint32_t last);
    bool is_crossed(std::uint32_t run, const LonLat& point) const;
    bool contains_here(const LonLat& point) const;
    bool has_edge_in(std::uint32_t run, const Rectangle& box) const;

    std::vector<LonLat> vertices_;
    std::vector<Run> runs_;
    std::vector<Outline> outlines_;
    Rectangle box_;
};

}  // namespace rangeband::footprint
