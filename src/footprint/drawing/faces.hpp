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
    /// The numbers of the vertices at which an edge begins and ends.
    struct Ends {
        std::uint32_t a;
        std::uint32_t b;
    };

    /// Noded edges with their ends among the vertices, which are in the order of the sweep, and every stretch of the
    /// rim by itself.
    Faces(std::vector<PlanarEdge> edges, std::vector<Ends> ends, const std::vector<GridPoint>& vertices,
          std::vector<RimStretch> rim);

    const std::vector<PlanarEdge>& edges() const { return edges_; }
    const std::vector<RimStretch>& rim() const { return rim_; }

    /// @{
    /// The vertices of an edge, of a stretch of the rim from its first to its last one, and the number of all of them,
    /// those of the rim included. Numbers are in the order of the sweep.
    const Ends& ends(std::size_t edge) const { return ends_[edge]; }
    const Ends& rim_ends(std::size_t stretch) const { return rim_ends_[stretch]; }
    std::size_t vertices() const { return vertices_; }
    /// @}

    /// Visits by number the edges around the faces with such counts, some of them twice.
    template <typename Visit>
    void around(Depth wanted, const Visit& visit) const {
        for (const std::int64_t level : {std::int64_t{wanted.least}, std::int64_t{wanted.most} + 1}) {
            const std::int64_t place = level - lowest_;
            if (place < 0 || place >= static_cast<std::int64_t>(levels_.size())) continue;
            for (const std::uint32_t i : levels_[static_cast<std::size_t>(place)]) {
                if (wanted.contains(edges_[i].above) != wanted.contains(edges_[i].below())) visit(i);
            }
        }
    }
    /// All counts beside edges.
    std::set<int> counts() const;

    /// @{
    /// Gives another count to the face above or below an edge, or inside a stretch of the rim.
    void set_above(std::uint32_t edge, int count);
    void set_below(std::uint32_t edge, int count);
    void set_at_rim(const GridPoint& from, int count);
    /// @}

  private:
    void number_rim(const std::vector<GridPoint>& vertices);
    void index(std::uint32_t edge);

    std::vector<PlanarEdge> edges_;
    std::vector<Ends> ends_;
    std::vector<RimStretch> rim_;
    std::vector<Ends> rim_ends_;
    std::size_t vertices_ = 0;
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
