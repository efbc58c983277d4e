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
class CircleShell {
  public:
    CircleShell(const DiscSet& discs, DiscId disc);

    /// Longer circles are not occluded in closed form: the direction differs too much from the azimuth.
    static constexpr double longest_radius_m = 9.0e6;

    /// What the balls of these radii around a place leave of the circle: for certain, and possibly.
    ContainedArc contained(const Vector& place, double least_chord, double most_chord) const;
    ContainedArc contained(DiscId by) const {
        return contained(discs_.centre(by), discs_.least_chord(by), discs_.most_chord(by));
    }

    /// Near the point at an azimuth; all points of the circle there are within `blur_m()` of it.
    Vector point(double azimuth) const;
    double blur_m() const { return blur_m_; }

    /// How far the azimuth of the geodesic to a point may be from the point's direction.
    double azimuth_slack() const { return azimuth_slack_; }

  private:
    const DiscSet& discs_;
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
