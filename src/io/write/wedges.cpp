// SPDX-License-Identifier: MIT
#include "io/write/wedges.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "rangeband/footprint/cuts.hpp"

namespace rangeband::io {
namespace {

using footprint::LonLat;
using footprint::MultiPolygon;
using footprint::Path;
using footprint::Polygon;

constexpr double width = 30.0;

enum class Side { west, east };

/// What lies on one side of a meridian: the polygon's rings are split where they cross it, and the pieces closed along
/// it. Both sides compute the same crossings, so that they share their corners.
class Half {
  public:
    Half(double meridian, Side side) : meridian_(meridian), side_(side) {}

    void add_to(MultiPolygon& parts, const Polygon& polygon) {
        split(polygon.exterior, parts, true);
        std::vector<Path> whole_holes;
        for (const Path& hole : polygon.holes) {
            if (!split(hole, parts, false)) whole_holes.push_back(hole);
        }
        const auto first = static_cast<std::ptrdiff_t>(parts.size());
        close_chains(parts);
        for (Path& hole : whole_holes) {
            if (!is_inside(hole)) continue;
            const auto owner = std::find_if(parts.begin() + std::min(first, std::ssize(parts) - 1), parts.end(),
                                            [&](const Polygon& part) { return contains(part.exterior, hole); });
            if (owner != parts.end()) owner->holes.push_back(std::move(hole));
        }
    }

  private:
    /// A piece of a ring, from the meridian to the meridian.
    struct Chain {
        Path path;
        bool used = false;
    };

    /// Points on the meridian count as outside, so that no piece runs along it.
    bool is_inside(const LonLat& p) const { return side_ == Side::east ? p.lon > meridian_ : p.lon < meridian_; }

    bool is_inside(const Path& ring) const {
        return std::any_of(ring.begin(), ring.end(), [&](const LonLat& p) { return is_inside(p); });
    }

    LonLat crossing(LonLat a, LonLat b) const {
        if (a.lon > b.lon) std::swap(a, b);
        if (a.lon == meridian_) return {meridian_, a.lat};
        if (b.lon == meridian_) return {meridian_, b.lat};
        return {meridian_, a.lat + (meridian_ - a.lon) / (b.lon - a.lon) * (b.lat - a.lat)};
    }

    /// False for a ring that does not cross.
    bool split(const Path& ring, MultiPolygon& parts, bool exterior) {
        const auto outside = std::find_if(ring.begin(), ring.end(), [&](const LonLat& p) { return !is_inside(p); });
        if (outside == ring.end()) {
            if (exterior) parts.push_back({ring, {}});
            return false;
        }
        if (!is_inside(ring)) return false;
        const std::size_t count = ring.size() - 1;  // the last vertex is the first
        const auto start = static_cast<std::size_t>(outside - ring.begin());
        for (std::size_t i = 0; i < count; ++i) {
            const LonLat& a = ring[(start + i) % count];
            const LonLat& b = ring[(start + i + 1) % count];
            if (!is_inside(a) && !is_inside(b)) continue;
            if (!is_inside(a)) chains_.push_back({{crossing(a, b)}});
            chains_.back().path.push_back(is_inside(b) ? b : crossing(a, b));
        }
        return true;
    }

    /// With the region on its left, the way along the meridian goes south on its eastern side and north on the western.
    double along(double lat) const { return side_ == Side::east ? -lat : lat; }

    Chain* next_after(const LonLat& end) {
        Chain* next = nullptr;
        for (Chain& chain : chains_) {
            const double at = along(chain.path.front().lat);
            if (chain.used || at < along(end.lat)) continue;
            if (next == nullptr || at < along(next->path.front().lat)) next = &chain;
        }
        return next;
    }

    void close_chains(MultiPolygon& parts) {
        for (Chain& first : chains_) {
            if (first.used) continue;
            Path ring = std::move(first.path);
            first.path = {ring.front()};
            for (Chain* next = next_after(ring.back()); next != nullptr && next != &first;
                 next = next_after(ring.back())) {
                next->used = true;
                const auto from = next->path.begin() + (next->path.front() == ring.back() ? 1 : 0);
                ring.insert(ring.end(), from, next->path.end());
                next->path.resize(1);
            }
            first.used = true;
            if (ring.front() != ring.back()) ring.push_back(ring.front());
            parts.push_back({std::move(ring), {}});
        }
    }

    /// Rings of one polygon do not cross: the first vertex of the hole that is not on the ring decides.
    static bool contains(const Path& ring, const Path& hole) { return encloses(ring, hole.front()); }

    double meridian_;
    Side side_;
    std::vector<Chain> chains_;
};

MultiPolygon half(const MultiPolygon& polygons, double meridian, Side side) {
    MultiPolygon parts;
    for (const Polygon& polygon : polygons) Half(meridian, side).add_to(parts, polygon);
    return parts;
}

/// From pole to pole a wedge has no inside, and the bridge that globes build to a hole shows: the one is cut along the
/// equator, the other through the hole.
void add_simple(Polygon&& part, MultiPolygon& simple) {
    constexpr double tallest = 150.0;
    const Rectangle box = rectangle_around(part.exterior);
    Rectangle west = box;
    Rectangle east = box;
    if (box.north - box.south > tallest) {
        west.south = east.north = 0.0;
    } else if (!part.holes.empty()) {
        const Rectangle hole = rectangle_around(part.holes.front());
        west.east = east.west = 0.5 * (hole.west + hole.east);
    } else {
        simple.push_back(std::move(part));
        return;
    }
    for (const Rectangle& window : {west, east}) {
        for (Polygon& piece : footprint::within({part}, window, footprint::Rim::bare))
            add_simple(std::move(piece), simple);
    }
}

}  // namespace

MultiPolygon wedges(const MultiPolygon& polygons) {
    MultiPolygon parts;
    for (const auto& polygon : polygons) {
        const auto [west, east] = std::minmax_element(polygon.exterior.begin(), polygon.exterior.end(),
                                                      [](const auto& a, const auto& b) { return a.lon < b.lon; });
        const double eastmost = east->lon;
        MultiPolygon rest{polygon};
        if (eastmost - west->lon > width) {
            for (double meridian = (std::floor(west->lon / width) + 1.0) * width; meridian < eastmost;
                 meridian += width) {
                std::ranges::move(half(rest, meridian, Side::west), std::back_inserter(parts));
                rest = half(rest, meridian, Side::east);
            }
        }
        std::ranges::move(rest, std::back_inserter(parts));
    }
    MultiPolygon simple;
    for (Polygon& part : parts) add_simple(std::move(part), simple);
    return simple;
}

}  // namespace rangeband::io
