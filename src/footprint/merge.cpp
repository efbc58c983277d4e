// SPDX-License-Identifier: MIT
#include "rangeband/footprint/merge.hpp"

#include <algorithm>
#include <utility>

#include "footprint/arrangement/arrangement.hpp"
#include "footprint/drawable.hpp"
#include "footprint/drawing/region_drawing.hpp"
#include "rangeband/default_arithmetic.hpp"

namespace rangeband::footprint {
namespace {

std::vector<Weighted> weighted(std::span<const Source> sources, int weight = 1) {
    std::vector<Weighted> all;
    all.reserve(sources.size());
    for (const Source& source : sources) {
        must_be_drawable(source);
        all.push_back({&source, weight});
    }
    return all;
}

/// All discs, with the length below which nothing of them is told apart.
struct Resolved {
    double resolution_m;
    DiscSet discs;

    Resolved(const std::vector<Weighted>& sources, Tolerance tolerance)
        : resolution_m(footprint::resolution_m(sources, tolerance)), discs(sources, resolution_m) {}
};

}  // namespace

Footprint merge(std::span<const Source> sources, Depth depth, Tolerance tolerance) {
    const DefaultArithmetic arithmetic;
    must_be_drawable(tolerance);
    Resolved all(weighted(sources), tolerance);
    return draw_region(arrange(std::move(all.discs), depth, all.resolution_m), tolerance, all.resolution_m);
}

Footprint difference(std::span<const Source> sources, std::span<const Source> without, Tolerance tolerance) {
    const DefaultArithmetic arithmetic;
    must_be_drawable(tolerance);
    // One that must not hold a point outweighs all that may.
    std::vector<Weighted> both = weighted(sources);
    for (const Weighted& against : weighted(without, -static_cast<int>(sources.size()))) both.push_back(against);
    Resolved all(both, tolerance);
    return draw_region(arrange(std::move(all.discs), Depth::at_least(1), all.resolution_m), tolerance,
                       all.resolution_m);
}

std::vector<DepthFootprint> depths(std::span<const Source> sources, Nesting nesting, Tolerance tolerance) {
    const DefaultArithmetic arithmetic;
    must_be_drawable(tolerance);
    Resolved all(weighted(sources), tolerance);
    const Boundary boundary = arrange_all(std::move(all.discs), all.resolution_m);
    int deepest = boundary.everywhere;
    for (const BoundaryArc& arc : boundary.arcs) deepest = std::max({deepest, arc.left, arc.right});
    std::vector<Depth> wanted;
    for (int depth = 1; depth <= deepest; ++depth)
        wanted.push_back(nesting == Nesting::nested ? Depth::at_least(depth) : Depth::exactly(depth));
    std::vector<Footprint> drawn = draw_regions(boundary, wanted, tolerance, all.resolution_m);
    std::vector<DepthFootprint> footprints;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (!drawn[i].empty()) footprints.push_back({static_cast<int>(i) + 1, std::move(drawn[i])});
    }
    return footprints;
}

}  // namespace rangeband::footprint
