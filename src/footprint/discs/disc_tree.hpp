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

    /// All discs, neighbours near each other.
    const std::vector<DiscId>& in_order() const { return tree_.in_order(); }

    /// Visits every disc that may contain some surface point within a chord of a place, and others besides.
    template <typename Visit>
    void near(const Vector& place, double chord_m, const Visit& visit) const {
        tree_.visit(
            place,
            [&](const Longest& longest, const ChordRange& range) { return range.least <= chord_m + longest.chord; },
            visit);
    }

  private:
    struct Longest {
        double chord = 0.0;
        void add(const Longest& other) { chord = std::max(chord, other.chord); }
    };
    PlaceTree<Longest> tree_;
};

}  // namespace rangeband::footprint
