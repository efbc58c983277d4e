// SPDX-License-Identifier: MIT
#include "io/text/rounding.hpp"

#include <cmath>
#include <type_traits>
#include <utility>

namespace rangeband::io {
namespace {

using footprint::LonLat;
using footprint::MultiLine;
using footprint::MultiPolygon;
using footprint::Path;

class Rounding {
  public:
    explicit Rounding(int decimals) : scale_(std::pow(10.0, decimals)) {}

    LonLat point(const LonLat& vertex) const { return {number(vertex.lon), number(vertex.lat)}; }

    Path path(const Path& vertices) const {
        Path result;
        result.reserve(vertices.size());
        for (const auto& vertex : vertices) {
            const auto next = point(vertex);
            if (result.empty() || result.back() != next) result.push_back(next);
        }
        return result;
    }

  private:
    double number(double degrees) const { return std::round(degrees * scale_) / scale_ + 0.0; }  // no minus zero

    double scale_;
};

}  // namespace

LonLat rounded(const LonLat& point, int decimals) { return Rounding(decimals).point(point); }

MultiLine rounded(const MultiLine& lines, int decimals) {
    const Rounding rounding(decimals);
    MultiLine result;
    for (const auto& line : lines) {
        if (auto path = rounding.path(line); path.size() >= 2) result.push_back(std::move(path));
    }
    return result;
}

MultiPolygon rounded(const MultiPolygon& polygons, int decimals) {
    constexpr std::size_t fewest_of_ring = 4;
    const Rounding rounding(decimals);
    MultiPolygon result;
    for (const auto& polygon : polygons) {
        auto exterior = rounding.path(polygon.exterior);
        if (exterior.size() < fewest_of_ring) continue;
        result.push_back({std::move(exterior), {}});
        for (const auto& hole : polygon.holes) {
            if (auto ring = rounding.path(hole); ring.size() >= fewest_of_ring)
                result.back().holes.push_back(std::move(ring));
        }
    }
    return result;
}

Geometry rounded(const Geometry& geometry, int decimals) {
    return std::visit(
        [&](const auto& held) -> Geometry {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
                return held;
            } else {
                return rounded(held, decimals);
            }
        },
        geometry);
}

}  // namespace rangeband::io
