/// Discs by place: a k-d tree of their centres, with the largest radius below every node.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "footprint/discs/disc_set.hpp"
#include "rangeband/vector.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {

class DiscTree {
  public:
    explicit DiscTree(const DiscSet& discs);

    /// All discs, neighbours near each other.
    std::span<const DiscId> in_order() const { return order_; }

    /// Visits every disc that a circle of this radius around a place may reach, and others besides.
    template <typename Visit>
    void near(const Vector& place, double radius_m, const Visit& visit) const;

    /// The disc among those wanted that surely goes farthest beyond a place (by r − a·σ, which is never more than the
    /// truth); none if no disc goes beyond it by more than `least_m`.
    template <typename Wanted>
    DiscId deepest(const Vector& place, double least_m, const Wanted& wanted) const;

    static constexpr DiscId none = 0xffff'ffff;

  private:
    struct Node {
        std::uint32_t first;
        std::uint32_t count;
        std::uint32_t right;  ///< 0: a leaf; the left child follows its parent
        float largest_m;
        std::array<float, 3> low;
        std::array<float, 3> high;
    };

    std::uint32_t build(std::uint32_t first, std::uint32_t count);
    static double distance(const Node& node, const Vector& place);

    const DiscSet& discs_;
    std::vector<DiscId> order_;
    std::vector<Node> nodes_;
};

/// From a place to the nearest point of a node's box, as a chord of the unit sphere.
inline double DiscTree::distance(const Node& node, const Vector& place) {
    double squared = 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
        const double below = static_cast<double>(node.low[k]) - place[k];
        const double above = place[k] - static_cast<double>(node.high[k]);
        const double off = below > 0.0 ? below : above > 0.0 ? above : 0.0;
        squared += off * off;
    }
    return std::sqrt(squared);
}

template <typename Visit>
void DiscTree::near(const Vector& place, double radius_m, const Visit& visit) const {
    if (nodes_.empty()) return;
    std::array<std::uint32_t, 64> stack{};
    std::size_t depth = 0;
    stack[depth++] = 0;
    while (depth > 0) {
        const std::uint32_t at = stack[--depth];
        const Node& node = nodes_[at];
        if (geodesic::polar_radius_m * distance(node, place) > radius_m + static_cast<double>(node.largest_m)) continue;
        if (node.right == 0) {
            for (std::uint32_t i = node.first; i < node.first + node.count; ++i) visit(order_[i]);
        } else {
            stack[depth++] = node.right;
            stack[depth++] = at + 1;
        }
    }
}

template <typename Wanted>
DiscId DiscTree::deepest(const Vector& place, double least_m, const Wanted& wanted) const {
    DiscId best = none;
    if (nodes_.empty()) return best;
    std::array<std::uint32_t, 64> stack{};
    std::size_t depth = 0;
    stack[depth++] = 0;
    while (depth > 0) {
        const std::uint32_t at = stack[--depth];
        const Node& node = nodes_[at];
        if (static_cast<double>(node.largest_m) - geodesic::equatorial_radius_m * distance(node, place) <= least_m)
            continue;
        if (node.right != 0) {
            const bool right_first = distance(nodes_[node.right], place) < distance(nodes_[at + 1], place);
            stack[depth++] = right_first ? at + 1 : node.right;
            stack[depth++] = right_first ? node.right : at + 1;
            continue;
        }
        for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
            const DiscId disc = order_[i];
            const double beyond = discs_.disc(disc).radius.m() -
                                  geodesic::equatorial_radius_m * angle_between(discs_.centre(disc), place);
            if (beyond <= least_m || !wanted(disc)) continue;
            least_m = beyond;
            best = disc;
        }
    }
    return best;
}

}  // namespace rangeband::footprint
