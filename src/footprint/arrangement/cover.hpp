/// Circles that lie wholly where the answer is settled by other discs, found without a single geodesic.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/disc_tree.hpp"
#include "footprint/arrangement/settlers.hpp"

namespace rangeband::footprint {

/// A circle of radius r lies between the angles r/a and r/b from its centre on the sphere of reduced latitudes. Cut
/// into sectors, that strip is covered where a sector's corners are in one cap of angle r'/a, caps below 90° being
/// convex; and what is in such a cap is surely in its disc. A union of many discs loses most of its circles this way.
class Cover {
  public:
    Cover(const DiscSet& discs, const DiscTree& tree, const Settlers& settlers);

    /// Whether a circle is surely no boundary. Neighbours asked one after the other are fastest.
    bool hides(DiscId disc);

  private:
    static constexpr std::size_t sectors = 32;

    struct Strip {
        std::array<double, 2 * sectors> x, y, z;  ///< the inner corners, then the outer ones
        std::array<Vector, sectors> middle;
    };
    Strip strip(DiscId disc) const;
    std::uint32_t covered(const Strip& strip, DiscId by) const;

    const DiscSet& discs_;
    const DiscTree& tree_;
    const Settlers& settlers_;
    std::vector<DiscId> recent_;  ///< what hid the circles before
};

}  // namespace rangeband::footprint
