// SPDX-License-Identifier: MIT
/// The arrangement of circles: from discs to the boundary of a region, as closed rings of arcs.
///
/// 1. Each circle is reduced to its *exposed arcs*: elsewhere the answer is surely the same on both sides.
/// 2. Exposed arcs are intersected with the discs that may matter there; each crossing is computed once and shared by
///    both circles. Crossings that are not told apart are one *node*.
/// 3. A walk along each exposed arc keeps the *coverage count* on both sides of the circle, which changes only at
///    crossings. Between two nodes lies a *piece* of the circle, with one count to each side.
/// 4. Pieces beside which the counts differ are the boundary. As many arrive at a node as leave it, count for count,
///    since that holds for every crossing: whatever crossings are grouped to nodes, the pieces close.
///
/// Discs along an edge with nothing else beside them take a shorter way (edge_runs.hpp): their circles are not looked
/// at, and the pieces to both sides of the edge end where the run's first and last circle cross their neighbours.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "footprint/arrangement/boundary.hpp"
#include "footprint/arrangement/coverage_counter.hpp"
#include "footprint/arrangement/edge_runs.hpp"
#include "footprint/arrangement/envelope.hpp"
#include "footprint/arrangement/exposed_arcs.hpp"
#include "footprint/arrangement/nodes.hpp"
#include "footprint/discs/crossing.hpp"
#include "footprint/discs/disc_set.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/footprint/source.hpp"

namespace rangeband::footprint {

class Arrangement {
  public:
    /// All pieces at which the count changes, or only those that can be boundary of `wanted`.
    Arrangement(DiscSet discs, const std::optional<Depth>& wanted, double resolution_m);

    Boundary boundary() &&;

  private:
    /// The counts on both sides of a circle.
    struct Sides {
        std::int64_t outside = 0;
        std::int64_t inside = 0;
        PartId part = no_part;  ///< for which the circle makes the difference
        bool operator==(const Sides&) const = default;
    };

    /// A crossing on the way along an exposed arc, or an end of the gap of a folded circle.
    struct Event {
        double t;
        std::uint32_t crossing;  ///< and the node's number once nodes are known
        DiscId other;            ///< the disc itself at a fold
        bool enters = false;
        bool gap_follows = false;  ///< what follows is no boundary of the disc
    };

    /// An exposed arc with its events, in order.
    struct Walk {
        DiscId disc;
        bool whole;
        double from;
        double to;
        std::vector<CoverageCounter::Several> around;  ///< the discs that contain its start, by part
        std::vector<DiscId> inside;                    ///< and further ones
        std::vector<Event> events;
    };

    /// A node on the way.
    struct Stop {
        NodeId node;
        double arrives;  ///< azimuths of its first and last event
        double leaves;
        Sides after;
        bool gap_follows;
    };

    /// The crossings of a pair of discs.
    struct Pair {
        std::uint32_t first_crossing;
        std::uint8_t count;
        bool first_inside;
        bool second_inside;
    };

    /// A circle with what other discs do not hide of it.
    struct OpenCircle {
        DiscId disc;
        std::vector<OpenArc> arcs;
    };

    /// A piece of a circle that bounds something, with what is told of the counts on its sides.
    struct Piece {
        Envelope::Bound bound;
        double from;
        double to;
        int outside;
        int inside;
        NodeId start;
        NodeId end;
    };

    /// A run of discs along an edge, with the crossings at its first and last link, on the edge's left and right.
    struct Run {
        EdgeRun links;
        std::array<std::uint32_t, 2> first;
        std::array<std::uint32_t, 2> last;
        std::vector<DiscSet::Use> around;
    };

    /// One side of it, that bounds something.
    struct RunPiece {
        EdgeRun links;
        EdgeSide side;
        int outside;
        int inside;
        NodeId start;
        NodeId end;
        std::vector<Envelope::Arc> arcs;
    };

    void add_walks();
    std::vector<OpenCircle> open_circles(const DiscTree& tree) const;
    const DiscBoundary& circle(DiscId disc);
    const Pair& pair(DiscId a, DiscId b);
    void add_walk(DiscId disc, ExposedArc arc);
    void add_fold(Walk& walk);
    std::vector<NodeId> find_nodes();
    std::vector<Stop> stops_of(const Walk& walk);
    void add_pieces(const Walk& walk);
    void add_piece(DiscId disc, double from, double to, const Sides& sides, NodeId start, NodeId end);
    int answer(std::int64_t count) const;
    std::int64_t count_everywhere();

    void find_runs(const DiscTree& tree);
    std::optional<std::array<std::uint32_t, 2>> crossings_at(std::uint32_t link);
    void add_run(const Run& run, const std::vector<NodeId>& node_of);

    void find_spots(const std::vector<NodeId>& node_of);
    Envelope::Spot spot(NodeId node) const;
    std::vector<Envelope::Arc> arcs_of(const Piece& piece);
    std::vector<BoundaryArc> linked(const std::vector<Envelope::Arc>& arcs, NodeId start, NodeId end, int outside,
                                    int inside);
    void add_arcs();

    DiscSet discs_;
    std::optional<Depth> wanted_;
    double resolution_m_;
    std::unique_ptr<CoverageCounter> counter_;  ///< once occlusion has given back its memory
    std::vector<std::unique_ptr<DiscBoundary>> circles_;
    std::unordered_map<std::uint64_t, Pair> pairs_;
    std::vector<Crossing> crossings_;
    std::vector<std::pair<DiscId, DiscId>> crossing_discs_;  ///< whose circles cross there
    Envelope envelope_;
    std::unordered_map<NodeId, Envelope::Spot> spots_;  ///< nodes that are elsewhere on the true boundary
    std::vector<Walk> walks_;
    std::vector<Piece> pieces_;
    std::vector<bool> in_run_;  ///< by disc
    std::vector<Run> runs_;
    std::vector<RunPiece> run_pieces_;
    Nodes nodes_;
    std::vector<LonLat> joints_;  ///< further nodes, where arcs of one piece meet
    Boundary boundary_;
};

/// The boundary of the region that so many of the sources contain, weights counted: counts are 1 inside and 0 outside.
/// `Depth` may begin at 0 or below.
Boundary arrange(DiscSet discs, const Depth& depth, double resolution_m);

/// Where any count changes.
Boundary arrange_all(DiscSet discs, double resolution_m);

}  // namespace rangeband::footprint
