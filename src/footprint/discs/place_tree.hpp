// SPDX-License-Identifier: MIT
/// A k-d tree of places on the Earth, with a summary of all items below each node.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "rangeband/vector.hpp"

namespace rangeband::footprint {

/// The least and the greatest distance from a place to the points of a box, straight through the Earth.
struct ChordRange {
    double least;
    double most;
};

/// A box in space around places.
struct PlaceBox {
    std::array<float, 3> low;
    std::array<float, 3> high;

    ChordRange chords(const Vector& place) const {
        double nearest = 0.0;
        double farthest = 0.0;
        for (std::size_t k = 0; k < 3; ++k) {
            const double below = static_cast<double>(low[k]) - place[k];
            const double above = place[k] - static_cast<double>(high[k]);
            const double off = std::max({below, above, 0.0});
            const double far = std::max(-below, -above);
            nearest += off * off;
            farthest += far * far;
        }
        return {std::sqrt(nearest), std::sqrt(farthest)};
    }
};

/// Items are numbers from 0 on. `Summary` is what a node knows of the items below it: default-constructible, with
/// `add(item's Summary)`.
template <typename Summary>
class PlaceTree {
  public:
    /// `place_of(item)` is a surface point in metres, `summary_of(item)` what the item adds to its nodes.
    template <typename PlaceOf, typename SummaryOf>
    PlaceTree(std::size_t count, const PlaceOf& place_of, const SummaryOf& summary_of) : order_(count) {
        std::iota(order_.begin(), order_.end(), 0U);
        nodes_.reserve(count / 2 + 1);
        if (count > 0) build(0, static_cast<std::uint32_t>(count), place_of, summary_of);
    }

    /// All items, neighbours near each other.
    const std::vector<std::uint32_t>& in_order() const { return order_; }

    /// Visits the items of all leaves below nodes that `wanted(summary, box)` lets pass.
    template <typename Wanted, typename Visit>
    void visit(const Wanted& wanted, const Visit& visit_item) const {
        if (nodes_.empty()) return;
        std::array<std::uint32_t, 64> stack{};
        std::size_t depth = 0;
        stack[depth++] = 0;
        while (depth > 0) {
            const std::uint32_t at = stack[--depth];
            const Node& node = nodes_[at];
            if (!wanted(node.summary, node.box)) continue;
            if (node.right == 0) {
                for (std::uint32_t i = node.first; i < node.first + node.count; ++i) visit_item(order_[i]);
            } else {
                stack[depth++] = node.right;
                stack[depth++] = at + 1;
            }
        }
    }

    /// The item of the greatest value above `least`; `none` if there is none. `bound(summary, chords)` is at least the
    /// value of every item below a node.
    template <typename Bound, typename ValueOf>
    std::uint32_t best(const Vector& place, double least, const Bound& bound, const ValueOf& value_of) const {
        std::uint32_t found = none;
        if (nodes_.empty()) return found;
        struct Open {
            std::uint32_t node;
            double bound;
        };
        std::array<Open, 64> stack{};
        std::size_t depth = 0;
        const auto open = [&](std::uint32_t node) {
            return Open{node, bound(nodes_[node].summary, nodes_[node].box.chords(place))};
        };
        stack[depth++] = open(0);
        while (depth > 0) {
            const Open at = stack[--depth];
            if (at.bound <= least) continue;
            const Node& node = nodes_[at.node];
            if (node.right != 0) {
                const Open left = open(at.node + 1);
                const Open right = open(node.right);
                stack[depth++] = left.bound > right.bound ? right : left;
                stack[depth++] = left.bound > right.bound ? left : right;
                continue;
            }
            for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
                const double value = value_of(order_[i]);
                if (value <= least) continue;
                least = value;
                found = order_[i];
            }
        }
        return found;
    }

    /// An item that `is_it`; `none` if there is none. `promise(summary, box)` is positive where one may be below a
    /// node; greater promises are looked at first.
    template <typename Promise, typename IsIt>
    std::uint32_t any(const Promise& promise, const IsIt& is_it) const {
        if (nodes_.empty()) return none;
        const auto promise_of = [&](std::uint32_t node) { return promise(nodes_[node].summary, nodes_[node].box); };
        std::array<std::uint32_t, 64> stack{};
        std::size_t depth = 0;
        if (promise_of(0) > 0.0) stack[depth++] = 0;
        while (depth > 0) {
            const std::uint32_t at = stack[--depth];
            const Node& node = nodes_[at];
            if (node.right == 0) {
                for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
                    if (is_it(order_[i])) return order_[i];
                }
                continue;
            }
            const double left = promise_of(at + 1);
            const double right = promise_of(node.right);
            const bool left_first = left > right;
            if (std::min(left, right) > 0.0) stack[depth++] = left_first ? node.right : at + 1;
            if (std::max(left, right) > 0.0) stack[depth++] = left_first ? at + 1 : node.right;
        }
        return none;
    }

    static constexpr std::uint32_t none = 0xffff'ffff;

  private:
    static constexpr std::uint32_t leaf_size = 8;

    struct Node {
        std::uint32_t first;
        std::uint32_t count;
        std::uint32_t right;  ///< 0: a leaf; the left child follows its parent
        PlaceBox box;
        Summary summary;
    };

    template <typename PlaceOf, typename SummaryOf>
    std::uint32_t build(std::uint32_t first, std::uint32_t count, const PlaceOf& place_of,
                        const SummaryOf& summary_of) {
        const auto id = static_cast<std::uint32_t>(nodes_.size());
        nodes_.push_back({first, count, 0, {}, {}});
        constexpr double huge = std::numeric_limits<double>::max();
        Vector low{huge, huge, huge};
        Vector high{-huge, -huge, -huge};
        for (std::uint32_t i = first; i < first + count; ++i) {
            const Vector& place = place_of(order_[i]);
            for (std::size_t k = 0; k < 3; ++k) {
                low[k] = std::min(low[k], place[k]);
                high[k] = std::max(high[k], place[k]);
            }
        }
        // Rounded outward, so that a box surely contains its places.
        constexpr float far = std::numeric_limits<float>::max();
        for (std::size_t k = 0; k < 3; ++k) {
            nodes_[id].box.low[k] = std::nextafter(static_cast<float>(low[k]), -far);
            nodes_[id].box.high[k] = std::nextafter(static_cast<float>(high[k]), far);
        }
        if (count <= leaf_size) {
            for (std::uint32_t i = first; i < first + count; ++i) nodes_[id].summary.add(summary_of(order_[i]));
            return id;
        }
        std::size_t axis = 0;
        for (std::size_t k = 1; k < 3; ++k) {
            if (high[k] - low[k] > high[axis] - low[axis]) axis = k;
        }
        const std::uint32_t half = count / 2;
        const auto begin = order_.begin() + first;
        std::nth_element(begin, begin + half, begin + count, [&](std::uint32_t a, std::uint32_t b) {
            const double x = place_of(a)[axis];
            const double y = place_of(b)[axis];
            return x < y || (x == y && a < b);
        });
        const std::uint32_t left = build(first, half, place_of, summary_of);
        const std::uint32_t right = build(first + half, count - half, place_of, summary_of);
        nodes_[id].right = right;
        nodes_[id].summary.add(nodes_[left].summary);
        nodes_[id].summary.add(nodes_[right].summary);
        return id;
    }

    std::vector<std::uint32_t> order_;
    std::vector<Node> nodes_;
};

}  // namespace rangeband::footprint
