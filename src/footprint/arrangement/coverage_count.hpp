/// Who holds a place: the count that every question is about.
#pragma once

#include <cstdint>
#include <vector>

#include "footprint/discs/disc_set.hpp"

namespace rangeband::footprint {

/// The sum of the weights of the owners that hold a place, kept up while the place moves across circles.
class Census {
  public:
    explicit Census(const DiscSet& discs);

    /// A place in none of the discs that have a circle.
    void clear();

    /// The place goes into a disc, or out of it.
    void enter(DiscId disc) { change(disc, 1); }
    void leave(DiscId disc) { change(disc, -1); }

    /// The place is there: asks the interiors of launch areas, as far as their discs leave it open.
    void settle_at(const LonLat& place);

    std::int64_t count() const { return count_; }

    /// Whether interiors have a say at all.
    bool has_interiors() const { return !with_interior_.empty(); }

  private:
    struct State {
        std::int32_t outer = 0;
        std::int32_t inner = 0;
        bool in_interior = false;
    };
    bool held(OwnerId id) const;
    void change(DiscId disc, std::int32_t by);

    const DiscSet& discs_;
    std::vector<State> states_;
    std::vector<OwnerId> touched_;
    std::vector<OwnerId> with_interior_;
    std::int64_t base_ = 0;  ///< what owners with discs of the whole Earth count in a place without circles
    std::int64_t count_ = 0;
};

}  // namespace rangeband::footprint
