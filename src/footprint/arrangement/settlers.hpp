/// Discs that settle an answer by themselves.
#pragma once

#include <vector>

#include "footprint/discs/disc_set.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

/// A disc settles the answer wherever it holds a point if its owner has no lower range and counts enough alone, or if
/// it belongs to the same owner as the disc that is asked about: one more makes no difference there.
class Settlers {
  public:
    Settlers(const DiscSet& discs, const Depth& wanted);

    /// Whether the circle of `disc` is no boundary wherever `by` holds it.
    bool settle(DiscId disc, DiscId by) const {
        return by != disc && (alone_[by] || (owner_[disc] != no_owner && owner_[disc] == owner_[by]));
    }

  private:
    static constexpr OwnerId no_owner = 0xffff'ffff;
    std::vector<bool> alone_;
    std::vector<OwnerId> owner_;  ///< of a disc that is an outer one of a single owner
};

}  // namespace rangeband::footprint
