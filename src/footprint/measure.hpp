/// Area and perimeter of the true region, from its arcs; nothing drawn is measured.
#pragma once

#include "footprint/arrangement.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

struct Measure {
    Area area;         ///< error ≤ max(1e-9·area, perimeter · 0.1 mm)
    Length perimeter;  ///< of the true boundary
};
Measure measure(const Region& region);

}  // namespace rangeband::footprint
