// SPDX-License-Identifier: MIT
#include "footprint/arrangement/edge_runs.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "rangeband/footprint/edge.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

/// Far longer ranges come to focal points, and to the other side of the Earth.
constexpr double longest_radius_m = 1e6;

/// At most by so many radians an edge bends over the length of the range.
constexpr double most_bend = 0.1;

/// Offset curves so near a pole are not drawn as such.
constexpr double beside_pole_m = 100.0;

/// So far along the edge, in radii, is what may be within a diameter.
constexpr double window = 2.6;

/// An edge has a middle if it is so many radii long, and a run pays with so many discs.
constexpr double shortest_edge = 6.0;
constexpr std::size_t fewest = 3;

/// What has more discs near it is not looked at any further.
constexpr int most_near = 96;

constexpr std::uint32_t no_row = 0xffff'ffff;

/// Links of one edge in a row.
struct Row {
    std::uint32_t first;
    std::uint32_t last;
};

class Finder {
  public:
    Finder(const DiscSet& discs, const DiscTree& tree)
        : discs_(discs), tree_(tree), links_(discs.links()), counts_(discs.size(), 0), before_(discs.size(), no_row) {
        for (std::uint32_t i = 0; i < links_.size(); ++i) {
            ++counts_[links_[i].first];
            ++counts_[links_[i].last];
            before_[links_[i].last] = i;
        }
        for (const double lat : {-90.0, 90.0})
            poles_.push_back(geodesic::surface(geodesic::reduced_vector(geodesic::Position::deg(lat, 0.0))));
    }

    std::vector<EdgeRun> runs() && {
        std::vector<EdgeRun> all;
        for (std::uint32_t first = 0; first < links_.size();) {
            std::uint32_t last = first;
            while (last + 1 < links_.size() && goes_on(last)) ++last;
            add_runs({first, last}, all);
            first = last + 1;
        }
        return all;
    }

  private:
    bool goes_on(std::uint32_t link) const {
        const DiscSet::Link& one = links_[link];
        const DiscSet::Link& next = links_[link + 1];
        return one.edge == next.edge && one.last == next.first && one.piece->to == next.piece->from;
    }

    void add_runs(const Row& row, std::vector<EdgeRun>& all) {
        const DiscSet::Link& link = links_[row.first];
        const double radius = link.radius.m();
        if (link.inner || radius > longest_radius_m || row.last - row.first < fewest) return;
        const double share = links_[row.last].piece->to - link.piece->from;
        if (share * longest(link.piece->a, link.piece->b).m() < shortest_edge * radius) return;
        std::uint32_t first = no_row;
        for (std::uint32_t i = row.first; i <= row.last; ++i) {
            const bool belongs = i < row.last && is_alone(i, row);
            if (belongs && first == no_row) first = i;
            if (belongs || first == no_row) continue;
            if (i - first >= fewest) all.push_back({first, i});
            first = no_row;
        }
    }

    /// Whether the disc after a link has only others of the edge beside it.
    bool is_alone(std::uint32_t number, const Row& row) const {
        const DiscSet::Link& link = links_[number];
        const DiscId disc = link.last;
        const double radius = link.radius.m();
        if (!is_on_edge_alone(disc, link.part)) return false;
        const EdgeMotion motion = footprint::motion(link.piece->a, link.piece->b, link.piece->to);
        if (std::abs(motion.turn) * radius > most_bend * motion.speed_m) return false;
        const Vector& centre = discs_.centre(disc);
        const double chord = discs_.most_chord(disc);
        if (std::ranges::any_of(
                poles_, [&](const Vector& pole) { return length(minus(pole, centre)) < 2.0 * chord + beside_pole_m; }))
            return false;
        int count = 0;
        bool alone = true;
        tree_.visit_near(centre, chord, [&](DiscId other) {
            if (other == disc) return true;
            const double apart = length(minus(discs_.centre(other), centre));
            const bool matters =
                apart <= chord + discs_.most_chord(other) && apart + chord >= discs_.least_chord(other);
            alone = ++count <= most_near && (!matters || is_beside(other, link, row, motion));
            return alone;
        });
        return alone;
    }

    /// Whether nothing but the edge has this disc, which is not one of its ends.
    bool is_on_edge_alone(DiscId disc, PartId part) const { return counts_[disc] == 2 && is_outer_of(disc, part); }

    bool is_outer_of(DiscId disc, PartId part) const {
        return std::ranges::all_of(discs_.uses(disc),
                                   [&](const DiscSet::Use& use) { return use.part == part && !use.inner; });
    }

    /// Whether another disc is one of the same edge, no farther along it than it may be near.
    bool is_beside(DiscId other, const DiscSet::Link& link, const Row& row, const EdgeMotion& motion) const {
        if (!is_outer_of(other, link.part)) return false;
        double share = 0.0;
        if (other == links_[row.first].first) {
            share = links_[row.first].piece->from;
        } else if (const std::uint32_t before = before_[other]; before != no_row && before >= row.first &&
                                                                before <= row.last &&
                                                                (before == row.last || counts_[other] == 2)) {
            share = links_[before].piece->to;
        } else {
            return false;
        }
        return std::abs(share - link.piece->to) * motion.speed_m <= window * link.radius.m();
    }

    const DiscSet& discs_;
    const DiscTree& tree_;
    const std::vector<DiscSet::Link>& links_;
    std::vector<std::uint32_t> counts_;  ///< of links by disc
    std::vector<std::uint32_t> before_;  ///< by disc, the link that ends there
    std::vector<Vector> poles_;
};

}  // namespace

std::vector<EdgeRun> edge_runs(const DiscSet& discs, const DiscTree& tree) {
    if (discs.links().empty()) return {};
    return Finder(discs, tree).runs();
}

std::vector<DiscSet::Use> uses_around(const DiscSet& discs, const DiscTree& tree, DiscId disc) {
    std::vector<DiscSet::Use> around;
    const double chord = discs.most_chord(disc);
    tree.near(discs.centre(disc), chord, [&](DiscId other) {
        if (other == disc || length(minus(discs.centre(other), discs.centre(disc))) + chord >= discs.least_chord(other))
            return;
        const auto uses = discs.uses(other);
        around.insert(around.end(), uses.begin(), uses.end());
    });
    return around;
}

}  // namespace rangeband::footprint
