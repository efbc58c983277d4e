// SPDX-License-Identifier: MIT
/// The coverage count: the weighted number of sources that contain a point, or all points of a small area.
#pragma once

#include <cstdint>
#include <vector>

#include "footprint/arrangement/interiors.hpp"
#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/membership.hpp"

namespace rangeband::footprint {

/// A count between two bounds. For a single point they are one.
struct CountRange {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// Keeps the sum of the weights of the sources that contain a point (or, as an interval, all points of an area) while
/// discs are added that contain it and taken away again.
class CoverageCounter {
  public:
    explicit CoverageCounter(const DiscSet& discs);

    /// A disc that contains the area, or (`maybe`) some of it; and the same taken back.
    void add(DiscId disc, Membership membership = Membership::yes) { change(disc, membership, 1); }
    void remove(DiscId disc, Membership membership = Membership::yes) { change(disc, membership, -1); }

    /// So many outer or inner discs of one part that contain the area, or some of it; taken back where negative.
    struct Several {
        DiscSet::Use use;
        std::int32_t discs;
    };
    void add(const Several& several, Membership membership = Membership::yes) {
        change(several.use, membership, several.discs);
    }

    /// Takes all discs back.
    void clear();

    /// Where the area is, for the interiors of polygons. The boundary of an interior lies deep inside outer discs of
    /// its part, so one point answers for an area that these surely leave alone; that of the opposite points lies deep
    /// outside of inner discs, so one point answers for an area that is surely in all of these, or else for one of
    /// which the boundary keeps `reach_m` clear. `own` is a disc whose circle runs through or beside the area, and so
    /// does not hide an interior's boundary.
    void locate(const LonLat& point, DiscId own = no_disc, double reach_m = 0.0);

    CountRange range() const { return range_; }
    std::int64_t count() const { return range_.least; }  ///< of a point

    /// The part that contains a point or not as a disc does, for which it is asked with the disc left out; none where
    /// the disc makes no difference. Of several parts with one disc it is one for which the disc `stands` alone.
    template <typename Stands>
    PartId decided_by(DiscId disc, const Stands& stands) {
        PartId decided = no_part;
        for (const DiscSet::Use& use : discs_.uses(disc)) {
            if (decided != no_part && !stands(use.part)) continue;
            const std::int64_t before = count();
            change(use, Membership::yes, 1);
            const bool differs = count() != before;
            change(use, Membership::yes, -1);
            if (!differs) continue;
            if (decided == no_part || stands(use.part)) decided = use.part;
        }
        return decided;
    }

    /// Whether some source that a disc belongs to may or may not contain the area.
    bool is_open(DiscId disc) const;

    /// Whether a disc that contains some of the area, and is counted so, may make a difference for some part: not where
    /// the part's other discs decide, an outer one that contains all of the area or an inner one that contains nothing
    /// of it.
    bool is_relevant(const DiscSet::Use& use) const;

    /// Whether `locate` makes a difference at all.
    bool has_interiors() const { return !interiors_.empty(); }

  private:
    struct PartState {
        std::int32_t outer = 0;  ///< outer discs that contain all of the area
        std::int32_t outer_maybe = 0;
        std::int32_t inner = 0;
        std::int32_t inner_maybe = 0;
        Membership interior = Membership::no;
        bool opposite = false;  ///< the interior contains the opposite point
        bool touched = false;   ///< is in the list of those to be cleared
        Membership membership = Membership::no;
    };
    struct OwnerState {
        std::int32_t parts = 0;  ///< parts that contain all of the area
        std::int32_t parts_maybe = 0;
        Membership membership() const {
            return parts > 0 ? Membership::yes : parts_maybe > 0 ? Membership::maybe : Membership::no;
        }
    };

    PartState initial(PartId id) const;
    Membership membership_of(PartId id) const;
    void change(DiscId disc, Membership membership, std::int32_t by) {
        for (const DiscSet::Use& use : discs_.uses(disc)) change(use, membership, by);
    }
    void change(const DiscSet::Use& use, Membership membership, std::int32_t by);
    void update(PartId id);
    void leave_interiors();

    const DiscSet& discs_;
    std::vector<PartState> parts_;
    std::vector<OwnerState> owners_;
    PartState& touch(PartId id);
    std::vector<PartId> touched_;
    Interiors interiors_;
    std::vector<PartId> located_;  ///< whose interior matters where the area is
    CountRange range_;
};

}  // namespace rangeband::footprint
