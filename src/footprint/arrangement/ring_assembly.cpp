// SPDX-License-Identifier: MIT
#include "footprint/arrangement/ring_assembly.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace rangeband::footprint {
namespace {

constexpr std::uint32_t none = 0xffff'ffff;

/// Where a half-edge meets a node.
struct End {
    NodeId node;
    std::uint32_t half_edge;
    double direction;
    bool leaves;
};

/// The half-edge that follows each.
class Successors {
  public:
    Successors(std::span<const HalfEdge> half_edges, const std::function<Vector(NodeId)>& place)
        : half_edges_(half_edges), place_(place), next_(half_edges.size(), none) {
        std::vector<End> ends;
        ends.reserve(2 * half_edges.size());
        for (std::uint32_t k = 0; k < half_edges.size(); ++k) {
            ends.push_back({half_edges[k].start, k, half_edges[k].start_direction, true});
            ends.push_back({half_edges[k].end, k, half_edges[k].end_direction, false});
        }
        // Clockwise around each node.
        std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) {
            if (a.node != b.node) return a.node < b.node;
            if (a.direction != b.direction) return a.direction > b.direction;
            return std::pair(a.half_edge, a.leaves) < std::pair(b.half_edge, b.leaves);
        });
        for (std::size_t first = 0; first < ends.size();) {
            std::size_t last = first;
            while (last < ends.size() && ends[last].node == ends[first].node) ++last;
            match(std::span(ends).subspan(first, last - first));
            first = last;
        }
        match_rest();
    }

    std::uint32_t operator[](std::uint32_t half_edge) const { return next_[half_edge]; }

  private:
    /// Arriving half-edges open a parenthesis and leaving ones close it.
    void match(std::span<const End> around) {
        arrived_.clear();
        std::vector<std::uint32_t>& left = left_;
        left.clear();
        for (const End& end : around) {
            if (!end.leaves) {
                arrived_.push_back(end.half_edge);
            } else if (arrived_.empty()) {
                left.push_back(end.half_edge);
            } else {
                next_[arrived_.back()] = end.half_edge;
                arrived_.pop_back();
            }
        }
        std::size_t closed = 0;
        for (; closed < left.size() && !arrived_.empty(); ++closed) {
            next_[arrived_.back()] = left[closed];
            arrived_.pop_back();
        }
        rest_arrived_.insert(rest_arrived_.end(), arrived_.begin(), arrived_.end());
        rest_left_.insert(rest_left_.end(), left.begin() + static_cast<std::ptrdiff_t>(closed), left.end());
    }

    /// Over all nodes as many are left that arrive as that leave.
    void match_rest() {
        for (const std::uint32_t from : rest_arrived_) {
            const Vector here = place_(half_edges_[from].end);
            const auto nearest =
                std::min_element(rest_left_.begin(), rest_left_.end(), [&](std::uint32_t a, std::uint32_t b) {
                    return length(minus(place_(half_edges_[a].start), here)) <
                           length(minus(place_(half_edges_[b].start), here));
                });
            next_[from] = *nearest;
            rest_left_.erase(nearest);
        }
    }

    std::span<const HalfEdge> half_edges_;
    const std::function<Vector(NodeId)>& place_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> arrived_;
    std::vector<std::uint32_t> left_;
    std::vector<std::uint32_t> rest_arrived_;
    std::vector<std::uint32_t> rest_left_;
};

/// The way since the last ring was closed.
class Trail {
  public:
    explicit Trail(std::vector<std::vector<HalfEdge>>& rings) : rings_(rings) {}

    void go(const HalfEdge& half_edge) {
        visited_.emplace(half_edge.start, path_.size());
        path_.push_back(half_edge);
        if (const auto again = visited_.find(half_edge.end); again != visited_.end()) close(again->second);
    }

    /// What is left ends, within rounding, where it began.
    void end() {
        if (!path_.empty()) close(0);
    }

  private:
    void close(std::size_t begin) {
        const auto first = path_.begin() + static_cast<std::ptrdiff_t>(begin);
        for (auto half_edge = first; half_edge != path_.end(); ++half_edge) visited_.erase(half_edge->start);
        rings_.emplace_back(first, path_.end());
        path_.erase(first, path_.end());
    }

    std::vector<std::vector<HalfEdge>>& rings_;
    std::vector<HalfEdge> path_;
    std::unordered_map<NodeId, std::size_t> visited_;  ///< with the half-edge that begins there
};

}  // namespace

std::vector<std::vector<HalfEdge>> link(std::span<const HalfEdge> half_edges,
                                        const std::function<Vector(NodeId)>& place) {
    std::vector<std::vector<HalfEdge>> rings;
    const Successors successors(half_edges, place);
    std::vector<bool> used(half_edges.size(), false);
    for (std::uint32_t first = 0; first < half_edges.size(); ++first) {
        if (used[first]) continue;
        Trail trail(rings);
        for (std::uint32_t k = first; !used[k]; k = successors[k]) {
            used[k] = true;
            trail.go(half_edges[k]);
        }
        trail.end();
    }
    return rings;
}

}  // namespace rangeband::footprint
