// SPDX-License-Identifier: MIT
#include "footprint/drawing/faces.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "footprint/drawing/noding.hpp"
#include "footprint/drawing/rim.hpp"

namespace rangeband::footprint {
namespace {

/// A line that sweeps the plane from west to east and keeps the edges that it meets, from south to north.
class Sweep {
  public:
    Sweep(const std::vector<PlanarEdge>& edges, const Plane& plane)
        : edges_(edges),
          plane_(plane),
          counts_(edges.size()),
          numbers_(edges.size()),
          places_(edges.size()),
          met_(Below{edges}),
          starts_(edges.size()),
          ends_(edges.size()) {
        std::iota(starts_.begin(), starts_.end(), 0U);
        ends_ = starts_;
        std::sort(starts_.begin(), starts_.end(), [&](std::uint32_t e, std::uint32_t f) {
            if (edges[e].a != edges[f].a) return before(edges[e].a, edges[f].a);
            return orientation(edges[e].a, edges[e].b, edges[f].b) > 0;
        });
        std::sort(ends_.begin(), ends_.end(),
                  [&](std::uint32_t e, std::uint32_t f) { return before(edges[e].b, edges[f].b); });
        run();
    }

    /// Relative to the face in the south-western corner.
    const std::vector<int>& counts_above() const { return counts_; }
    const std::vector<RimStretch>& rim() const { return rim_; }

    /// The ends of edges, and where they are.
    const std::vector<GridPoint>& vertices() const { return vertices_; }
    const std::vector<Faces::Ends>& ends() const { return numbers_; }

  private:
    struct Below {
        const std::vector<PlanarEdge>& edges;
        bool operator()(std::uint32_t i, std::uint32_t j) const {
            if (i == j) return false;
            const PlanarEdge& e = edges[i];
            const PlanarEdge& f = edges[j];
            int side = 0;  // of f, seen from e
            if (before(e.a, f.a)) {
                side = orientation(e.a, e.b, f.a);
                if (side == 0) side = orientation(e.a, e.b, f.b);
            } else {
                side = -orientation(f.a, f.b, e.a);
                if (side == 0) side = -orientation(f.a, f.b, e.b);
            }
            return side != 0 ? side > 0 : i < j;
        }
    };
    using Met = std::set<std::uint32_t, Below>;
    using Iterator = std::vector<std::uint32_t>::const_iterator;

    void run() {
        const GridPoint corner{-plane_.east, -plane_.north};
        bool in_west = true;
        bool in_east = false;
        GridPoint south = corner;
        GridPoint north{-plane_.east, plane_.north};
        int on_north = 0;
        Iterator start = starts_.begin();
        Iterator end = ends_.begin();
        while (start != starts_.end() || end != ends_.end()) {
            const bool starts =
                start != starts_.end() && (end == ends_.end() || !before(edges_[*end].b, edges_[*start].a));
            const GridPoint p = starts ? edges_[*start].a : edges_[*end].b;
            if (in_west && p.x > -plane_.east) {
                in_west = false;
                add_side(-plane_.east, [](const PlanarEdge& e) { return e.a.y; });
                on_north = top();
            }
            if (!in_east && p.x == plane_.east) {
                in_east = true;
                add_side(plane_.east, [](const PlanarEdge& e) { return e.b.y; });
            }
            const int before_ground = ground_;
            pass(p, start, end);
            if (p.y == -plane_.north && !in_west && !in_east) {
                rim_.push_back({south, p, before_ground});
                south = p;
            }
            if (p.y == plane_.north && !in_west && !in_east) {
                rim_.push_back({p, north, on_north});
                north = p;
                on_north = top();
            }
        }
        if (in_west) add_side(-plane_.east, [](const PlanarEdge& e) { return e.a.y; });
        if (in_west) on_north = top();
        if (!in_east) add_side(plane_.east, [](const PlanarEdge& e) { return e.b.y; });
        rim_.push_back({south, {plane_.east, -plane_.north}, ground_});
        rim_.push_back({{plane_.east, plane_.north}, north, on_north});
    }

    int top() const { return met_.empty() ? ground_ : counts_[*met_.rbegin()]; }

    /// Edges that end at a point go, edges that start there come.
    void pass(const GridPoint& p, Iterator& start, Iterator& end) {
        const Iterator first_end = end;
        while (end != ends_.end() && edges_[*end].b == p) ++end;
        const Iterator first = start;
        while (start != starts_.end() && edges_[*start].a == p) ++start;
        const auto number = static_cast<std::uint32_t>(vertices_.size());
        vertices_.push_back(p);
        for (auto one = first_end; one != end; ++one) numbers_[*one].b = number;
        for (auto one = first; one != start; ++one) numbers_[*one].a = number;
        if (p.y == -plane_.north) return pass_south(first_end, end, first, start);
        for (auto one = first_end; one != end; ++one) met_.erase(places_[*one]);
        if (first == start) return;
        auto place = met_.insert(*first).first;
        int count = place == met_.begin() ? ground_ : counts_[*std::prev(place)];
        for (auto one = first; one != start; ++one) {
            if (one != first) place = met_.insert(std::next(place), *one);
            places_[*one] = place;
            count += edges_[*one].step;
            counts_[*one] = count;
        }
    }

    /// The same on the southern side, where the count along the rim changes: what ends and starts is below all else.
    void pass_south(Iterator first_end, Iterator end, Iterator first, Iterator start) {
        int count = ground_;
        if (const auto ended = end - first_end; ended > 0) count = counts_[*std::next(met_.begin(), ended - 1)];
        for (auto one = first_end; one != end; ++one) met_.erase(places_[*one]);
        for (auto one = start; one != first;) {
            --one;
            counts_[*one] = count;
            count -= edges_[*one].step;
            places_[*one] = met_.insert(met_.begin(), *one);
        }
        ground_ = count;
    }

    template <typename Latitude>
    void add_side(std::int64_t x, const Latitude& latitude) {
        std::int64_t y = -plane_.north;
        int count = ground_;
        const auto add = [&](std::int64_t to) {
            if (to != y) x < 0 ? rim_.push_back({{x, to}, {x, y}, count}) : rim_.push_back({{x, y}, {x, to}, count});
            y = to;
        };
        for (const std::uint32_t i : met_) {
            add(latitude(edges_[i]));
            count = counts_[i];
        }
        add(plane_.north);
    }

    const std::vector<PlanarEdge>& edges_;
    Plane plane_;
    std::vector<int> counts_;
    std::vector<Faces::Ends> numbers_;
    std::vector<GridPoint> vertices_;
    std::vector<Met::iterator> places_;
    Met met_;
    std::vector<std::uint32_t> starts_;
    std::vector<std::uint32_t> ends_;
    int ground_ = 0;  ///< the count below all edges
    std::vector<RimStretch> rim_;
};

bool along_rim(const PlanarEdge& edge, const Plane& plane) {
    return (edge.a.x == edge.b.x && std::abs(edge.a.x) == plane.east) ||
           (edge.a.y == edge.b.y && std::abs(edge.a.y) == plane.north);
}

}  // namespace

Faces::Faces(std::vector<PlanarEdge> edges, std::vector<Ends> ends, const std::vector<GridPoint>& vertices,
             std::vector<RimStretch> rim)
    : edges_(std::move(edges)), ends_(std::move(ends)), rim_(std::move(rim)) {
    number_rim(vertices);
    if (edges_.empty()) return;
    lowest_ = edges_.front().above;
    int highest = lowest_;
    for (const PlanarEdge& edge : edges_) {
        const auto [low, high] = std::minmax({edge.above, edge.below()});
        lowest_ = std::min(lowest_, low);
        highest = std::max(highest, high);
    }
    levels_.resize(static_cast<std::size_t>(highest - lowest_) + 1);
    for (std::uint32_t i = 0; i < edges_.size(); ++i) index(i);
}

/// Numbers all vertices again, now with those of the rim.
void Faces::number_rim(const std::vector<GridPoint>& vertices) {
    std::vector<GridPoint> all;
    for (const RimStretch& stretch : rim_) all.insert(all.end(), {stretch.from, stretch.to});
    std::sort(all.begin(), all.end(), before);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::vector<std::uint32_t> of_rim(all.size());
    std::vector<std::uint32_t> of_vertices(vertices.size());
    std::uint32_t next = 0;
    for (std::size_t i = 0, k = 0; i < vertices.size() || k < all.size(); ++next) {
        const bool is_vertex = i < vertices.size() && (k == all.size() || !before(all[k], vertices[i]));
        const bool is_on_rim = k < all.size() && (i == vertices.size() || !before(vertices[i], all[k]));
        if (is_vertex) of_vertices[i++] = next;
        if (is_on_rim) of_rim[k++] = next;
    }
    vertices_ = next;
    for (Ends& ends : ends_) ends = {of_vertices[ends.a], of_vertices[ends.b]};
    const auto number = [&](const GridPoint& p) {
        return of_rim[static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), p, before) - all.begin())];
    };
    for (const RimStretch& stretch : rim_) rim_ends_.push_back({number(stretch.from), number(stretch.to)});
}

void Faces::index(std::uint32_t edge) {
    const auto [low, high] = std::minmax({edges_[edge].above, edges_[edge].below()});
    for (int level = low + 1; level <= high; ++level)
        levels_[static_cast<std::size_t>(level - lowest_)].push_back(edge);
}

std::set<int> Faces::counts() const {
    std::vector<bool> seen(levels_.size(), false);
    for (const PlanarEdge& edge : edges_)
        for (const int count : {edge.above, edge.below()}) seen[static_cast<std::size_t>(count - lowest_)] = true;
    std::set<int> counts;
    for (std::size_t place = 0; place < seen.size(); ++place)
        if (seen[place]) counts.insert(counts.end(), lowest_ + static_cast<int>(place));
    return counts;
}

void Faces::set_above(std::uint32_t edge, int count) {
    PlanarEdge& one = edges_[edge];
    one.step += count - one.above;
    one.above = count;
    index(edge);
}

void Faces::set_below(std::uint32_t edge, int count) {
    edges_[edge].step = edges_[edge].above - count;
    index(edge);
}

void Faces::set_at_rim(const GridPoint& from, int count) {
    std::ranges::find(rim_, from, &RimStretch::from)->count = count;
}

Faces faces_of(std::vector<PlanarEdge> edges, int decimals, int everywhere) {
    edges = noded(std::move(edges));
    const double scale = std::pow(10.0, decimals);
    const Plane plane{std::llround(180.0 * scale), std::llround(90.0 * scale)};
    // What rounding brings to lie along the rim has no face beyond it.
    std::erase_if(edges, [&](const PlanarEdge& edge) { return along_rim(edge, plane); });
    Sweep sweep(edges, plane);
    const std::vector<int>& counts = sweep.counts_above();
    // Beside a pole and in slivers edges may say what is not so.
    const double radians = Angle::deg(1.0 / scale).rad();
    std::map<int, double> said;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const PlanarEdge& e = edges[i];
        if (e.merged) continue;
        const double shrink = std::cos(0.5 * static_cast<double>(e.a.y + e.b.y) * radians);
        said[e.above - counts[i]] +=
            std::hypot(shrink * static_cast<double>(e.b.x - e.a.x), static_cast<double>(e.b.y - e.a.y));
    }
    const auto most = std::ranges::max_element(said, {}, [](const auto& one) { return one.second; });
    const int shift = most == said.end() ? everywhere : most->first;
    for (std::size_t i = 0; i < counts.size(); ++i) edges[i].above = counts[i] + shift;
    std::vector<RimStretch> rim;
    each_step(sweep.rim(), plane, [&](const RimStretch& stretch) {
        rim.push_back({stretch.from, stretch.to, stretch.count + shift});
    });
    return {std::move(edges), sweep.ends(), sweep.vertices(), std::move(rim)};
}

}  // namespace rangeband::footprint
