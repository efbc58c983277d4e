// SPDX-License-Identifier: MIT
/// The common interface of the curves that a boundary consists of: arcs of geodesic circles, and geodesics.
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "rangeband/footprint/source.hpp"
#include "rangeband/geodesic/circle.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// A smooth curve on the ellipsoid by one parameter.
class Curve {
  public:
    virtual ~Curve() = default;

    /// The place that the curve is seen from.
    virtual const geodesic::Position& site() const = 0;

    /// How far from its site the curve gets.
    virtual Length reach() const = 0;

    /// Points by parameter, in degrees; `dlon` is east of the site's meridian, in [-180, 180].
    virtual void points(std::span<const double> t, std::span<double> dlon, std::span<double> lat) const = 0;

    /// Position and motion as reduced-latitude vectors, see `geodesic::Circle::state`.
    virtual geodesic::Circle::State state(double t) const = 0;

    /// The longest step in the parameter that still looks right in a projection which straightens other lines than
    /// longitude/latitude does.
    virtual double longest_step(Tolerance tolerance) const = 0;

    /// The tolerance that shows the curve's shape, where that is less than the one asked for.
    virtual Tolerance fitting(Tolerance tolerance) const { return tolerance; }

    /// The step in the parameter at which to begin to look at the curve's shape.
    virtual double widest_panel() const = 0;

    /// Whether it is defined for every parameter, closes after one turn, and has no kink anywhere; its western half
    /// then mirrors its eastern one.
    virtual bool smooth_all_round() const { return false; }

    /// How many equally spaced nodes integrate along the whole of a closed curve.
    virtual std::size_t nodes() const { return 0; }

    /// Parameters strictly between two others where the longitude may turn back or jump: vertices belong there.
    virtual std::vector<double> turns(double from, double to) const;

    /// How far, in radians, the curve stays from the pole that it passes nearest; 0 where it passes through, or none.
    virtual double strip_at_pole() const { return 0.0; }

    /// Whether the curve passes through a pole.
    virtual bool meets_pole() const { return false; }

    /// Whether the curve begins on its site's meridian and never comes back to it.
    virtual bool leaves_meridian() const { return false; }

    /// The exact `dlon` at a turn as seen from the parameter `beside` it; none where `t` is no turn.
    virtual std::optional<double> dlon_at_turn(double t, double beside) const;
};

/// A circle by azimuth in radians. It passes nearest to the north pole at 0 and to the south pole at π, and is
/// symmetric about both.
class CircleCurve : public Curve {
  public:
    CircleCurve(const geodesic::Position& centre, Length radius);

    const geodesic::Position& site() const override { return circle_.centre(); }
    Length reach() const override { return circle_.radius(); }
    void points(std::span<const double> t, std::span<double> dlon, std::span<double> lat) const override;
    geodesic::Circle::State state(double t) const override { return circle_.state(t); }
    double longest_step(Tolerance tolerance) const override;
    Tolerance fitting(Tolerance tolerance) const override;
    double widest_panel() const override;
    bool smooth_all_round() const override;
    std::size_t nodes() const override { return circle_.nodes(); }
    std::vector<double> turns(double from, double to) const override;
    std::optional<double> dlon_at_turn(double t, double beside) const override;
    double strip_at_pole() const override;
    bool meets_pole() const override;

    /// By how much the circle runs beyond the pole at this azimuth (0: north, π: south), as the sine of an angle;
    /// negative where it turns back before.
    double beyond_pole(double azimuth) const { return std::cos(azimuth) > 0.0 ? beyond_north_ : beyond_south_; }

    /// Whether it does, so that its disc holds the pole. One that passes through the pole, to 6 µm, does not: its
    /// outline then touches the line ±90° and encloses nothing there. Outline and seams agree since both ask this.
    bool holds_pole(double azimuth) const { return beyond_pole(azimuth) > through_pole; }

  private:
    static constexpr double through_pole = 1e-12;
    geodesic::Circle circle_;
    double beyond_north_;  ///< asked often
    double beyond_south_;
};

/// How far a site is from the axis of the Earth; 0 within 0.1 mm of a pole, where it is the pole and geodesics from it
/// are meridians.
double from_axis_m(const geodesic::Position& site);

/// A geodesic from a site by distance in metres, the side of a sector.
///
/// A meridian goes through a pole: it is to be cut at `pole_distance`, and goes on along the meridian of its far end.
class SideCurve : public Curve {
  public:
    /// The part between two distances, both on the same side of the pole.
    SideCurve(const geodesic::Position& site, Angle azimuth, double from_m, double to_m);

    /// Where the geodesic meets a pole; 0 at a pole, none where it is no meridian.
    static std::optional<double> pole_distance(const geodesic::Position& site, Angle azimuth);

    const geodesic::Position& site() const override { return site_; }
    Length reach() const override { return reach_; }
    void points(std::span<const double> t, std::span<double> dlon, std::span<double> lat) const override;
    geodesic::Circle::State state(double t) const override;
    double longest_step(Tolerance tolerance) const override;
    double widest_panel() const override;
    bool leaves_meridian() const override { return !pole_distance_ && std::remainder(azimuth_.deg(), 180.0) != 0.0; }

  private:
    geodesic::Position site_;
    Length reach_;
    Angle azimuth_;
    geodesic::Geodesic geodesic_;
    std::optional<double> pole_distance_;
    double meridian_ = 0.0;  ///< the one `dlon` of all points, where the side meets a pole
};

}  // namespace rangeband::footprint
