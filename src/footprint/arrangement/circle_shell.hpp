// SPDX-License-Identifier: MIT
/// Which arc of one circle another disc contains, in closed form.
#pragma once

#include "footprint/discs/disc_set.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {

/// The part of a circle that a disc contains is an arc around the direction of that disc's centre.
struct ContainedArc {
    double toward;    ///< azimuth, radians
    double surely;    ///< half of an arc that the disc contains for certain; 0: none, π: the whole circle
    double possibly;  ///< the disc contains nothing outside of this half-width; negative: nothing at all
};

/// The shell in space in which the circle of a disc lies. A point of it is given by its direction around the normal of
/// the centre; its chord to the centre, its distance from the normal, and its depth below the tangent plane are known
/// as intervals (geodesic/chord.hpp). The square of its distance from any other place is then A − B·cos(direction),
/// with A and B between bounds, so that which directions a disc contains is one arc cosine each way. No geodesic is
/// computed.
///
/// Chords tell a kilometre-long radius to nanometres, a thousand kilometres to 20 m, whereas near-copies of a disc are
/// metres from it. For these it is the hinge that counts: a point of the circle is at the end of a geodesic of length r
/// from the centre, at an angle to the way of length s to the other centre. On the ellipsoid it is at most as far from
/// there as on the sphere of its least Gaussian curvature (Toponogov), and at least as far as on that of its greatest
/// (Alexandrov), and the two differ by some s²/r times (r/R)² thousandths.
class CircleShell {
  public:
    /// Of a circle not longer than `directions::longest_m`.
    CircleShell(const DiscSet& discs, DiscId disc);

    /// What another disc contains of the circle: for certain, and possibly.
    ContainedArc contained(DiscId by) const;

    /// Near the point at an azimuth; all points of the circle there are within `blur_m()` of it.
    Vector point(double azimuth) const;
    double blur_m() const { return blur_m_; }

    /// How far the azimuth of the geodesic to a point may be from the point's direction.
    double azimuth_slack() const { return azimuth_slack_; }

  private:
    ContainedArc by_chords(const Vector& away, double least_chord, double most_chord) const;
    void narrow_by_hinge(ContainedArc& arc, double apart_chord, double reach) const;

    const DiscSet& discs_;
    double radius_;
    Vector centre_;
    Vector up_;
    Vector north_;
    Vector east_;
    double least_chord_;
    double most_chord_;
    double least_out_;  ///< distance from the normal
    double most_out_;
    double least_down_;  ///< depth below the tangent plane
    double most_down_;
    double blur_m_;
    double azimuth_slack_;
};

}  // namespace rangeband::footprint
