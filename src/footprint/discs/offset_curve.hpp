// SPDX-License-Identifier: MIT
/// Offset curves: the envelope of the circles along an edge.
#pragma once

#include <memory>
#include <vector>

#include "footprint/discs/curve.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// On which side of an edge, seen from its start to its end.
enum class EdgeSide { left, right };

/// The ends of the geodesics of one length that leave an edge at right angles, by the share of the edge. Where they
/// meet their neighbours, at a focal point, the curve has a cusp; no boundary comes near one.
class OffsetCurve : public Curve {
  public:
    /// The part between two shares, which is short beside its distance from a pole.
    OffsetCurve(const LonLat& a, const LonLat& b, EdgeSide side, Length distance, double from, double to);

    double from() const { return from_; }
    double to() const { return to_; }

    /// On the meridian in the middle of the curve.
    const geodesic::Position& site() const override { return site_; }
    Length reach() const override { return distance_; }
    void points(std::span<const double> t, std::span<double> dlon, std::span<double> lat) const override;
    geodesic::Circle::State state(double t) const override;
    double longest_step(Tolerance tolerance) const override;
    Tolerance fitting(Tolerance tolerance) const override;
    double widest_panel() const override { return 0.25 * (to_ - from_); }

  private:
    geodesic::Direct end_at(double t) const;

    LonLat a_;
    LonLat b_;
    EdgeSide side_;
    Length distance_;
    double from_;
    double to_;
    double length_m_;
    geodesic::Position site_;
};

/// The whole of one side of an edge, as curves short enough to be seen each from one meridian.
class Offset {
  public:
    Offset(const LonLat& a, const LonLat& b, EdgeSide side, Length distance);

    /// The curve for a share; none where the offset runs through a pole.
    const std::shared_ptr<const OffsetCurve>& at(double share) const;

  private:
    void add(double from, double to, int depth);

    LonLat a_;
    LonLat b_;
    EdgeSide side_;
    Length distance_;
    struct Cell {
        double to;
        std::shared_ptr<const OffsetCurve> curve;
    };
    std::vector<Cell> cells_;
};

}  // namespace rangeband::footprint
