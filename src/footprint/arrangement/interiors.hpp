// SPDX-License-Identifier: MIT
/// A spatial index of the parts of sources with an interior.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "footprint/discs/disc_set.hpp"
#include "rangeband/footprint/interior.hpp"

namespace rangeband::footprint {

/// Cells of 5° that know which interiors may contain some of their points.
class Interiors {
  public:
    explicit Interiors(const DiscSet& discs) {
        for (PartId id = 0; id < discs.parts().size(); ++id) {
            const Interior* const interior = discs.parts()[id].interior;
            if (interior == nullptr) continue;
            if (cells_.empty()) cells_.resize(columns * rows);
            const Rectangle& box = interior->box();
            const int west = static_cast<int>(std::floor(box.west / step_deg));
            const int east = std::min(static_cast<int>(std::floor(box.east / step_deg)), west + columns - 1);
            for (int row = row_of(box.south); row <= row_of(box.north); ++row) {
                for (int column = west; column <= east; ++column) cells_[index(column, row)].push_back(id);
            }
        }
    }

    bool empty() const { return cells_.empty(); }

    /// The parts whose interior may contain a point.
    const std::vector<PartId>& near(const LonLat& p) const {
        return cells_[index(static_cast<int>(std::floor(p.lon / step_deg)), row_of(p.lat))];
    }

  private:
    static constexpr int columns = 72;
    static constexpr int rows = 36;
    static constexpr double step_deg = 5.0;

    static int row_of(double lat) { return std::clamp(static_cast<int>((lat + 90.0) / step_deg), 0, rows - 1); }
    static std::size_t index(int column, int row) {
        return static_cast<std::size_t>(row * columns + (column % columns + columns) % columns);
    }

    std::vector<std::vector<PartId>> cells_;
};

}  // namespace rangeband::footprint
