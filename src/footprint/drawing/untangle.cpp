// SPDX-License-Identifier: MIT
#include "footprint/drawing/untangle.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "footprint/drawing/box_tree.hpp"
#include "footprint/drawing/chords.hpp"
#include "footprint/drawing/deviation.hpp"
#include "rangeband/limits.hpp"

namespace rangeband::footprint {
namespace {

/// Whether two chords have more in common than one end of both.
bool tangled(const Chord& s, const Chord& t) {
    const bool aa = s.a == t.a;
    const bool ab = s.a == t.b;
    const bool ba = s.b == t.a;
    const bool bb = s.b == t.b;
    if (aa || ab || ba || bb) {
        if ((aa && bb) || (ab && ba)) return true;
        const GridPoint& shared = aa || ab ? s.a : s.b;
        const GridPoint& s_end = aa || ab ? s.b : s.a;
        const GridPoint& t_end = aa || ba ? t.b : t.a;
        return shared == s_end || shared == t_end ? false : on_edge(s, t_end) || on_edge(t, s_end);
    }
    const int s1 = orientation(s.a, s.b, t.a);
    const int s2 = orientation(s.a, s.b, t.b);
    const int t1 = orientation(t.a, t.b, s.a);
    const int t2 = orientation(t.a, t.b, s.b);
    if (s1 * s2 < 0 && t1 * t2 < 0) return true;
    return (s1 == 0 && within_box(s, t.a)) || (s2 == 0 && within_box(s, t.b)) || (t1 == 0 && within_box(t, s.a)) ||
           (t2 == 0 && within_box(t, s.b));
}

/// Where to split, by chain and edge.
class Splits {
  public:
    Splits(std::vector<Chain>& chains, const Boundary& boundary, double resolution_m, Crossings allowed)
        : chains_(chains), boundary_(boundary), resolution_m_(resolution_m), allowed_(allowed) {}

    void part(const Chord& s, const Chord& t) {
        if ((allowed_ == Crossings::harmless && may_cross(s, t)) || !lie_wrong(s, t)) return;
        add_opposite(s, t);
        add_opposite(t, s);
    }

    void add(const Chord& chord, double t) {
        all_.emplace_back(chord.chain, chord.index, t);
        ++count_;
    }

    /// Of all rounds.
    std::size_t count() const { return count_; }

    /// The chains of which chords were split.
    std::vector<std::uint32_t> apply() {
        std::sort(all_.begin(), all_.end());
        all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
        std::vector<std::uint32_t> changed;
        for (auto split = all_.begin(); split != all_.end();) {
            const std::uint32_t chain = std::get<0>(*split);
            std::vector<Split> of_chain;
            for (; split != all_.end() && std::get<0>(*split) == chain; ++split)
                if (tells_apart(of_chain, *split)) of_chain.emplace_back(std::get<1>(*split), std::get<2>(*split));
            if (split_edges(chains_[chain], std::move(of_chain))) changed.push_back(chain);
        }
        all_.clear();
        return changed;
    }

  private:
    static bool are_equal(const Chord& s, const Chord& t) {
        return (s.a == t.a && s.b == t.b) || (s.a == t.b && s.b == t.a);
    }

    using OnChain = std::tuple<std::uint32_t, std::uint32_t, double>;

    /// Whether a split is not as good as at the one before: where many circles nearly coincide, all of their vertices
    /// are opposite to about the same place.
    bool tells_apart(const std::vector<Split>& before, const OnChain& split) const {
        const auto& [chain, index, t] = split;
        if (before.empty() || before.back().first != index) return true;
        const Edge& edge = chains_[chain].edges[index];
        return t - before.back().second > nearest_vertices * std::abs(edge.to - edge.from);
    }

    const Edge& edge_of(const Chord& chord) const { return chains_[chord.chain].edges[chord.index]; }
    const LonLat& begin_of(const Chord& chord) const { return chains_[chord.chain].path[chord.index]; }
    const LonLat& end_of(const Chord& chord) const { return chains_[chord.chain].path[chord.index + 1]; }

    int step(const Chord& chord) const { return boundary_.arcs[chord.chain].left - boundary_.arcs[chord.chain].right; }

    /// By how much counts grow across the one and the other, in the direction in which they do across the first.
    std::pair<int, int> steps(const Chord& s, const Chord& t) const {
        const double along = static_cast<double>(s.b.x - s.a.x) * static_cast<double>(t.b.x - t.a.x) +
                             static_cast<double>(s.b.y - s.a.y) * static_cast<double>(t.b.y - t.a.y);
        return {step(s), along > 0.0 ? step(t) : -step(t)};
    }

    /// Where counts grow by as much across the one as across the other, in the same direction, the counts around are
    /// the same whichever comes first.
    bool may_cross(const Chord& s, const Chord& t) const {
        if (are_equal(s, t)) return false;
        const auto [of_s, of_t] = steps(s, t);
        return of_s == of_t;
    }

    /// How far on the wrong side is clearly there. Nodes among chords are themselves up to the resolution off every
    /// curve that meets there. Where counts grow in the same direction by different numbers, as where some of many
    /// near-copies are one disc, a vertex on its curve would be farther off all the other chords than this.
    double clear_m(const Chord& s, const Chord& t) const {
        if (allowed_ == Crossings::none) return resolution_m_;
        const auto [of_s, of_t] = steps(s, t);
        return ((of_s > 0) == (of_t > 0) && !are_equal(s, t) ? 50.0 : 5.0) * resolution_m_;
    }

    /// Whether an end of one lies clearly on the wrong side of the other; or, where both are the same, whether their
    /// curves are clearly apart.
    bool lie_wrong(const Chord& s, const Chord& t) const {
        if (edge_of(s).curve == nullptr || edge_of(t).curve == nullptr) return true;
        const double clear = clear_m(s, t);
        if (are_equal(s, t)) {
            const double middle = 0.5 * (edge_of(t).from + edge_of(t).to);
            return std::abs(left_of_curve_m(edge_of(s), *edge_of(t).curve, middle)) > clear;
        }
        const auto is_wrong = [&](const Chord& chord, const Chord& other, double at, const LonLat& place) {
            const std::optional<double> drawn = left_of_chord_m(begin_of(chord), end_of(chord), place);
            if (!drawn) return false;
            const double really = left_of_curve_m(edge_of(chord), *edge_of(other).curve, at);
            return *drawn * really <= 0.0 && std::max(std::abs(*drawn), std::abs(really)) > clear;
        };
        return is_wrong(s, t, edge_of(t).from, begin_of(t)) || is_wrong(s, t, edge_of(t).to, end_of(t)) ||
               is_wrong(t, s, edge_of(s).from, begin_of(s)) || is_wrong(t, s, edge_of(s).to, end_of(s));
    }

    /// Splits a chord where its curve is nearest to the ends of the other, or else in the middle.
    void add_opposite(const Chord& chord, const Chord& other) {
        const Edge& edge = edge_of(chord);
        if (edge.curve == nullptr || is_fine(chord)) return;
        bool split = false;
        for (const LonLat* vertex : {&begin_of(other), &end_of(other)}) {
            const double t = foot(edge, *vertex);
            if (!is_inside(edge, t)) continue;
            add(chord, t);
            split = true;
        }
        if (!split) add(chord, 0.5 * (edge.from + edge.to));
    }

    /// Chords that are shorter, or as near to their curves, gain nothing by being split.
    bool is_fine(const Chord& chord) const {
        const LonLat& a = begin_of(chord);
        const LonLat& b = end_of(chord);
        if (surface_distance({0.0, a.lon, a.lat}, {0.0, b.lon, b.lat}) < resolution_m_) return true;
        const Edge& edge = edge_of(chord);
        const double middle = 0.5 * (edge.from + edge.to);
        double lon = 0.0;
        double lat = 0.0;
        edge.curve->points({&middle, 1}, {&lon, 1}, {&lat, 1});
        const std::optional<double> off = left_of_chord_m(a, b, on_globe(edge.curve->site().lon() + lon, lat));
        constexpr double as_good_as_none = 1.0 / 8.0;
        return off && std::abs(*off) < as_good_as_none * resolution_m_;
    }

    std::vector<Chain>& chains_;
    const Boundary& boundary_;
    double resolution_m_;
    Crossings allowed_;
    std::size_t count_ = 0;
    std::vector<OnChain> all_;
};

/// The chains that meet at each node.
class Incidence {
  public:
    explicit Incidence(const Boundary& boundary) : first_(boundary.nodes.size() + 1, 0) {
        const auto each = [&](const auto& visit) {
            for (std::uint32_t i = 0; i < boundary.arcs.size(); ++i) {
                const BoundaryArc& arc = boundary.arcs[i];
                if (arc.start == no_node) continue;
                visit(arc.start, i);
                if (arc.end != arc.start) visit(arc.end, i);
            }
        };
        each([&](NodeId node, std::uint32_t) { ++first_[node + 1]; });
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
        arcs_.resize(first_.back());
        std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
        each([&](NodeId node, std::uint32_t arc) { arcs_[next[node]++] = arc; });
    }

    std::span<const std::uint32_t> at(NodeId node) const {
        return std::span(arcs_).subspan(first_[node], first_[node + 1] - first_[node]);
    }

  private:
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> arcs_;
};

/// Arcs that hang together by their nodes. The chains of the first arcs of those of few arcs, and all arcs' numbers.
class Components {
  public:
    explicit Components(const Boundary& boundary) : of_arc_(boundary.arcs.size()) {
        std::vector<std::uint32_t> parents(boundary.nodes.size());
        std::iota(parents.begin(), parents.end(), 0U);
        const auto root = [&](std::uint32_t node) {
            while (parents[node] != node) node = parents[node] = parents[parents[node]];
            return node;
        };
        for (const BoundaryArc& arc : boundary.arcs) {
            if (arc.start != no_node) parents[root(arc.start)] = root(arc.end);
        }
        std::vector<std::uint32_t> sizes(boundary.nodes.size(), 0);
        auto alone = static_cast<std::uint32_t>(boundary.nodes.size());
        for (std::size_t i = 0; i < of_arc_.size(); ++i) {
            const BoundaryArc& arc = boundary.arcs[i];
            of_arc_[i] = arc.start == no_node ? alone++ : root(arc.start);
            if (arc.start == no_node || sizes[of_arc_[i]]++ == 0) firsts_.push_back(static_cast<std::uint32_t>(i));
        }
        std::erase_if(
            firsts_, [&](std::uint32_t arc) { return of_arc_[arc] < sizes.size() && sizes[of_arc_[arc]] > most_arcs; });
    }

    /// One arc of each that may be small.
    const std::vector<std::uint32_t>& small() const { return firsts_; }
    std::uint32_t of(std::uint32_t arc) const { return of_arc_[arc]; }
    std::size_t count() const { return firsts_.size(); }

  private:
    static constexpr std::uint32_t most_arcs = 64;
    std::vector<std::uint32_t> of_arc_;
    std::vector<std::uint32_t> firsts_;
};

/// Looks for what is to be split, at first among all chords and then among those that have changed.
class Search {
  public:
    Search(std::vector<Chain>& chains, const Boundary& boundary, Tolerance tolerance, double resolution_m,
           Crossings allowed)
        : chains_(chains),
          boundary_(boundary),
          incidence_(boundary),
          components_(boundary),
          tolerance_(tolerance),
          splits_(chains, boundary, resolution_m, allowed),
          most_(allowed == Crossings::none ? 1'000 : 20'000),
          changed_(chains.size(), false),
          fresh_(chains.size(), true) {}

    bool run() {
        const std::vector<Chord> first = chords_of(chains_, limits::most_decimals, 0.0);
        const BoxTree<Chord> untouched(first);
        most_ += 2 * first.size();
        untouched.pairs([&](const Chord& s, const Chord& t) { look(s, t); });
        find_strays(untouched);
        std::vector<std::uint32_t> touched;
        constexpr int most_rounds = 30;
        for (int round = 0; round < most_rounds; ++round) {
            if (splits_.count() > most_) return false;
            fresh_.assign(chains_.size(), false);
            const std::vector<std::uint32_t> split = splits_.apply();
            if (split.empty()) return true;
            const auto touch = [&](std::uint32_t chain) {
                if (!changed_[chain]) touched.push_back(chain);
                changed_[chain] = fresh_[chain] = true;
            };
            for (const std::uint32_t chain : split) {
                touch(chain);
                for (const NodeId node : {boundary_.arcs[chain].start, boundary_.arcs[chain].end}) {
                    if (node != no_node && settle(node)) std::ranges::for_each(incidence_.at(node), touch);
                }
            }
            const std::vector<Chord> chords = chords_of(chains_, touched, limits::most_decimals, 0.0);
            const BoxTree<Chord> tree(chords);
            for (const Chord& chord : chords) {
                if (!fresh_[chord.chain]) continue;
                untouched.meeting(box_of(chord), [&](const Chord& other) {
                    if (!changed_[other.chain]) look(chord, other);
                });
                tree.meeting(box_of(chord), [&](const Chord& other) {
                    if (&other < &chord || (&other != &chord && !fresh_[other.chain])) look(chord, other);
                });
            }
            find_strays(tree);
        }
        return true;
    }

  private:
    /// Vertices on the true curve belong with nodes at their true places.
    bool settle(NodeId node) {
        const LonLat& place = boundary_.nodes[node];
        bool moved = false;
        for (const std::uint32_t arc : incidence_.at(node)) {
            Path& path = chains_[arc].path;
            const auto move = [&](LonLat& end) {
                moved = moved || end != place;
                end = place;
            };
            if (boundary_.arcs[arc].start == node) move(path.front());
            if (boundary_.arcs[arc].end == node) move(path.back());
        }
        return moved;
    }

    void look(const Chord& s, const Chord& t) {
        if (splits_.count() <= most_ && tangled(s, t)) splits_.part(s, t);
    }

    /// Fresh chords that pass a small component on the wrong side without crossing it.
    void find_strays(const BoxTree<Chord>& tree) {
        if (components_.count() < 2) return;
        constexpr double shortest_degree_m = 110'500.0;  // of latitude
        const double scale = std::pow(10.0, limits::most_decimals);
        for (const std::uint32_t arc : components_.small()) {
            const LonLat& place = chains_[arc].path.front();
            const double north = tolerance_.m() / shortest_degree_m;
            const double to_pole = 90.0 - std::abs(place.lat) - north;
            const double east = to_pole > 0.0 ? std::min(north / std::sin(Angle::deg(to_pole).rad()), 360.0) : 360.0;
            for (const double turn : {-360.0, 0.0, 360.0}) {
                const double lon = place.lon + turn;
                if (lon + east < -180.0 || lon - east > 180.0) continue;
                const Box around{std::llround((lon - east) * scale), std::llround((place.lat - north) * scale),
                                 std::llround((lon + east) * scale), std::llround((place.lat + north) * scale)};
                tree.meeting(around, [&](const Chord& chord) {
                    if (!fresh_[chord.chain] || components_.of(chord.chain) == components_.of(arc)) return;
                    const Chain& chain = chains_[chord.chain];
                    if (const auto t = behind(chain.edges[chord.index], chain.path[chord.index],
                                              chain.path[chord.index + 1], place))
                        splits_.add(chord, *t);
                });
            }
        }
    }

    std::vector<Chain>& chains_;
    const Boundary& boundary_;
    Incidence incidence_;
    Components components_;
    Tolerance tolerance_;
    Splits splits_;
    std::size_t most_;  ///< splits, before it is given up
    std::vector<bool> changed_;
    std::vector<bool> fresh_;  ///< since the last round
};

}  // namespace

bool untangle(std::vector<Chain>& chains, const Boundary& boundary, Tolerance tolerance, double resolution_m,
              Crossings allowed) {
    return Search(chains, boundary, tolerance, resolution_m, allowed).run();
}

}  // namespace rangeband::footprint
