// SPDX-License-Identifier: MIT
#include "footprint/arrangement/boundary.hpp"

#include <cstdint>
#include <utility>

namespace rangeband::footprint {
namespace {

constexpr std::uint32_t no_arc = 0xffff'ffff;

/// The only arc that arrives at a node, and the only one that leaves it; none where there are several.
struct Ends {
    std::uint32_t arrives = no_arc;
    std::uint32_t leaves = no_arc;
    bool several = false;
};

bool go_on(const BoundaryArc& arc, const BoundaryArc& next) {
    return arc.curve == next.curve && arc.to == next.from && arc.left == next.left && arc.right == next.right;
}

}  // namespace

void turn(BoundaryArc& arc) {
    std::swap(arc.from, arc.to);
    std::swap(arc.start, arc.end);
    std::swap(arc.left, arc.right);
}

void join_arcs(Boundary& boundary) {
    std::vector<BoundaryArc>& arcs = boundary.arcs;
    std::vector<Ends> ends(boundary.nodes.size());
    const auto note = [](std::uint32_t& end, bool& several, std::uint32_t arc) {
        several = several || end != no_arc;
        end = arc;
    };
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        if (arcs[i].start == no_node) continue;
        note(ends[arcs[i].start].leaves, ends[arcs[i].start].several, i);
        note(ends[arcs[i].end].arrives, ends[arcs[i].end].several, i);
    }
    const auto next_of = [&](std::uint32_t i) {
        if (arcs[i].end == no_node) return no_arc;
        const Ends& at = ends[arcs[i].end];
        const bool joined = !at.several && at.leaves != no_arc && at.arrives == i && at.leaves != i;
        return joined && go_on(arcs[i], arcs[at.leaves]) ? at.leaves : no_arc;
    };
    std::vector<bool> is_later(arcs.size(), false);
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        if (const std::uint32_t next = next_of(i); next != no_arc) is_later[next] = true;
    }
    std::vector<BoundaryArc> joined;
    joined.reserve(arcs.size());
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        if (is_later[i]) continue;
        BoundaryArc arc = arcs[i];
        for (std::uint32_t next = next_of(i); next != no_arc; next = next_of(next)) {
            arc.to = arcs[next].to;
            arc.end = arcs[next].end;
        }
        joined.push_back(std::move(arc));
    }
    arcs = std::move(joined);
}

}  // namespace rangeband::footprint
