// SPDX-License-Identifier: MIT
/// The arcs of a circle that may be boundary, each with the discs that may change the count along it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "footprint/arrangement/circle_shell.hpp"
#include "footprint/arrangement/coverage_counter.hpp"
#include "footprint/arrangement/occlusion.hpp"
#include "footprint/discs/disc_boundary.hpp"
#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/disc_tree.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

struct ExposedArc {
    double from;                                   ///< azimuth
    double to;                                     ///< at most one turn more than `from`
    bool whole = true;                             ///< the whole circle
    std::vector<CoverageCounter::Several> around;  ///< discs that surely contain all of it, by part
    std::vector<DiscId> inside;                    ///< further ones
    std::vector<DiscId> crossing;  ///< discs that may contain some of it; all others surely contain nothing of it
};

/// Outside of these arcs the answer is surely the same on both sides of the circle: first what occlusion leaves, then
/// halved until the count's bounds decide or few discs are left open.
class ExposedArcs {
  public:
    /// Without `wanted` a circle is exposed wherever any count changes; one of which nothing is hidden is exposed
    /// whole.
    ExposedArcs(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted);
    ~ExposedArcs();

    /// By disc, in the order of their numbers or of the tree.
    std::vector<ExposedArc> of(const DiscBoundary& boundary, DiscId disc, std::span<const OpenArc> open);

  private:
    struct Stretch;
    struct Leaf;
    struct Span;
    ExposedArc whole_circle(const DiscBoundary& boundary, DiscId disc) const;
    void explore_arc(const OpenArc& arc);
    void explore(const Stretch& stretch, std::span<const DiscId> candidates);
    Membership contains(DiscId disc, const Stretch& stretch) const;
    bool is_decided(const Stretch& stretch);
    void join_leaves();

    const DiscSet& discs_;
    const DiscTree& tree_;
    std::optional<Depth> wanted_;
    CoverageCounter counter_;
    const DiscBoundary* boundary_ = nullptr;  ///< whose circle is looked at
    DiscId disc_ = 0;
    std::optional<CircleShell> shell_;              ///< of the same, where it is not too long for one
    std::vector<CoverageCounter::Several> around_;  ///< what contains all of the open arc that is explored
    std::vector<Leaf> leaves_;
    std::vector<Span> spans_;
    std::vector<ExposedArc> arcs_;
    std::vector<std::int32_t> by_part_;   ///< a tally by part, outer and inner
    std::vector<std::uint32_t> by_disc_;  ///< and one by disc; both 0 between uses
};

}  // namespace rangeband::footprint
