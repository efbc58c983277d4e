// SPDX-License-Identifier: MIT
/// A short arc of a circle, told by its ends.
///
/// The distance from a place to a point of the circle is least in the direction of the place, greatest in the opposite
/// one, and monotonic between: elsewhere the geodesic from the place is not perpendicular to the circle. So where an
/// arc lies in neither of the two directions, its ends decide for all of it. Chords to its middle would leave open what
/// is within half of its length.
#pragma once

#include <array>

#include "footprint/discs/disc_boundary.hpp"
#include "footprint/discs/membership.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {

class ArcEnds {
  public:
    /// The arc between two azimuths, less than half a turn, of a circle not longer than `directions::longest_m`.
    ArcEnds(const DiscBoundary& boundary, double from, double to);

    /// Whether all discs of the radius with centres within a chord of a place are `sure` of the arc: whether they
    /// contain all of it, or nothing of it.
    bool all_are(Membership sure, const Vector& place, double within_m, double radius_m) const;

  private:
    Vector centre_;
    std::array<Vector, 2> ends_;
    std::array<Vector, 2> sides_;  ///< level unit vectors, to the right of the arc's first direction and of its last
};

}  // namespace rangeband::footprint
