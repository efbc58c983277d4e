/// What of a circle has to be looked at, and which discs can matter there.
///
/// Everything rests on b·σ ≤ d ≤ a·σ, with d the distance of two points and σ the angle between their reduced-latitude
/// vectors, and on the triangle inequality; so what is left out is left out for sure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "footprint/discs/disc_boundary.hpp"
#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/disc_tree.hpp"
#include "footprint/arrangement/settlers.hpp"
#include "rangeband/footprint/merge.hpp"

namespace rangeband::footprint {

/// A range of azimuths of a circle.
struct Window {
    double from;
    double to;                    ///< at most one turn more than `from`
    bool whole = true;            ///< the whole circle
    std::vector<DiscId> inside;   ///< discs that surely hold all of it
    std::vector<DiscId> crossed;  ///< discs that may hold some of it; all others surely hold nothing
};

class Exposure {
  public:
    /// Without `wanted`, and so without settlers, everything at which a count changes is exposed.
    Exposure(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted, const Settlers* settlers);

    /// The windows of a disc's circle outside of which it is surely no boundary of what is wanted.
    std::vector<Window> windows(const DiscBoundary& boundary, DiscId disc);

  private:
    /// Discs of one owner that surely or maybe hold what is looked at.
    struct State {
        std::uint32_t outer_in = 0;
        std::uint32_t outer_maybe = 0;
        std::uint32_t inner_in = 0;
        std::uint32_t inner_maybe = 0;
    };
    enum class Held { no, maybe, yes };

    /// What is counted at least and at most.
    struct Bounds {
        std::int64_t least = 0;
        std::int64_t most = 0;
    };

    /// A stretch of the circle where nothing is settled.
    struct Leaf {
        double from;
        double to;
        std::vector<DiscId> inside;
        std::vector<DiscId> crossed;
    };

    void look(const DiscBoundary& boundary, double from, double to, std::span<const DiscId> candidates);
    Held holds_all(DiscId disc, const Vector& place, double reach_m) const;
    bool is_idle_inner(DiscId disc, const Window& near) const;
    void put(DiscId disc, std::uint32_t State::*outer, std::uint32_t State::*inner, std::uint32_t by);
    void count(OwnerId id, std::int64_t times);
    bool is_settled(const Bounds& bounds) const;
    bool is_settled_at(const Vector& place) const;
    bool makes_a_difference(const Vector& place) const;
    Held near_enough(OwnerId id, const Vector& place) const;
    Held held(OwnerId id, Held near_enough) const;
    Held held_at(OwnerId id, const Vector& place) const;
    std::vector<Window> joined_leaves() const;

    const DiscSet& discs_;
    const DiscTree& tree_;
    std::optional<Depth> wanted_;
    const Settlers* settlers_;
    std::vector<State> states_;
    std::vector<OwnerId> with_interior_;  ///< not in `bounds_`, since they depend on the place
    Bounds bounds_;

    DiscId disc_ = 0;                  ///< whose circle is looked at
    DiscId settler_ = DiscTree::none;  ///< the disc that settled the stretch before
    std::vector<DiscId> inside_;
    std::vector<Leaf> leaves_;
};

}  // namespace rangeband::footprint
