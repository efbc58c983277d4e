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

}  // namespace

Footprint merge(std::span<const Source> sources, Depth depth, Tolerance tolerance) {
    const DefaultArithmetic arithmetic;
    must_be_drawable(tolerance);
    const std::vector<Weighted> all = weighted(sources);
    const double resolution = resolution_m(all, tolerance);
    return draw_region(arrange(all, depth, resolution), tolerance, resolution);
}

Footprint difference(std::span<const Source> sources, std::span<const Source> without, Tolerance tolerance) {
    const DefaultArithmetic arithmetic;
    must_be_drawable(tolerance);
    // One that must not hold a point outweighs all that may.
    std::vector<Weighted> all = weighted(sources);
    for (const Weighted& against : weighted(without, -static_cast<int>(sources.size()))) all.push_back(against);
    const double resolution = resolution_m(all, tolerance);
    return draw_region(arrange(all, Depth::at_least(1), resolution), tolerance, resolution);
}

std::vector<DepthFootprint> depths(std::span<const Source> sources, Nesting nesting, Tolerance tolerance) {
    const DefaultArithmetic arithmetic;
    must_be_drawable(tolerance);
    const std::vector<Weighted> all = weighted(sources);
    const double resolution = resolution_m(all, tolerance);
    const Boundary boundary = arrange_all(all, resolution);
    int deepest = boundary.everywhere;
    for (const BoundaryArc& arc : boundary.arcs) deepest = std::max({deepest, arc.left, arc.right});
    std::vector<Depth> wanted;
    for (int depth = 1; depth <= deepest; ++depth)
        wanted.push_back(nesting == Nesting::nested ? Depth::at_least(depth) : Depth::exactly(depth));
    std::vector<Footprint> drawn = draw_regions(boundary, wanted, tolerance, resolution);
    std::vector<DepthFootprint> footprints;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (!drawn[i].empty()) footprints.push_back({static_cast<int>(i) + 1, std::move(drawn[i])});
    }
    return footprints;
}

}  // namespace rangeband::footprint
