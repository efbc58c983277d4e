// SPDX-License-Identifier: MIT
/// The region of one site by its true boundary.
#pragma once

#include <memory>
#include <vector>

#include "footprint/discs/curve.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// A directed part of a curve; `to` may be less than `from`.
struct Arc {
    std::shared_ptr<const Curve> curve;
    double from;
    double to;
    bool closed = false;  ///< a whole circle from north to north
};

/// Arcs end to end, with the region on the left.
using ArcRing = std::vector<Arc>;

/// Without rings it is empty or the whole Earth.
struct Region {
    std::vector<ArcRing> rings;
    bool antimeridian_inside = false;  ///< ±180° from pole to pole, where no ring reaches it
};

}  // namespace rangeband::footprint
