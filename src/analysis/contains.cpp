// SPDX-License-Identifier: MIT
#include <algorithm>

#include "rangeband/analysis/within.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::analysis {
namespace {

/// Calls `visit` with the answers of each disc, discs of one radius after the other.
template <typename Visit>
void each_disc(const std::vector<footprint::Disc>& discs, const Points& points, const Visit& visit) {
    std::vector<std::uint8_t> in(points.size());
    for (auto run = discs.begin(); run != discs.end();) {
        const Length radius = run->radius;
        // From half a meridian on a disc is the whole Earth.
        const bool whole = radius >= geodesic::half_meridian();
        const Interval interval{.lower = {}, .upper = whole ? std::nullopt : std::optional(catalog::Limit{radius})};
        const Within within(points, std::span(&interval, 1));
        for (; run != discs.end() && run->radius == radius; ++run) {
            within.decide(run->centre, in);
            visit(in);
        }
    }
}

/// What one connected part contains.
void contains(const footprint::Part& part, const Points& points, std::span<std::uint8_t> held) {
    std::ranges::fill(held, std::uint8_t{0});
    each_disc(part.outer, points, [&](const std::vector<std::uint8_t>& in) {
        for (std::size_t i = 0; i < held.size(); ++i) held[i] |= in[i];
    });
    if (part.interior) {
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (held[i] == 0) held[i] = part.interior->contains({points[i].lon(), points[i].lat()});
        }
    }
    if (part.inner.empty()) return;
    std::vector<std::uint8_t> too_near(points.size(), 1);
    each_disc(part.inner, points, [&](const std::vector<std::uint8_t>& in) {
        for (std::size_t i = 0; i < held.size(); ++i) too_near[i] &= in[i];
    });
    for (std::size_t i = 0; i < held.size(); ++i) {
        if (held[i] == 0 || too_near[i] == 0) continue;
        held[i] =
            part.interior && part.interior->contains(footprint::antipode({points[i].lon(), points[i].lat()})) ? 1 : 0;
    }
}

}  // namespace

bool contains(const footprint::Source& source, const geodesic::Position& place) {
    std::uint8_t held = 0;
    contains(source, Points(std::span(&place, 1)), std::span(&held, 1));
    return held != 0;
}

void contains(const footprint::Source& source, const Points& points, std::span<std::uint8_t> held) {
    std::ranges::fill(held, std::uint8_t{0});
    std::vector<std::uint8_t> here(points.size());
    for (const footprint::Part& part : source.parts) {
        contains(part, points, here);
        for (std::size_t i = 0; i < held.size(); ++i) held[i] |= here[i];
    }
}

}  // namespace rangeband::analysis
