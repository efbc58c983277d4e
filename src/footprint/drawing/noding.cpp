// SPDX-License-Identifier: MIT
// Snap rounding (Hobby): the grid points nearest to crossings are vertices like those that were there, and every edge
// that passes through the unit square around a vertex goes to it. Edges then have nothing in common but vertices.
#include "footprint/drawing/noding.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

#include "footprint/drawing/box_tree.hpp"

namespace rangeband::footprint {
namespace {

/// The grid point nearest to where two edges cross.
GridPoint crossing(const PlanarEdge& s, const PlanarEdge& t) {
    const auto real = [](std::int64_t x) { return static_cast<long double>(x); };
    const long double dx = real(s.b.x - s.a.x);
    const long double dy = real(s.b.y - s.a.y);
    const long double ex = real(t.b.x - t.a.x);
    const long double ey = real(t.b.y - t.a.y);
    const long double share = (real(t.a.x - s.a.x) * ey - real(t.a.y - s.a.y) * ex) / (dx * ey - dy * ex);
    return {s.a.x + std::llround(share * dx), s.a.y + std::llround(share * dy)};
}

/// Whether an edge passes through the unit square around a point.
bool passes(const PlanarEdge& edge, const GridPoint& p) {
    if (!within_box(edge, p)) return false;
    __extension__ using Wide = __int128;
    const Wide dx = edge.b.x - edge.a.x;
    const Wide dy = edge.b.y - edge.a.y;
    const Wide off = dx * (p.y - edge.a.y) - dy * (p.x - edge.a.x);
    return 2 * (off < 0 ? -off : off) <= dx + (dy < 0 ? -dy : dy);
}

double distance(const GridPoint& p, const GridPoint& q) {
    return std::hypot(static_cast<double>(q.x - p.x), static_cast<double>(q.y - p.y));
}

/// One round: what is to be split, and where.
class Splits {
  public:
    explicit Splits(const std::vector<PlanarEdge>& edges) : edges_(edges) {}

    void look(const PlanarEdge& s, const PlanarEdge& t) {
        for (const GridPoint& end : {t.a, t.b}) snap(s, end);
        for (const GridPoint& end : {s.a, s.b}) snap(t, end);
        if (cross_properly(s, t)) crossings_.push_back(crossing(s, t));
    }

    void snap_to_crossings(const BoxTree<PlanarEdge>& tree) {
        std::sort(crossings_.begin(), crossings_.end(), before);
        crossings_.erase(std::unique(crossings_.begin(), crossings_.end()), crossings_.end());
        for (const GridPoint& p : crossings_)
            tree.meeting({p.x, p.y, p.x, p.y}, [&](const PlanarEdge& edge) { snap(edge, p); });
    }

    bool empty() const { return all_.empty(); }

    /// The edges as split, and by number which of them are new.
    std::pair<std::vector<PlanarEdge>, std::vector<bool>> apply() {
        const auto along = [&](const Split& split) { return distance(edges_[split.first].a, split.second); };
        std::sort(all_.begin(), all_.end(), [&](const Split& p, const Split& q) {
            return p.first != q.first ? p.first < q.first : along(p) < along(q);
        });
        std::vector<PlanarEdge> result;
        result.reserve(edges_.size() + all_.size());
        std::vector<bool> fresh;
        fresh.reserve(edges_.size() + all_.size());
        auto next = all_.begin();
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            PlanarEdge rest = edges_[i];
            const bool is_split = next != all_.end() && next->first == i;
            const auto add = [&](const GridPoint& to, double at) {
                if (to == rest.a) return;
                PlanarEdge part = rest;
                part.b = rest.a = to;
                part.at_b = rest.at_a = at;
                if (before(part.b, part.a)) turn(part);
                result.push_back(part);
                fresh.push_back(is_split);
            };
            for (; next != all_.end() && next->first == i; ++next) {
                const double share = std::min(along(*next) / distance(edges_[i].a, edges_[i].b), 1.0);
                add(next->second, edges_[i].at_a + share * (edges_[i].at_b - edges_[i].at_a));
            }
            add(edges_[i].b, edges_[i].at_b);
        }
        return {std::move(result), std::move(fresh)};
    }

  private:
    using Split = std::pair<std::size_t, GridPoint>;

    void snap(const PlanarEdge& edge, const GridPoint& p) {
        if (p != edge.a && p != edge.b && passes(edge, p))
            all_.emplace_back(static_cast<std::size_t>(&edge - edges_.data()), p);
    }

    const std::vector<PlanarEdge>& edges_;
    std::vector<Split> all_;
    std::vector<GridPoint> crossings_;
};

/// Numbers edges by the places between which they run. A table with room, in which what should be at one place goes to
/// the next free one.
class ByPlaces {
  public:
    explicit ByPlaces(const std::vector<PlanarEdge>& edges)
        : edges_(edges), table_(std::bit_ceil(2 * edges.size() + 1), none) {}

    /// The first edge that was asked for between the same places.
    std::uint32_t first(std::uint32_t edge) {
        const PlanarEdge& e = edges_[edge];
        const std::size_t last = table_.size() - 1;
        for (std::size_t at = hash(e) & last;; at = (at + 1) & last) {
            if (table_[at] == none) table_[at] = edge;
            const PlanarEdge& f = edges_[table_[at]];
            if (e.a == f.a && e.b == f.b) return table_[at];
        }
    }

  private:
    static constexpr std::uint32_t none = 0xffff'ffff;

    static std::size_t hash(const PlanarEdge& e) {
        std::uint64_t mixed = 0;
        for (const std::int64_t x : {e.a.x, e.a.y, e.b.x, e.b.y})
            mixed = (std::rotl(mixed, 23) ^ static_cast<std::uint64_t>(x)) * 0x9e3779b97f4a7c15ULL;
        return mixed >> 32U;
    }

    const std::vector<PlanarEdge>& edges_;
    std::vector<std::uint32_t> table_;
};

/// Makes edges between the same places one, in the order of the first of each.
void merge_equal(std::vector<PlanarEdge>& edges, std::vector<bool>& fresh) {
    ByPlaces by_places(edges);
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        const std::uint32_t first = by_places.first(i);
        if (first == i) continue;
        edges[first].step += edges[i].step;
        edges[first].merged = true;
        edges[i].step = 0;
    }
    std::size_t last = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (edges[i].step == 0) continue;
        edges[last] = edges[i];
        fresh[last++] = fresh[i];
    }
    edges.resize(last);
    fresh.resize(last);
}

}  // namespace

std::vector<PlanarEdge> noded(std::vector<PlanarEdge> edges) {
    std::vector<bool> fresh(edges.size(), true);
    merge_equal(edges, fresh);
    // One is enough but where a crossing is so near the border of two squares that rounding takes the wrong one.
    constexpr int most_rounds = 10;
    for (int round = 0; round < most_rounds; ++round) {
        std::optional<BoxTree<PlanarEdge>> tree(edges);
        Splits splits(edges);
        if (round == 0) {
            tree->pairs([&](const PlanarEdge& s, const PlanarEdge& t) { splits.look(s, t); });
        } else {
            for (std::size_t i = 0; i < edges.size(); ++i) {
                if (!fresh[i]) continue;
                tree->meeting(box_of(edges[i]), [&](const PlanarEdge& other) {
                    if (&other != &edges[i]) splits.look(edges[i], other);
                });
            }
        }
        splits.snap_to_crossings(*tree);
        if (splits.empty()) break;
        tree.reset();  // before there are two of every edge
        std::tie(edges, fresh) = splits.apply();
        merge_equal(edges, fresh);
    }
    return edges;
}

}  // namespace rangeband::footprint
