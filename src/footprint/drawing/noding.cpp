#include "footprint/drawing/noding.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "footprint/drawing/box_tree.hpp"

namespace rangeband::footprint {
namespace {

/// Each round only looks at what the one before has split; few layouts need more than three.
constexpr int most_rounds = 40;

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

/// Whether an edge passes through the square of one step around a point.
bool passes(const PlanarEdge& edge, const GridPoint& p) {
    if (p.x < edge.a.x || p.x > edge.b.x) return false;
    if (p.y < std::min(edge.a.y, edge.b.y) || p.y > std::max(edge.a.y, edge.b.y)) return false;
    __extension__ using Wide = __int128;
    const Wide dx = edge.b.x - edge.a.x;
    const Wide dy = edge.b.y - edge.a.y;
    const Wide off = dx * (p.y - edge.a.y) - dy * (p.x - edge.a.x);
    return 2 * (off < 0 ? -off : off) <= dx + (dy < 0 ? -dy : dy);
}

/// Where edges are to be split, by edge.
class Splits {
  public:
    explicit Splits(const std::vector<PlanarEdge>& edges) : edges_(edges) {}

    void look(const PlanarEdge& s, const PlanarEdge& t) {
        bool touch = false;
        for (const auto& [edge, other] : {std::pair(&s, &t), std::pair(&t, &s)}) {
            for (const GridPoint& end : {other->a, other->b}) {
                if (end == edge->a || end == edge->b) {
                    touch = true;
                } else if (passes(*edge, end)) {
                    touch = true;
                    add(*edge, end);
                }
            }
        }
        if (touch || !cross_properly(s, t)) return;
        const GridPoint at = crossing(s, t);
        add(s, at);
        add(t, at);
    }

    /// The edges as split, and which of them are new.
    std::pair<std::vector<PlanarEdge>, std::vector<std::size_t>> apply() {
        const auto along = [&](const auto& split) { return away(edges_[split.first].a, split.second); };
        std::sort(all_.begin(), all_.end(), [&](const auto& p, const auto& q) {
            return p.first != q.first ? p.first < q.first : along(p) < along(q);
        });
        std::vector<PlanarEdge> result;
        std::vector<std::size_t> fresh;
        result.reserve(edges_.size() + all_.size());
        auto next = all_.begin();
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (next == all_.end() || next->first != i) {
                result.push_back(edges_[i]);
                continue;
            }
            PlanarEdge rest = edges_[i];
            const auto add = [&](const GridPoint& to, double at) {
                if (to == rest.a) return;
                PlanarEdge part = rest;
                part.b = to;
                part.at_b = at;
                rest.a = to;
                rest.at_a = at;
                if (before(part.b, part.a)) turn(part);
                fresh.push_back(result.size());
                result.push_back(part);
            };
            const double whole = away(edges_[i].a, edges_[i].b);
            for (; next != all_.end() && next->first == i; ++next) {
                const double share = std::min(along(*next) / whole, 1.0);
                add(next->second, edges_[i].at_a + share * (edges_[i].at_b - edges_[i].at_a));
            }
            add(edges_[i].b, edges_[i].at_b);
        }
        return {std::move(result), std::move(fresh)};
    }

    bool empty() const { return all_.empty(); }

  private:
    void add(const PlanarEdge& edge, const GridPoint& p) {
        if (p != edge.a && p != edge.b) all_.emplace_back(static_cast<std::size_t>(&edge - edges_.data()), p);
    }

    static double away(const GridPoint& from, const GridPoint& to) {
        return std::hypot(static_cast<double>(to.x - from.x), static_cast<double>(to.y - from.y));
    }

    const std::vector<PlanarEdge>& edges_;
    std::vector<std::pair<std::size_t, GridPoint>> all_;
};

std::vector<PlanarEdge> merged(std::vector<PlanarEdge> edges) {
    std::sort(edges.begin(), edges.end(), [](const PlanarEdge& e, const PlanarEdge& f) {
        if (e.a != f.a) return before(e.a, f.a);
        if (e.b != f.b) return before(e.b, f.b);
        return std::pair(e.step, e.at_a) < std::pair(f.step, f.at_a);
    });
    auto last = edges.begin();
    for (auto edge = edges.begin(); edge != edges.end();) {
        PlanarEdge one = *edge;
        for (++edge; edge != edges.end() && edge->a == one.a && edge->b == one.b; ++edge) {
            one.step += edge->step;
            one.merged = true;
        }
        if (one.step != 0) *last++ = one;
    }
    edges.erase(last, edges.end());
    return edges;
}

}  // namespace

std::vector<PlanarEdge> noded(std::vector<PlanarEdge> edges) {
    std::vector<std::size_t> fresh;
    for (int round = 0; round < most_rounds; ++round) {
        Splits splits(edges);
        const BoxTree tree(edges);
        if (round == 0) {
            tree.pairs([&](const PlanarEdge& s, const PlanarEdge& t) { splits.look(s, t); });
        } else {
            for (const std::size_t i : fresh) {
                tree.meeting(box_of(edges[i]), [&](const PlanarEdge& t) {
                    if (&t != &edges[i]) splits.look(edges[i], t);
                });
            }
        }
        if (splits.empty()) break;
        std::tie(edges, fresh) = splits.apply();
    }
    return merged(std::move(edges));
}

}  // namespace rangeband::footprint
