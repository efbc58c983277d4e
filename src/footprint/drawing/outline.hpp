// SPDX-License-Identifier: MIT
/// From faces to polygons.
#pragma once

#include <vector>

#include "footprint/drawing/faces.hpp"
#include "footprint/drawing/measure.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

/// A step along the boundary of a region, the region on its left.
struct OutlineStep {
    GridPoint from;
    const PlanarEdge* edge;  ///< none on the rim
    bool backward;
};

/// A closed ring that comes to no place twice.
using OutlineRing = std::vector<OutlineStep>;

/// The outlines of regions, of which one subdivision has many.
class Outlines {
  public:
    explicit Outlines(const Faces& faces);

    /// The boundary of the faces whose counts are wanted. Rings may touch at vertices; what lies inside is in one piece
    /// around each.
    std::vector<OutlineRing> of(Depth wanted);

  private:
    /// A directed edge or stretch of the rim.
    struct Step {
        std::uint32_t from;
        std::uint32_t to;
        std::uint32_t number;
        bool is_rim;
        bool backward;
        std::uint64_t key() const { return std::uint64_t{from} << 32U | to; }
    };
    class Trail;

    void collect(Depth wanted);
    OutlineStep along(const Step& step) const;
    std::uint32_t after(const Step& step) const;

    /// Whether the step after this one begins at the same vertex.
    bool goes_on(std::size_t i) const { return i + 1 < steps_.size() && steps_[i + 1].from == steps_[i].from; }

    const Faces& faces_;
    std::vector<Step> steps_;           ///< what bounds the region, by vertex
    std::vector<std::uint32_t> first_;  ///< by vertex: the first of the steps that begin there
};

/// What a ring runs along, steps in a row on one curve as one.
std::vector<RingPart> parts_of(const OutlineRing& ring, int decimals);

/// The rings of each polygon, the exterior first: holes, which run clockwise, go to the smallest ring around them.
std::vector<std::vector<const OutlineRing*>> grouped(const std::vector<OutlineRing>& rings);

MultiPolygon polygons(const std::vector<OutlineRing>& rings, int decimals);

}  // namespace rangeband::footprint
