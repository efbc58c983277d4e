// SPDX-License-Identifier: MIT
#include "footprint/drawing/outline.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "footprint/drawing/box_tree.hpp"

namespace rangeband::footprint {
namespace {

/// Directions from a point in anticlockwise order, compared exactly.
bool anticlockwise(const GridPoint& o, const GridPoint& p, const GridPoint& q) {
    const auto upper = [&](const GridPoint& v) { return v.y > o.y || (v.y == o.y && v.x > o.x); };
    if (upper(p) != upper(q)) return upper(p);
    return orientation(o, p, q) > 0;
}

constexpr std::uint32_t no_step = 0xffff'ffff;

__extension__ using Wide = __int128;

Wide twice_area(const OutlineRing& ring) {
    const GridPoint& o = ring.front().from;
    Wide twice = 0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        const GridPoint& p = ring[i - 1].from;
        const GridPoint& q = ring[i].from;
        twice += Wide{p.x - o.x} * (q.y - o.y) - Wide{q.x - o.x} * (p.y - o.y);
    }
    return twice;
}

struct RingEdge {
    GridPoint a;
    GridPoint b;
    std::uint32_t ring;
};

std::vector<RingEdge> edges_of(const std::vector<const OutlineRing*>& rings) {
    std::vector<RingEdge> edges;
    for (std::uint32_t k = 0; k < rings.size(); ++k) {
        const OutlineRing& ring = *rings[k];
        for (std::size_t i = 0; i < ring.size(); ++i)
            edges.push_back({ring[i].from, ring[i + 1 < ring.size() ? i + 1 : 0].from, k});
    }
    return edges;
}

/// Which exteriors are around the middle of a ring's edge, by a ray to the east; the ring touches them at vertices at
/// most.
class Exteriors {
  public:
    explicit Exteriors(const std::vector<const OutlineRing*>& rings) : edges_(edges_of(rings)), tree_(edges_) {}

    std::vector<std::uint32_t> around(const GridPoint& from, const GridPoint& to) const {
        // Doubled coordinates have the middle on the grid.
        const GridPoint middle{from.x + to.x, from.y + to.y};
        constexpr std::int64_t far = std::int64_t{1} << 60;
        std::vector<std::uint32_t> crossed;
        tree_.meeting({middle.x >> 1, middle.y >> 1, far, (middle.y >> 1) + 1}, [&](const RingEdge& edge) {
            const GridPoint low{2 * edge.a.x, 2 * edge.a.y};
            const GridPoint high{2 * edge.b.x, 2 * edge.b.y};
            if ((low.y > middle.y) == (high.y > middle.y)) return;
            if ((orientation(low, high, middle) > 0) == (high.y > low.y)) crossed.push_back(edge.ring);
        });
        std::sort(crossed.begin(), crossed.end());
        std::vector<std::uint32_t> odd;
        for (auto one = crossed.begin(); one != crossed.end();) {
            const auto end = std::upper_bound(one, crossed.end(), *one);
            if ((end - one) % 2 == 1) odd.push_back(*one);
            one = end;
        }
        return odd;
    }

  private:
    std::vector<RingEdge> edges_;
    BoxTree<RingEdge> tree_;
};

Path path_of(const OutlineRing& ring, double scale) {
    Path path;
    path.reserve(ring.size() + 1);
    for (const OutlineStep& step : ring)
        path.push_back({static_cast<double>(step.from.x) / scale, static_cast<double>(step.from.y) / scale});
    path.push_back(path.front());
    return path;
}

}  // namespace

/// The way since the last ring was closed.
class Outlines::Trail {
  public:
    explicit Trail(std::vector<OutlineRing>& rings) : rings_(rings) {}

    /// Vertices where only one step begins are come to once.
    void go(std::uint32_t vertex, const OutlineStep& step, bool shared) {
        if (shared) {
            if (const auto at = visited_.find(vertex); at != visited_.end()) close(at->second);
            visited_[vertex] = path_.size();
            shared_.push_back(vertex);
        }
        path_.push_back(step);
    }

    void end() {
        if (!path_.empty()) close(0);
    }

  private:
    void close(std::size_t begin) {
        for (; !shared_.empty() && visited_[shared_.back()] >= begin; shared_.pop_back())
            visited_.erase(shared_.back());
        rings_.emplace_back(path_.begin() + static_cast<std::ptrdiff_t>(begin), path_.end());
        path_.resize(begin);
    }

    std::vector<OutlineRing>& rings_;
    OutlineRing path_;
    std::unordered_map<std::uint32_t, std::size_t> visited_;  ///< where on the path it comes to a shared vertex
    std::vector<std::uint32_t> shared_;                       ///< these, in order
};

Outlines::Outlines(const Faces& faces) : faces_(faces), first_(faces.vertices(), no_step) {}

void Outlines::collect(Depth wanted) {
    for (const Step& step : steps_) first_[step.from] = no_step;
    steps_.clear();
    const auto add = [&](const Faces::Ends& ends, std::uint32_t number, bool is_rim, bool backward) {
        steps_.push_back({backward ? ends.b : ends.a, backward ? ends.a : ends.b, number, is_rim, backward});
    };
    faces_.around(wanted,
                  [&](std::uint32_t i) { add(faces_.ends(i), i, false, !wanted.contains(faces_.edges()[i].above)); });
    for (std::uint32_t i = 0; i < faces_.rim().size(); ++i) {
        if (wanted.contains(faces_.rim()[i].count)) add(faces_.rim_ends(i), i, true, false);
    }
    std::sort(steps_.begin(), steps_.end(), [](const Step& p, const Step& q) { return p.key() < q.key(); });
    const auto is_same = [](const Step& p, const Step& q) { return p.key() == q.key(); };
    steps_.erase(std::unique(steps_.begin(), steps_.end(), is_same), steps_.end());
    for (std::size_t i = steps_.size(); i-- > 0;) first_[steps_[i].from] = static_cast<std::uint32_t>(i);
}

OutlineStep Outlines::along(const Step& step) const {
    if (step.is_rim) return {faces_.rim()[step.number].from, nullptr, false};
    const PlanarEdge& edge = faces_.edges()[step.number];
    return {step.backward ? edge.b : edge.a, &edge, step.backward};
}

/// The region's own corner: the first way out clockwise from the way in.
std::uint32_t Outlines::after(const Step& step) const {
    std::uint32_t next = first_[step.to];
    if (next == no_step || !goes_on(next)) return next;
    const auto end_of = [&](std::uint32_t i) {
        const Step& one = steps_[i];
        if (one.is_rim) return faces_.rim()[one.number].to;
        const PlanarEdge& edge = faces_.edges()[one.number];
        return one.backward ? edge.a : edge.b;
    };
    const GridPoint o = along(steps_[next]).from;
    const GridPoint back = along(step).from;
    const auto nearer = [&](const GridPoint& p, const GridPoint& q) {  // clockwise from `back`
        const bool p_first = anticlockwise(o, p, back);
        const bool q_first = anticlockwise(o, q, back);
        if (p_first != q_first) return p_first;
        return anticlockwise(o, q, p);
    };
    std::uint32_t k = next;
    while (goes_on(k)) {
        ++k;
        if (nearer(end_of(k), end_of(next))) next = k;
    }
    return next;
}

std::vector<OutlineRing> Outlines::of(Depth wanted) {
    collect(wanted);
    std::vector<bool> used(steps_.size(), false);
    std::vector<OutlineRing> rings;
    Trail trail(rings);
    for (std::uint32_t first = 0; first < steps_.size(); ++first) {
        for (std::uint32_t i = first; i != no_step && !used[i]; i = after(steps_[i])) {
            used[i] = true;
            const Step& step = steps_[i];
            trail.go(step.from, along(step), goes_on(first_[step.from]));
        }
        trail.end();
    }
    return rings;
}

std::vector<RingPart> parts_of(const OutlineRing& ring, int decimals) {
    const double scale = std::pow(10.0, decimals);
    std::vector<RingPart> parts;
    for (const OutlineStep& step : ring) {
        const LonLat place{static_cast<double>(step.from.x) / scale, static_cast<double>(step.from.y) / scale};
        if (step.edge == nullptr || step.edge->curve == nullptr) {
            parts.push_back({nullptr, 0.0, 0.0, place, step.edge != nullptr});
            continue;
        }
        const PlanarEdge& edge = *step.edge;
        const double from = step.backward ? edge.at_b : edge.at_a;
        const double to = step.backward ? edge.at_a : edge.at_b;
        const bool goes_on = !parts.empty() && parts.back().curve == edge.curve && parts.back().to == from &&
                             (parts.back().from < parts.back().to) == (from < to);
        if (goes_on) {
            parts.back().to = to;
        } else {
            parts.push_back({edge.curve, from, to, place, true});
        }
    }
    return parts;
}

std::vector<std::vector<const OutlineRing*>> grouped(const std::vector<OutlineRing>& rings) {
    std::vector<const OutlineRing*> exteriors;
    std::vector<const OutlineRing*> holes;
    std::vector<Wide> sizes;
    for (const OutlineRing& ring : rings) {
        const Wide area = twice_area(ring);
        if (area > 0) {
            exteriors.push_back(&ring);
            sizes.push_back(area);
        } else if (area < 0) {
            holes.push_back(&ring);
        }
    }
    std::vector<std::vector<const OutlineRing*>> groups;
    groups.reserve(exteriors.size());
    for (const OutlineRing* ring : exteriors) groups.push_back({ring});
    if (holes.empty()) return groups;
    const Exteriors index(exteriors);
    for (const OutlineRing* hole : holes) {
        const std::vector<std::uint32_t> around = index.around((*hole)[0].from, (*hole)[1].from);
        const auto owner =
            std::min_element(around.begin(), around.end(), [&](auto a, auto b) { return sizes[a] < sizes[b]; });
        if (owner != around.end()) groups[*owner].push_back(hole);
    }
    return groups;
}

MultiPolygon polygons(const std::vector<OutlineRing>& rings, int decimals) {
    const double scale = std::pow(10.0, decimals);
    MultiPolygon result;
    for (const std::vector<const OutlineRing*>& group : grouped(rings)) {
        Polygon& polygon = result.emplace_back();
        polygon.exterior = path_of(*group.front(), scale);
        for (std::size_t k = 1; k < group.size(); ++k) polygon.holes.push_back(path_of(*group[k], scale));
    }
    return result;
}

}  // namespace rangeband::footprint
