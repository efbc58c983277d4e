/// From discs with owners to the boundary of the region they ask for, as closed rings of arcs.
///
/// A region's boundary consists of arcs of the discs' circles; a ring keeps the region on its left. Where no arc
/// remains, the region is the whole Earth or empty, and one membership decides which.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "footprint/arrangement/coverage_count.hpp"
#include "footprint/discs/crossing.hpp"
#include "footprint/discs/curve.hpp"
#include "footprint/discs/disc_set.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/footprint/source.hpp"

namespace rangeband::footprint {

struct Window;

/// A directed piece of a curve; `to` may be less than `from`.
struct Arc {
    std::shared_ptr<const Curve> curve;
    double from;
    double to;
    bool closed = false;          ///< a whole circle from north to north
    std::optional<LonLat> start;  ///< where it begins, if that is shared with other arcs
};

/// Arcs end to end.
using ArcRing = std::vector<Arc>;

struct Region {
    std::vector<ArcRing> rings;
    bool north_pole_inside = false;
};

/// Circles cut at their crossings, and how much is counted on both sides of every piece.
///
/// Walking along a circle, memberships change only where another circle crosses; each crossing is found once and shared
/// by both. A piece is boundary of a region exactly when its two sides answer the question differently.
class Arrangement {
  public:
    /// All pieces at which the count changes, or only those that can be boundary of `wanted`.
    Arrangement(DiscSet& discs, const std::optional<Depth>& wanted);

    /// Discs that nearly touch, or meet two others nearly at a point, so that rounding would decide. They are to be
    /// nudged, and everything asked anew.
    const std::vector<DiscId>& ambiguous() const { return ambiguous_; }

    /// The counts that occur beside pieces, and at the north pole, ascending.
    std::vector<std::int64_t> counts() const;

    /// Where the count is in `depth`. Nothing, and more ambiguous discs, where pieces do not link to rings.
    std::optional<Region> region(const Depth& depth);

  private:
    using NodeId = std::uint32_t;
    static constexpr NodeId no_node = 0xffff'ffff;

    /// What is counted on both sides of a circle.
    struct Sides {
        std::int64_t outside = 0;
        std::int64_t inside = 0;
        bool operator==(const Sides&) const = default;
    };

    /// A part of a circle between two crossings.
    struct Piece {
        DiscId disc;
        double from;
        double to;
        NodeId start = no_node;  ///< none: the whole circle
        NodeId end = no_node;
        bool start_in_other = false;  ///< which side of the circle that crosses at `start` the piece is on
        bool end_in_other = false;
        Sides sides = {};
    };

    struct Event {
        double t;
        DiscId other;
        NodeId node;
        bool enters = false;
        double blur_m = 0.0;
    };

    /// An event that changes the count on a side.
    struct Stop {
        Event event;
        Sides before;
        Sides after;
    };

    const DiscBoundary& boundary(DiscId disc);
    struct Found {
        NodeId first_node;
        std::uint8_t count;
        bool first_inside;
        bool second_inside;
    };
    const Found& meeting(DiscId a, DiscId b);
    void sweep(DiscId disc, const Window& window);
    void walk(DiscId disc, const Window& window, std::vector<Event>& events);
    void add_fold(DiscId disc, std::vector<Event>& events);
    void add_piece(DiscId disc, const Stop& from, const Stop& to);
    void check_apart(DiscId disc, const Stop& a, const Stop& b);
    bool can_be_boundary(const Sides& sides) const;
    void add_ambiguous(std::initializer_list<DiscId> discs);
    bool north_pole_in(DiscId disc);
    std::vector<std::uint32_t> pieces_beside(const Depth& depth);

    DiscSet& discs_;
    std::optional<Depth> wanted_;
    Census census_;
    std::int64_t at_north_pole_ = 0;
    std::vector<std::unique_ptr<DiscBoundary>> boundaries_;
    std::unordered_map<std::uint64_t, Found> meetings_;
    std::vector<Crossing> nodes_;
    std::vector<Piece> pieces_;
    std::unordered_map<std::int64_t, std::vector<std::uint32_t>> by_count_;
    std::vector<DiscId> ambiguous_;
};

/// The region that so many of the sources hold, weights counted. `Depth` may begin at 0 or below.
Region arrange(std::span<const Weighted> sources, const Depth& depth);

/// One region for every count from 1 on that occurs, ascending.
struct DepthRegion {
    int depth;
    Region region;
};
std::vector<DepthRegion> arrange_depths(std::span<const Weighted> sources, Nesting nesting);

}  // namespace rangeband::footprint
