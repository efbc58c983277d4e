/// From discs with owners to the boundary of the region they ask for, as closed rings of arcs.
///
/// A region's boundary consists of arcs of the discs' circles; a ring keeps the region on its left. Where no arc
/// remains, the region is the whole Earth or empty, and one membership decides which.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "footprint/curve.hpp"
#include "rangeband/footprint/source.hpp"

namespace rangeband::footprint {

/// A directed piece of a curve; `to` may be less than `from`.
struct Arc {
    std::shared_ptr<const Curve> curve;
    double from;
    double to;
    bool closed = false;  ///< a whole circle from north to north
};

/// Arcs end to end.
using ArcRing = std::vector<Arc>;

struct Region {
    std::vector<ArcRing> rings;
    bool north_pole_inside = false;
};

/// The region that one source holds, cut down to a sector where one is given.
Region arrange(const Source& source, const std::optional<Sector>& sector);

}  // namespace rangeband::footprint
