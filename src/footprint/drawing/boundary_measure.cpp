// SPDX-License-Identifier: MIT
// The formula is that of `arc_integral.cpp`. Arcs do not end exactly at their nodes; great circles close the gaps.
#include "footprint/drawing/boundary_measure.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "footprint/drawing/arc_integral.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

constexpr double sphere = 4.0 * std::numbers::pi;  ///< steradians

/// Whether as many arcs arrive at every node as leave it, with more on their left than on their right.
bool close(const Boundary& boundary, const std::vector<std::uint32_t>& arcs, std::vector<int>& balance) {
    for (const std::uint32_t i : arcs) {
        const BoundaryArc& arc = boundary.arcs[i];
        if (arc.start == no_node) continue;
        const int way = arc.left > arc.right ? 1 : -1;
        balance[arc.start] -= way;
        balance[arc.end] += way;
    }
    bool closed = true;
    for (const std::uint32_t i : arcs) {
        for (const NodeId node : {boundary.arcs[i].start, boundary.arcs[i].end}) {
            if (node == no_node) continue;
            closed = closed && balance[node] == 0;
            balance[node] = 0;
        }
    }
    return closed;
}

}  // namespace

BoundaryMeasure::BoundaryMeasure(const Boundary& boundary) {
    if (boundary.arcs.empty()) return;
    std::vector<Vector> corners;
    std::vector<std::size_t> first_corner{0};
    arcs_.reserve(boundary.arcs.size());
    first_corner.reserve(boundary.arcs.size() + 1);
    std::vector<Vector> places;  // of nodes
    places.reserve(boundary.nodes.size());
    for (const LonLat& node : boundary.nodes) places.push_back(authalic_place(node, 0.0));
    lowest_ = std::min(boundary.arcs.front().left, boundary.arcs.front().right);
    std::int64_t highest = lowest_;
    for (const BoundaryArc& arc : boundary.arcs) {
        ArcIntegral integral;
        if (arc.start == no_node) {
            integral = integral_around(*arc.curve, arc.to < arc.from);
            integral.solid_angle = std::remainder(integral.solid_angle, sphere);
        } else {
            corners.push_back(places[arc.start]);
            add_arc(integral, corners, *arc.curve, arc.from, arc.to, 0.0);
            corners.push_back(places[arc.end]);
        }
        first_corner.push_back(corners.size());
        arcs_.push_back({{integral.solid_angle, integral.length_m}, arc.left, arc.right});
        const auto [low, high] = std::minmax(arc.left, arc.right);
        lowest_ = std::min<std::int64_t>(lowest_, low);
        highest = std::max<std::int64_t>(highest, high);
    }
    const Vector c = corners.empty() ? Vector{} : centre_of_fans(corners);
    std::vector<std::vector<std::uint32_t>> levels(static_cast<std::size_t>(highest - lowest_) + 1);
    for (std::uint32_t i = 0; i < arcs_.size(); ++i) {
        OfArc& arc = arcs_[i];
        for (std::size_t k = first_corner[i]; k + 1 < first_corner[i + 1]; ++k)
            arc.measure.solid_angle += fan(c, corners[k], corners[k + 1]);
        const auto [low, high] = std::minmax(arc.left, arc.right);
        for (std::int64_t count = low + std::int64_t{1}; count <= high; ++count)
            levels[static_cast<std::size_t>(count - lowest_)].push_back(i);
    }
    std::vector<int> balance(boundary.nodes.size(), 0);
    for (std::vector<std::uint32_t>& level : levels) {
        if (close(boundary, level, balance)) {
            levels_.emplace_back(std::move(level));
        } else {
            levels_.emplace_back(std::nullopt);
        }
    }
}

const std::vector<std::uint32_t>* BoundaryMeasure::level(std::int64_t count) const {
    static const std::vector<std::uint32_t> no_arcs;
    const std::int64_t place = count - lowest_;
    if (place < 0 || place >= static_cast<std::int64_t>(levels_.size())) return &no_arcs;
    const auto& level = levels_[static_cast<std::size_t>(place)];
    return level ? &*level : nullptr;
}

std::optional<RingMeasure> BoundaryMeasure::region(const Depth& wanted) const {
    RingMeasure sum;
    const auto add = [&](std::int64_t count) {
        const std::vector<std::uint32_t>* arcs = level(count);
        if (arcs == nullptr) return false;
        for (const std::uint32_t i : *arcs) {
            const OfArc& arc = arcs_[i];
            // An arc at which the count passes both limits is in both levels, and bounds nothing.
            const bool inside = wanted.contains(arc.left);
            if (inside == wanted.contains(arc.right)) continue;
            sum.solid_angle += inside ? arc.measure.solid_angle : -arc.measure.solid_angle;
            sum.length_m += arc.measure.length_m;
        }
        return true;
    };
    if (!add(wanted.least) || !add(std::int64_t{wanted.most} + 1)) return std::nullopt;
    return sum;
}

}  // namespace rangeband::footprint
