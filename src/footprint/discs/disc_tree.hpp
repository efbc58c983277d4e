// SPDX-License-Identifier: MIT
/// A spatial index of discs.
#pragma once

#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/place_tree.hpp"
#include "rangeband/geodesic/chord.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {

class DiscTree {
  public:
    explicit DiscTree(const DiscSet& discs)
        : tree_(
              discs.size(), [&](DiscId id) -> const Vector& { return discs.centre(id); },
              [&](DiscId id) {
                  return Longest{discs.most_chord(id), discs.disc(id).radius.m(), discs.blur_m(id)};
              }),
          discs_(discs) {}

    /// All discs, neighbours near each other.
    const std::vector<DiscId>& in_order() const { return tree_.in_order(); }

    /// Visits every disc that may contain some surface point within a chord of a place, and others besides.
    template <typename Visit>
    void near(const Vector& place, double chord_m, const Visit& visit) const {
        tree_.visit(
            place,
            [&](const Longest& longest, const ChordRange& range, const auto& /*neighbours*/) {
                return range.least <= chord_m + longest.chord;
            },
            visit);
    }

    /// The same with a geodesic for every crowd of discs that is smaller than what chords leave uncertain.
    template <typename Visit>
    void near(const Vector& place, const geodesic::Position& position, double chord_m, const Visit& visit) const {
        const double reach_m = geodesic::most_distance_m(chord_m);
        tree_.visit(
            place,
            [&](const Longest& longest, const ChordRange& range, const auto& neighbours) {
                if (range.least > chord_m + longest.chord) return false;
                if (neighbours.count <= few || neighbours.within > longest.blur_m) return true;
                const geodesic::Inverse way = geodesic::inverse(discs_.disc(neighbours.item).centre, position);
                const double nearer_m = geodesic::most_distance_m(neighbours.within) + reach_m + slack_m;
                return way.distance.m() - nearer_m <= longest.radius_m;
            },
            visit);
    }

  private:
    static constexpr std::uint32_t few = 8;  ///< so many discs are tested as quickly themselves
    static constexpr double slack_m = 1e-3;  ///< far above what a geodesic is rounded by

    struct Longest {
        double chord = 0.0;
        double radius_m = 0.0;
        double blur_m = 0.0;
        void add(const Longest& other) {
            chord = std::max(chord, other.chord);
            radius_m = std::max(radius_m, other.radius_m);
            blur_m = std::max(blur_m, other.blur_m);
        }
    };
    PlaceTree<Longest> tree_;
    const DiscSet& discs_;
};

}  // namespace rangeband::footprint
