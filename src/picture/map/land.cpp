// SPDX-License-Identifier: MIT
#include "picture/map/land.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace rangeband::picture {
namespace {

using footprint::LonLat;
using footprint::Path;

/// A place to 1e-5 degrees in 64 bits: finer than the outlines' own decimals.
std::uint64_t key_of(const LonLat& place) {
    const auto lon = static_cast<std::uint64_t>(std::llround((place.lon + 180.0) * 1e5));
    const auto lat = static_cast<std::uint64_t>(std::llround((place.lat + 90.0) * 1e5));
    return lon << 32U | lat;
}

struct EdgeHash {
    std::size_t operator()(const std::pair<std::uint64_t, std::uint64_t>& edge) const {
        return static_cast<std::size_t>(edge.first * 0x9E3779B97F4A7C15U ^
                                        (edge.second + 0x7F4A7C15U) * 0xC2B2AE3D27D4EB4FU);
    }
};

bool on_seam(const LonLat& a, const LonLat& b) {
    return (std::abs(a.lon) == 180.0 && a.lon == b.lon) || (std::abs(a.lat) == 90.0 && a.lat == b.lat);
}

class Edges {
  public:
    void count(const Path& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) ++counts_[edge(ring[i], ring[i + 1])];
    }

    /// Adds the ring's edges to the lines of their kind, each border once.
    void sort(const Path& ring, Land& land) {
        footprint::MultiLine* last = nullptr;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            footprint::MultiLine* kind = kind_of(ring[i], ring[i + 1], land);
            if (kind != nullptr) {
                if (kind != last) kind->push_back({ring[i]});
                kind->back().push_back(ring[i + 1]);
            }
            last = kind;
        }
    }

  private:
    static std::pair<std::uint64_t, std::uint64_t> edge(const LonLat& a, const LonLat& b) {
        const std::uint64_t first = key_of(a), second = key_of(b);
        return {std::min(first, second), std::max(first, second)};
    }

    footprint::MultiLine* kind_of(const LonLat& a, const LonLat& b, Land& land) {
        if (on_seam(a, b)) return nullptr;
        int& count = counts_[edge(a, b)];
        if (count == 1) return &land.coasts;
        if (count < 0) return nullptr;  // drawn with the neighbour
        count = -count;
        return &land.borders;
    }

    std::unordered_map<std::pair<std::uint64_t, std::uint64_t>, int, EdgeHash> counts_;
};

}  // namespace

Land land_of(const std::vector<catalog::Outline>& outlines) {
    Land land;
    for (const catalog::Outline& outline : outlines) {
        land.areas.insert(land.areas.end(), outline.polygons.begin(), outline.polygons.end());
        land.countries.push_back({outline.iso_a2, outline.name, outline.polygons});
    }
    Edges edges;
    each_ring(land.areas, [&](const Path& ring) { edges.count(ring); });
    each_ring(land.areas, [&](const Path& ring) { edges.sort(ring, land); });
    return land;
}

}  // namespace rangeband::picture
