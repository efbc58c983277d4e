// SPDX-License-Identifier: MIT
#include "properties/rings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace properties {
namespace {

double as_written(double degrees, int decimals) {
    return std::strtod(fmt::format("{:.{}f}", degrees, decimals).c_str(), nullptr);
}

Path rounded(const Path& path, int decimals) {
    Path result;
    for (const LonLat& p : path) {
        const LonLat written{as_written(p.lon, decimals), as_written(p.lat, decimals)};
        if (result.empty() || result.back() != written) result.push_back(written);
    }
    return result;
}

}  // namespace

MultiPolygon rounded(const MultiPolygon& polygons, int decimals) {
    MultiPolygon result;
    for (const auto& polygon : polygons) {
        auto& part = result.emplace_back();
        part.exterior = rounded(polygon.exterior, decimals);
        for (const Path& hole : polygon.holes) part.holes.push_back(rounded(hole, decimals));
    }
    return result;
}

std::vector<std::pair<LonLat, LonLat>> true_edges(const MultiPolygon& polygons) {
    std::vector<std::pair<LonLat, LonLat>> edges;
    std::vector<std::pair<LonLat, LonLat>> along;
    each_edge(polygons, [&](const LonLat& a, const LonLat& b) {
        if (std::abs(a.lon) == 180.0 && a.lon == b.lon) along.emplace_back(a, b);
        if (!on_seam(a, b)) edges.emplace_back(a, b);
    });
    for (const auto& [a, b] : along) {
        const double middle = 0.5 * (a.lat + b.lat);
        const bool seam = std::any_of(along.begin(), along.end(), [&, lon = a.lon](const auto& other) {
            const auto [low, high] = std::minmax(other.first.lat, other.second.lat);
            return other.first.lon == -lon && low <= middle && middle <= high;
        });
        if (!seam) edges.emplace_back(a, b);
    }
    return edges;
}

}  // namespace properties
