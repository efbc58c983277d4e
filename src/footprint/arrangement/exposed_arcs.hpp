// SPDX-License-Identifier: MIT
/// The arcs of a circle that may be boundary, each with the discs that may change the count along it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "footprint/arrangement/circle_shell.hpp"
#include "footprint/arrangement/coverage_counter.hpp"
#include "footprint/arrangement/occlusion.hpp"
#include "footprint/discs/disc_boundary.hpp"
#include "footprint/discs/disc_lists.hpp"
#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/disc_tree.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

struct ExposedArc {
    double from;                                   ///< azimuth
    double to;                                     ///< at most one turn more than `from`
    bool whole = true;                             ///< the whole circle
    std::vector<CoverageCounter::Several> around;  ///< discs that count as if they contained all of it
    std::vector<DiscId> inside;                    ///< further ones, which surely do
    std::vector<DiscId> crossing;  ///< discs that may contain some of it; no other makes a difference there
};

/// Outside of these arcs the answer is surely the same on both sides of the circle: first what occlusion leaves, then
/// halved until the count's bounds decide or few discs are left open. Of the discs of one part, which are many along
/// edges, one decides for all where it can: an outer one that contains a stretch, an inner one that does not.
class ExposedArcs {
  public:
    /// Without `wanted` a circle is exposed wherever any count changes; one of which nothing is hidden is exposed
    /// whole. The counter is cleared.
    ExposedArcs(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted,
                CoverageCounter& counter);
    ~ExposedArcs();

    /// By disc, in the order of their numbers or of the tree.
    std::vector<ExposedArc> of(const DiscBoundary& boundary, DiscId disc, std::span<const OpenArc> open);

  private:
    struct Stretch;
    struct Candidate;
    struct Leaf;
    struct Span;
    struct Level;
    using Run = std::vector<std::pair<std::size_t, std::size_t>>;  ///< of leaves, first and last
    ExposedArc whole_circle(const DiscBoundary& boundary, DiscId disc) const;
    void explore_arc(const OpenArc& arc);
    void explore_near(const Stretch& stretch, std::span<const std::uint32_t> lists, bool is_whole_arc);
    void explore(const Stretch& stretch, std::span<const Candidate> candidates, std::span<const std::uint32_t> lists);
    void look_at(const Candidate& candidate, const Stretch& stretch, Level& level);
    void look_at(std::uint32_t list, const Stretch& stretch, Level& level);
    Membership contains(DiscId disc, const Stretch& stretch);
    Membership by_directions(DiscId disc, const Stretch& stretch, Membership so_far);
    void decide_among(const Stretch& stretch, Level& level);
    DiscId likeliest(std::span<const Candidate> open, const Stretch& stretch) const;
    Membership by_ends(DiscId disc, double from, double to) const;
    std::int32_t discs_of(std::uint32_t list) const;
    template <typename Visit>
    void each_use(const Candidate& candidate, const Visit& visit) const;
    void count_sure(const Level& level, int by);
    void count_open(const Level& level, std::size_t discs, int by);
    bool is_decided(const Stretch& stretch);
    bool is_decided_by(std::span<const Candidate> open, const Stretch& stretch);
    bool is_blurred(const Stretch& stretch) const;
    void join_leaves();
    void add_arc(const Run& run);
    void leave_out_beside(ExposedArc& arc) const;

    const DiscSet& discs_;
    const DiscTree& tree_;
    const DiscLists lists_;
    const std::optional<DiscTree> single_;  ///< of what is not in lists, if there are any
    std::optional<Depth> wanted_;
    CoverageCounter& counter_;
    const DiscBoundary* boundary_ = nullptr;  ///< whose circle is looked at
    DiscId disc_ = 0;
    std::optional<CircleShell> shell_;                    ///< of the same, where it is not too long for one
    std::unordered_map<DiscId, ContainedArc> contained_;  ///< of the same by others, as far as known
    std::vector<CoverageCounter::Several> around_;        ///< what contains all of the open arc that is explored
    std::vector<std::uint32_t> inner_;                    ///< the lists of inner discs that may matter there
    std::vector<DiscId> decided_;                         ///< by list, the disc that decided last
    std::vector<Leaf> leaves_;
    std::vector<Span> spans_;
    std::vector<ExposedArc> arcs_;
    std::vector<std::uint32_t> by_disc_;  ///< a tally by disc, 0 between uses
};

}  // namespace rangeband::footprint
