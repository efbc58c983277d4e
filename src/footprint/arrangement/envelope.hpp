// SPDX-License-Identifier: MIT
/// The true boundary of a buffer that discs along an edge represent.
///
/// The arrangement is one of discs: it says which of them bound a region, and where the boundary passes from one to the
/// next. Between two neighbours along an edge that is not the crossing of their circles, where both are off by a
/// scallop, but a point of the envelope of all circles between them, the edge's offset curve. And where circles of
/// different edges cross, the boundary's corner is where the distances from both edges are what they shall be.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "footprint/arrangement/edge_runs.hpp"
#include "footprint/discs/disc_boundary.hpp"
#include "footprint/discs/disc_set.hpp"
#include "footprint/discs/offset_curve.hpp"
#include "rangeband/footprint/edge.hpp"

namespace rangeband::footprint {

class Envelope {
  public:
    /// Where the distances of two edges are as they shall be to `resolution_m`, it is a corner.
    Envelope(const DiscSet& discs, double resolution_m);

    /// Whether a disc stands for others beside it.
    bool has(DiscId disc) const { return !starts_.empty() && starts_[disc] != starts_[disc + 1]; }

    /// Whether two discs are neighbours along an edge.
    bool are_neighbours(DiscId a, DiscId b) const { return link_between(a, b) != none; }

    /// A point of the true boundary; on the offset curve of a link where neighbours along an edge cross.
    struct Spot {
        LonLat at;
        std::uint32_t link = none;
        double share = 0.0;
        EdgeSide side = EdgeSide::left;
    };
    /// A disc and the part for which it bounds the region: what it stands for there are links of that part.
    struct Bound {
        DiscId disc;
        PartId part;
        auto operator<=>(const Bound&) const = default;
    };
    /// Whether a disc stands for others in one of its parts.
    bool has(const Bound& bound) const;

    /// In place of a crossing of two circles.
    Spot spot(const Bound& a, const Bound& b, const LonLat& crossing);

    /// A part of a curve, from where it begins on; `to` may be less than `from`.
    struct Arc {
        std::shared_ptr<const Curve> curve;
        double from;
        double to;
        LonLat start;
    };
    /// In place of an arc of a disc's circle, walked with growing azimuth, between two such points.
    std::vector<Arc> arcs(const DiscBoundary& boundary, const Bound& bound, double from, double to, const Spot& start,
                          const Spot& end);

    /// On which side of a link's edge a place is, and a point of the offset curve there beside the link's end.
    EdgeSide side_of(std::uint32_t link, const LonLat& place) const;
    std::optional<LonLat> beside_end(std::uint32_t link, EdgeSide side);

    /// The offset curve from the middle of one link of an edge to that of another, with the edge on its right: on the
    /// left side from the first to the last. Nothing where it comes too close to a pole.
    std::vector<Arc> along(const EdgeRun& links, EdgeSide side);

    /// The disc of the run on whose circle an arc from this share on would begin if it were looked at, and about where:
    /// an azimuth from 0 on, negative where that circle's first arc begins before north.
    struct Source {
        DiscId disc;
        double azimuth;
    };
    Source source(const EdgeRun& links, EdgeSide side, double share) const;

    static constexpr std::uint32_t none = 0xffff'ffff;

  private:
    /// A link as seen from one of its discs.
    struct Ref {
        std::uint32_t link;
        bool at_start;
    };
    /// The point of an edge, or of a disc's centre, from which a place has its distance.
    struct Foot {
        std::uint32_t link = none;
        double share = 0.0;
        double metres = 0.0;
        double azimuth = 0.0;  ///< radians, toward the place
        double back = 0.0;     ///< at the place
    };

    std::span<const Ref> refs(DiscId disc) const {
        return {refs_.data() + starts_[disc], refs_.data() + starts_[disc + 1]};
    }
    std::uint32_t link_between(DiscId a, DiscId b) const;
    Foot foot(const Bound& bound, const geodesic::Position& place) const;
    Foot foot_on(std::uint32_t link, const geodesic::Position& place) const;
    template <typename FootA, typename FootB>
    std::optional<LonLat> corner(const LonLat& start, double radius_a, double radius_b, const FootA& foot_a,
                                 const FootB& foot_b) const;
    EdgeSide side_of(std::uint32_t link, double share, double azimuth) const;
    Offset& offset(std::uint32_t link, EdgeSide side);
    bool add_offset(std::vector<Arc>& arcs, std::uint32_t link, EdgeSide side, double from, double to);

    const DiscSet& discs_;
    double resolution_m_;
    std::vector<Ref> refs_;
    std::vector<std::uint32_t> starts_;  ///< of each disc's in `refs_`
    std::map<std::pair<std::uint32_t, EdgeSide>, std::unique_ptr<Offset>> offsets_;
};

}  // namespace rangeband::footprint
