// SPDX-License-Identifier: MIT
/// Area and perimeter of the true region, from its arcs; nothing drawn is measured.
#pragma once

#include <span>

#include "footprint/arrangement/region.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// What one ring has to its left, but for whole spheres, and its length.
struct RingMeasure {
    double solid_angle = 0.0;  ///< steradians on the sphere of equal area
    double length_m = 0.0;

    /// The area of the smaller side over half the length: how wide a sliver is.
    double width_m() const;
};
RingMeasure measure_ring(const ArcRing& ring);

struct Measure {
    Area area;         ///< error ≤ max(1e-9·area, perimeter · 0.1 mm)
    Length perimeter;  ///< of the true boundary
};

/// Of a region from the measures of its rings. `drawn` is asked only whether nearly nothing or nearly everything is
/// inside.
Measure measure(const Region& region, std::span<const RingMeasure> rings, const MultiPolygon& drawn);

}  // namespace rangeband::footprint
