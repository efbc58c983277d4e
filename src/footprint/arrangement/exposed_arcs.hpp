// SPDX-License-Identifier: MIT
/// The arcs of a circle that may be boundary, each with the discs that may change the count along it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "footprint/arrangement/coverage_counter.hpp"
#include "footprint/arrangement/occlusion.hpp"
#include "footprint/discs/disc_boundary.hpp"
#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/disc_tree.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

struct ExposedArc {
    double from;                   ///< azimuth
    double to;                     ///< at most one turn more than `from`
    bool whole = true;             ///< the whole circle
    std::vector<DiscId> inside;    ///< discs that surely contain all of it
    std::vector<DiscId> crossing;  ///< discs that may contain some of it; all others surely contain nothing of it
};

/// Outside of these arcs the answer is surely the same on both sides of the circle: first what occlusion leaves, then
/// halved until the count's bounds decide or few discs are left open.
class ExposedArcs {
  public:
    /// Without `wanted` every circle is exposed whole.
    ExposedArcs(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted);

    /// By disc, in the order of their numbers or of the tree.
    std::vector<ExposedArc> of(const DiscBoundary& boundary, DiscId disc, std::span<const OpenArc> open);

  private:
    struct Stretch;
    ExposedArc whole_circle(const DiscBoundary& boundary, DiscId disc) const;
    void explore(const Stretch& stretch, std::span<const DiscId> candidates);
    Membership contains(DiscId disc, const Stretch& stretch) const;
    bool is_decided(const Stretch& stretch);
    std::vector<ExposedArc> joined() const;

    const DiscSet& discs_;
    const DiscTree& tree_;
    std::optional<Depth> wanted_;
    CoverageCounter counter_;
    const DiscBoundary* boundary_ = nullptr;  ///< whose circle is looked at
    DiscId disc_ = 0;
    std::vector<DiscId> inside_;
    std::vector<ExposedArc> leaves_;
};

}  // namespace rangeband::footprint
