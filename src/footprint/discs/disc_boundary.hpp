// SPDX-License-Identifier: MIT
/// The boundary of one disc as a closed path of azimuths.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "footprint/discs/curve.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {

/// Whether the disc is the whole Earth: what would be left open around the antipode is narrower than vertices are
/// exact.
bool whole_earth(const Disc& disc);

/// The circle of a disc, or beyond the cut distance what of it is still boundary: there the curve P(azimuth) folds over
/// itself near the antipode, and only what is still the shortest way counts: north-going azimuths while the point is
/// north of the parallel opposite to the centre, south-going ones while it is south of it. These two parts meet on that
/// parallel, in the east and in the west.
class DiscBoundary {
  public:
    /// Not for the whole Earth.
    explicit DiscBoundary(const Disc& disc);

    const std::shared_ptr<const CircleCurve>& curve() const { return curve_; }
    const Disc& disc() const { return disc_; }

    struct Part {
        double from;
        double to;  ///< radians, more than `from`
    };
    /// One whole circle, or the northern and the southern part.
    std::span<const Part> parts() const { return parts_; }
    bool folded() const { return parts_.size() > 1; }

    /// The same azimuth within one turn from the start of the first part.
    double on_path(double azimuth) const;

    /// The centre on the surface, in metres from the Earth's centre, and at what azimuth a straight line leaves it.
    const Vector& centre() const { return centre_; }
    double azimuth_of(const Vector& line) const;

    /// The level unit vector there to the right of an azimuth.
    Vector right_of(double azimuth) const;

    /// Position and motion by azimuth, as reduced-latitude vectors on the globe.
    geodesic::Circle::State state(double azimuth) const;

    /// Where that is.
    geodesic::Position position(double azimuth) const;

    /// The same on the surface, in metres from the Earth's centre.
    Vector surface_point(double azimuth) const;

    /// Metres along the circle for each radian of azimuth.
    double speed_m(double azimuth) const;

    /// Whether an arc is longer, by the greatest of its speeds at its ends and in the middle: a circle beyond the
    /// conjugate points stands still where it turns back.
    bool is_longer(double from, double to, double than_m) const;

  private:
    Disc disc_;
    std::shared_ptr<const CircleCurve> curve_;
    std::vector<Part> parts_;
    double cos_lon_;
    double sin_lon_;
    Vector centre_;
    Vector north_;  ///< there
};

}  // namespace rangeband::footprint
