// SPDX-License-Identifier: MIT
#include "footprint/drawing/outline.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
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

struct Directed {
    OutlineStep step;
    GridPoint to;
};

/// What bounds the region, each step after the one that it follows.
class Steps {
  public:
    Steps(const Faces& faces, Depth wanted) {
        for (const std::uint32_t i : faces.around(wanted)) {
            const PlanarEdge& edge = faces.edges()[i];
            if (wanted.holds(edge.above)) {
                all_.push_back({{edge.a, &edge, false}, edge.b});
            } else {
                all_.push_back({{edge.b, &edge, true}, edge.a});
            }
        }
        for (const RimStretch& stretch : faces.rim()) {
            if (wanted.holds(stretch.count)) all_.push_back({{stretch.from, nullptr, false}, stretch.to});
        }
        std::sort(all_.begin(), all_.end(), [](const Directed& p, const Directed& q) {
            if (p.step.from != q.step.from) return before(p.step.from, q.step.from);
            return before(p.to, q.to);
        });
    }

    std::size_t size() const { return all_.size(); }
    const Directed& operator[](std::size_t i) const { return all_[i]; }

    /// All that leave a place.
    std::pair<std::size_t, std::size_t> from(const GridPoint& p) const {
        const auto first = std::lower_bound(
            all_.begin(), all_.end(), p, [](const Directed& d, const GridPoint& q) { return before(d.step.from, q); });
        auto last = first;
        while (last != all_.end() && last->step.from == p) ++last;
        return {static_cast<std::size_t>(first - all_.begin()), static_cast<std::size_t>(last - all_.begin())};
    }

  private:
    std::vector<Directed> all_;
};

/// The way since the last ring was closed.
class Trail {
  public:
    explicit Trail(std::vector<OutlineRing>& rings) : rings_(rings) {}

    /// Places where only one step begins are come to once.
    void go(const Directed& step, bool shared) {
        if (shared) {
            const auto [at, is_new] = visited_.try_emplace({step.step.from.x, step.step.from.y}, path_.size());
            if (!is_new) {
                close(at->second);
                visited_[{step.step.from.x, step.step.from.y}] = path_.size();
            }
        }
        path_.push_back(step.step);
    }

    void end() {
        if (!path_.empty()) close(0);
    }

  private:
    void close(std::size_t begin) {
        for (std::size_t i = begin; i < path_.size(); ++i) visited_.erase({path_[i].from.x, path_[i].from.y});
        rings_.emplace_back(path_.begin() + static_cast<std::ptrdiff_t>(begin), path_.end());
        path_.resize(begin);
    }

    std::vector<OutlineRing>& rings_;
    OutlineRing path_;
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> visited_;
};

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

std::vector<OutlineRing> outline(const Faces& faces, Depth wanted) {
    const Steps steps(faces, wanted);
    std::vector<bool> used(steps.size(), false);
    std::vector<OutlineRing> rings;
    for (std::size_t first = 0; first < steps.size(); ++first) {
        if (used[first]) continue;
        Trail trail(rings);
        for (std::size_t i = first; !used[i];) {
            used[i] = true;
            const Directed& here = steps[i];
            const auto [begin, end] = steps.from(here.step.from);
            trail.go(here, end - begin > 1);
            // The region's own corner: the first way out clockwise from the way in.
            const auto [low, high] = steps.from(here.to);
            std::size_t next = low;
            for (std::size_t k = low + 1; k < high; ++k) {
                const GridPoint& o = here.to;
                const GridPoint& back = here.step.from;
                const auto nearer = [&](const GridPoint& p, const GridPoint& q) {  // clockwise from `back`
                    const bool p_first = anticlockwise(o, p, back);
                    const bool q_first = anticlockwise(o, q, back);
                    if (p_first != q_first) return p_first;
                    return anticlockwise(o, q, p);
                };
                if (nearer(steps[k].to, steps[next].to)) next = k;
            }
            if (low == high) break;
            i = next;
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
