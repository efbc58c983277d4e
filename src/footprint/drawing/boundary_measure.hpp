// SPDX-License-Identifier: MIT
/// Area and perimeter of regions, from the arcs of a boundary.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "footprint/arrangement/boundary.hpp"
#include "footprint/drawing/measure.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

/// Measures every arc once, whatever is asked of the boundary. Where circles nearly coincide, chords may come in
/// another order than their arcs, which is why regions are not measured along what is drawn.
class BoundaryMeasure {
  public:
    explicit BoundaryMeasure(const Boundary& boundary);

    /// The region with such counts, with its whole boundary, also along what is too narrow to be drawn; none where its
    /// arcs do not close, as the counts beside arcs are uncertain in slivers and beside poles.
    std::optional<RingMeasure> region(const Depth& wanted) const;

  private:
    struct OfArc {
        RingMeasure measure;  ///< of what is to the left
        int left;
        int right;
    };

    const std::vector<std::uint32_t>* level(std::int64_t count) const;

    std::vector<OfArc> arcs_;
    std::int64_t lowest_ = 0;
    /// By count from the lowest: the arcs with that or more on one side and less on the other. Empty where they do not
    /// close.
    std::vector<std::optional<std::vector<std::uint32_t>>> levels_;
};

}  // namespace rangeband::footprint
