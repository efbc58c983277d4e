// SPDX-License-Identifier: MIT
#include "footprint/arrangement/nodes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rangeband/footprint/edge.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

/// Cells are so many resolutions wide: most places have all neighbours in their own.
constexpr double cell_resolutions = 16.0;

}  // namespace

/// Cells that share a number only cost time.
std::uint64_t Nodes::cell(const Vector& place, double dx, double dy, double dz) const {
    const double width = cell_resolutions * resolution_m_;
    const auto index = [&](double x) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(x / width)));
    };
    return index(place[0] + dx) * 0x9e3779b97f4a7c15ULL ^ index(place[1] + dy) * 0xc2b2ae3d27d4eb4fULL ^
           index(place[2] + dz) * 0x165667b19e3779f9ULL;
}

NodeId Nodes::add(const LonLat& at) {
    const Vector place = geodesic::surface(geodesic::reduced_vector(position(at)));
    NodeId found = no_node;
    std::array<std::uint64_t, 8> seen{};
    std::size_t count = 0;
    for (const double dx : {-resolution_m_, resolution_m_}) {
        for (const double dy : {-resolution_m_, resolution_m_}) {
            for (const double dz : {-resolution_m_, resolution_m_}) {
                const std::uint64_t key = cell(place, dx, dy, dz);
                if (std::find(seen.begin(), seen.begin() + count, key) != seen.begin() + count) continue;
                seen[count++] = key;
                const auto first = cells_.find(key);
                if (first == cells_.end()) continue;
                for (NodeId id = first->second; id != no_node; id = nodes_[id].next) {
                    if (id < found && length(minus(nodes_[id].place, place)) <= resolution_m_) found = id;
                }
            }
        }
    }
    if (found != no_node) {
        nodes_[found].extent_m = std::max(nodes_[found].extent_m, length(minus(nodes_[found].place, place)));
        return found;
    }
    const auto id = static_cast<NodeId>(nodes_.size());
    const auto [first, is_new] = cells_.try_emplace(cell(place, 0.0, 0.0, 0.0), no_node);
    nodes_.push_back({.at = at, .place = place, .extent_m = 0.0, .next = first->second, .parent = id});
    first->second = id;
    return id;
}

NodeId Nodes::representative(NodeId id) const {
    while (nodes_[id].parent != id) {
        nodes_[id].parent = nodes_[nodes_[id].parent].parent;
        id = nodes_[id].parent;
    }
    return id;
}

void Nodes::unite(NodeId a, NodeId b) {
    a = representative(a);
    b = representative(b);
    if (a == b) return;
    const auto [first, second] = std::minmax(a, b);
    const double apart = length(minus(nodes_[first].place, nodes_[second].place));
    nodes_[first].extent_m = std::max(nodes_[first].extent_m, apart + nodes_[second].extent_m);
    nodes_[second].parent = first;
}

}  // namespace rangeband::footprint
