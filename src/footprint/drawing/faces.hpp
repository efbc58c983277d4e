// SPDX-License-Identifier: MIT
/// The faces into which edges divide the plane, and their counts.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "footprint/drawing/planar_edge.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

class Faces {
  public:
    /// Noded edges, and every stretch of the rim by itself.
    Faces(std::vector<PlanarEdge> edges, std::vector<RimStretch> rim);

    const std::vector<PlanarEdge>& edges() const { return edges_; }
    const std::vector<RimStretch>& rim() const { return rim_; }

    /// The numbers of the edges around the faces with such counts.
    std::vector<std::uint32_t> around(Depth wanted) const;
    /// All counts beside edges.
    std::set<int> counts() const;

    /// @{
    /// Gives another count to the face above or below an edge, or inside a stretch of the rim.
    void set_above(std::uint32_t edge, int count);
    void set_below(std::uint32_t edge, int count);
    void set_at_rim(const GridPoint& from, int count);
    /// @}

  private:
    void index(std::uint32_t edge);

    std::vector<PlanarEdge> edges_;
    std::vector<RimStretch> rim_;
    int lowest_ = 0;
    /// By count from the lowest: the edges with lower counts on one side and that or higher ones on the other. Edges
    /// whose counts have changed may be left where they were.
    std::vector<std::vector<std::uint32_t>> levels_;
};

/// Nodes edges on the grid of that many decimals and counts all over the plane. Counts agree whatever the edges are, as
/// long as their steps add up to none at every place but on the rim: only steps are used, and of what edges say of
/// counts what most of them agree on, by their length. `everywhere` is the count where there are no edges.
Faces faces_of(std::vector<PlanarEdge> edges, int decimals, int everywhere);

}  // namespace rangeband::footprint
