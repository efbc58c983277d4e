// SPDX-License-Identifier: MIT
/// The outer and the inner discs of parts that have several of them, each list with an index of its own: where one disc
/// of a list decides, the others need not be looked at.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "footprint/discs/arc_ends.hpp"
#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/membership.hpp"
#include "footprint/discs/place_tree.hpp"

namespace rangeband::footprint {

/// The surface points within a chord of a place; or an arc among them, of which its ends tell more.
struct Surroundings {
    Vector middle;
    double reach_m;
    std::optional<ArcEnds> ends = {};
};

class DiscLists {
  public:
    explicit DiscLists(const DiscSet& discs);

    static constexpr std::uint32_t none = 0xffff'ffff;

    bool empty() const { return lists_.empty(); }
    std::size_t size() const { return lists_.size(); }

    /// The list that a use is one of; none where its part has a single disc of the kind.
    std::uint32_t of(const DiscSet::Use& use) const {
        return lists_.empty() ? none : numbers_[2 * use.part + (use.inner ? 1 : 0)];
    }
    DiscSet::Use use(std::uint32_t list) const { return lists_[list].use; }

    /// Whether a disc is in a list and besides in another, or in none.
    bool is_mixed(DiscId disc) const;

    /// How many discs of the list are one with this disc.
    std::int32_t times(std::uint32_t list, DiscId disc) const;

    /// The discs with a use outside of all lists, if there are lists.
    const std::vector<DiscId>& single() const { return single_; }

    /// Whether a disc surely contains the surroundings, or surely nothing of them.
    Membership contains(DiscId disc, const Surroundings& around) const;

    /// How far beside its circle that is left open at most.
    double blur_m(DiscId disc) const;

    /// Visits the lists of which some disc may contain some of the surroundings, and others besides.
    template <typename Visit>
    void near(const Surroundings& around, const Visit& visit) const {
        if (!tree_) return;
        tree_->visit(
            [&](const Farthest& farthest, const PlaceBox& box) {
                return box.chords(around.middle).least <= around.reach_m + farthest.chord;
            },
            visit);
    }

    /// A disc of the list, and not this one, that surely contains all of the surroundings, or nothing of them; or none.
    DiscId one_that(Membership membership, std::uint32_t list, const Surroundings& around, DiscId except) const;

    /// Visits the discs of the list that are not `sure` of the surroundings one way, and not this one, each with
    /// whether it contains them, as long as `visit` returns true.
    template <typename Visit>
    void visit_unless(Membership sure, std::uint32_t list, const Surroundings& around, DiscId except,
                      const Visit& visit) const {
        const List& one = lists_[list];
        bool goes_on = true;
        one.tree->visit([&](const Chords& chords,
                            const PlaceBox& box) { return goes_on && !all_are(sure, one, chords, box, around); },
                        [&](std::uint32_t i) {
                            const DiscId disc = one.discs[i];
                            if (!goes_on || disc == except) return;
                            const Membership here = contains(disc, around);
                            if (here != sure) goes_on = visit(disc, here);
                        });
    }

  private:
    /// Bounds of one of the chords of a disc, for all discs below a node.
    struct Bounds {
        float low = std::numeric_limits<float>::max();
        float high = std::numeric_limits<float>::lowest();
        void add(const Bounds& other) {
            low = std::min(low, other.low);
            high = std::max(high, other.high);
        }
    };
    struct Chords {
        Bounds least;
        Bounds most;
        Bounds least_opposite;
        Bounds most_opposite;
        DiscId any = no_disc;  ///< one of the discs
        void add(const Chords& other) {
            least.add(other.least);
            most.add(other.most);
            least_opposite.add(other.least_opposite);
            most_opposite.add(other.most_opposite);
            any = other.any;
        }
    };
    struct Nothing {
        void add(const Nothing&) {}
    };
    /// How far from the middle of its list something may be that one of its discs contains.
    struct Farthest {
        double chord = 0.0;
        void add(const Farthest& other) { chord = std::max(chord, other.chord); }
    };
    struct List {
        DiscSet::Use use;
        std::vector<DiscId> discs = {};
        double shortest_m = std::numeric_limits<double>::max();  ///< of the radii
        double longest_m = 0.0;
        bool is_beyond_quarter = false;  ///< chords to opposite places tell more of some disc
        std::optional<PlaceTree<Chords>> tree = {};
    };

    bool all_are(Membership sure, const List& list, const Chords& chords, const PlaceBox& box,
                 const Surroundings& around) const;
    void index(List& list);

    const DiscSet& discs_;
    std::vector<std::uint32_t> numbers_;  ///< by part, outer and inner
    std::vector<List> lists_;
    std::vector<DiscId> single_;
    std::optional<PlaceTree<Farthest>> tree_;
};

}  // namespace rangeband::footprint
