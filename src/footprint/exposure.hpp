/// What of a circle has to be looked at, and which discs can matter there.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "footprint/disc_boundary.hpp"
#include "footprint/disc_set.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

/// A range of azimuths of a circle.
struct Window {
    double from;
    double to;                    ///< at most one turn more than `from`
    bool whole = true;            ///< the whole circle
    std::vector<DiscId> inside;   ///< discs that surely hold all of it
    std::vector<DiscId> crossed;  ///< discs that may hold some of it; all others surely hold nothing
};

class Exposure {
  public:
    Exposure(const DiscSet& discs, const std::optional<Depth>& wanted);

    /// The windows of a disc's circle outside of which it is surely no boundary of what is wanted.
    std::vector<Window> windows(DiscId disc) const;

  private:
    const DiscSet& discs_;
    std::optional<Depth> wanted_;
};

}  // namespace rangeband::footprint
