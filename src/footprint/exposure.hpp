/// What of a circle has to be looked at, and which discs can matter there.
///
/// Everything rests on b·σ ≤ d ≤ a·σ, with d the distance of two points and σ the angle between their reduced-latitude
/// vectors, and on the triangle inequality; so what is left out is left out for sure.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "footprint/disc_boundary.hpp"
#include "footprint/disc_set.hpp"
#include "footprint/disc_tree.hpp"
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
    /// Without `wanted` everything at which a count changes is exposed.
    Exposure(const DiscSet& discs, const DiscTree& tree, const std::optional<Depth>& wanted);

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

    /// A stretch of the circle where nothing is settled.
    struct Leaf {
        double from;
        double to;
        std::vector<DiscId> inside;
        std::vector<DiscId> crossed;
    };

    void look(const DiscBoundary& boundary, double from, double to, std::span<const DiscId> candidates);
    void put(DiscId disc, std::uint32_t State::* outer, std::uint32_t State::* inner, std::uint32_t by);
    bool is_settled(const Vector& place) const;
    Held held(OwnerId owner, const Vector& place) const;
    std::vector<Window> joined_leaves() const;

    const DiscSet& discs_;
    const DiscTree& tree_;
    std::optional<Depth> wanted_;
    std::vector<State> states_;
    std::vector<OwnerId> touched_;  ///< owners of any disc at hand, and those that hold places without one
    std::vector<bool> is_touched_;
    std::size_t always_touched_ = 0;

    DiscId disc_ = 0;  ///< whose circle is looked at
    std::vector<DiscId> inside_;
    std::vector<Leaf> leaves_;
};

}  // namespace rangeband::footprint
