// SPDX-License-Identifier: MIT
/// An index of segments: pairs whose boxes overlap, or those around a point.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "footprint/drawing/grid.hpp"
#include "rangeband/geometry.hpp"

namespace rangeband::footprint {

/// On the grid.
using Box = BasicRectangle<std::int64_t>;

template <typename Edge>
Box box_of(const Edge& edge) {
    return {std::min(edge.a.x, edge.b.x), std::min(edge.a.y, edge.b.y), std::max(edge.a.x, edge.b.x),
            std::max(edge.a.y, edge.b.y)};
}

/// Boxes around runs of edges from a to b, halved down to single ones: neighbours along a ring are neighbours in the
/// plane.
template <typename Edge>
class BoxTree {
  public:
    explicit BoxTree(const std::vector<Edge>& segments) : segments_(segments), boxes_(2 * segments.size()) {
        if (!segments.empty()) build(0, segments.size());
    }

    template <typename Visit>
    void pairs(const Visit& visit) const {
        if (!segments_.empty()) within(0, segments_.size(), visit);
    }

    /// Every segment whose box meets this one.
    template <typename Visit>
    void meeting(const Box& place, const Visit& visit) const {
        if (!segments_.empty()) meeting(0, segments_.size(), place, visit);
    }

  private:
    /// So many are compared sooner than their runs are halved.
    static constexpr std::size_t few_pairs = 16;

    static std::size_t middle(std::size_t low, std::size_t high) { return low + (high - low) / 2; }

    /// A run of n edges takes the 2n − 1 places from twice its first edge on: its own box is the one before its middle.
    Box& box(std::size_t low, std::size_t high) { return boxes_[slot(low, high)]; }
    const Box& box(std::size_t low, std::size_t high) const { return boxes_[slot(low, high)]; }
    static std::size_t slot(std::size_t low, std::size_t high) {
        return high - low == 1 ? 2 * low : 2 * middle(low, high) - 1;
    }

    Box build(std::size_t low, std::size_t high) {
        if (high - low == 1) {
            return box(low, high) = box_of(segments_[low]);
        }
        Box around = build(low, middle(low, high));
        around.add(build(middle(low, high), high));
        return box(low, high) = around;
    }

    template <typename Visit>
    void within(std::size_t low, std::size_t high, const Visit& visit) const {
        if (high - low == 1) return;
        const std::size_t half = middle(low, high);
        within(low, half, visit);
        within(half, high, visit);
        between(low, half, half, high, visit);
    }

    template <typename Visit>
    void between(std::size_t low, std::size_t high, std::size_t other_low, std::size_t other_high,
                 const Visit& visit) const {
        if (!box(low, high).meets(box(other_low, other_high))) return;
        const std::size_t count = high - low;
        const std::size_t other_count = other_high - other_low;
        if (count * other_count <= few_pairs) {
            one_by_one(low, high, other_low, other_high, visit);
        } else if (count >= other_count) {
            const std::size_t half = middle(low, high);
            between(low, half, other_low, other_high, visit);
            between(half, high, other_low, other_high, visit);
        } else {
            const std::size_t half = middle(other_low, other_high);
            between(low, high, other_low, half, visit);
            between(low, high, half, other_high, visit);
        }
    }

    template <typename Visit>
    void one_by_one(std::size_t low, std::size_t high, std::size_t other_low, std::size_t other_high,
                    const Visit& visit) const {
        const Box& others = box(other_low, other_high);
        for (std::size_t i = low; i < high; ++i) {
            const Box& one = boxes_[2 * i];
            if (!one.meets(others)) continue;
            for (std::size_t k = other_low; k < other_high; ++k) {
                if (one.meets(boxes_[2 * k])) visit(segments_[i], segments_[k]);
            }
        }
    }

    template <typename Visit>
    void meeting(std::size_t low, std::size_t high, const Box& place, const Visit& visit) const {
        if (!box(low, high).meets(place)) return;
        if (high - low == 1) {
            visit(segments_[low]);
            return;
        }
        meeting(low, middle(low, high), place, visit);
        meeting(middle(low, high), high, place, visit);
    }

    const std::vector<Edge>& segments_;
    std::vector<Box> boxes_;
};

}  // namespace rangeband::footprint
