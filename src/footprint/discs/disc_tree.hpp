// SPDX-License-Identifier: MIT
/// A spatial index of discs.
#pragma once

#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/place_tree.hpp"

namespace rangeband::footprint {

class DiscTree {
  public:
    explicit DiscTree(const DiscSet& discs)
        : tree_(
              discs.size(), [&](DiscId id) -> const Vector& { return discs.centre(id); },
              [&](DiscId id) { return Longest{discs.most_chord(id)}; }) {}

    /// Of some discs alone.
    DiscTree(const DiscSet& discs, const std::vector<DiscId>& some)
        : some_(some),
          tree_(
              some.size(), [&](std::uint32_t i) -> const Vector& { return discs.centre(some[i]); },
              [&](std::uint32_t i) { return Longest{discs.most_chord(some[i])}; }) {}

    /// All discs, of a tree of all of them, neighbours near each other.
    const std::vector<DiscId>& in_order() const { return tree_.in_order(); }

    /// Visits every disc that may contain some surface point within a chord of a place, and others besides.
    template <typename Visit>
    void near(const Vector& place, double chord_m, const Visit& visit) const {
        visit_near(place, chord_m, [&](DiscId disc) {
            visit(disc);
            return true;
        });
    }

    /// The same as long as `visit` returns true.
    template <typename Visit>
    void visit_near(const Vector& place, double chord_m, const Visit& visit) const {
        bool goes_on = true;
        tree_.visit([&](const Longest& longest,
                        const PlaceBox& box) { return goes_on && box.chords(place).least <= chord_m + longest.chord; },
                    [&](std::uint32_t i) { goes_on = goes_on && visit(some_.empty() ? i : some_[i]); });
    }

  private:
    struct Longest {
        double chord = 0.0;
        void add(const Longest& other) { chord = std::max(chord, other.chord); }
    };
    std::vector<DiscId> some_;  ///< none: all
    PlaceTree<Longest> tree_;
};

}  // namespace rangeband::footprint
