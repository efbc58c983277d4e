// SPDX-License-Identifier: MIT
/// Nodes of the arrangement: crossings closer than the resolution.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xffff'ffff;

/// A crossing within the resolution of an earlier node belongs to it, so no node is wider than twice the resolution
/// however many circles meet. Two nodes become one where the order of their crossings along a circle is uncertain.
class Nodes {
  public:
    explicit Nodes(double resolution_m) : resolution_m_(resolution_m) {}

    /// The node of a crossing; a new one, or the earliest within the resolution.
    NodeId add(const LonLat& at);

    /// Makes two nodes one.
    void unite(NodeId a, NodeId b);

    /// The node that stands for all that were united with it.
    NodeId representative(NodeId id) const;

    /// Of a representative: where it is, and how far its crossings are from there at most.
    const LonLat& at(NodeId id) const { return nodes_[id].at; }
    double extent_m(NodeId id) const { return nodes_[id].extent_m; }

    std::size_t size() const { return nodes_.size(); }

  private:
    struct Node {
        LonLat at;
        Vector place;
        double extent_m;
        NodeId next;            ///< in the same cell
        mutable NodeId parent;  ///< itself, where it is a representative
    };

    std::uint64_t cell(const Vector& place, double east, double north, double up) const;

    double resolution_m_;
    std::vector<Node> nodes_;
    std::unordered_map<std::uint64_t, NodeId> cells_;
};

}  // namespace rangeband::footprint
