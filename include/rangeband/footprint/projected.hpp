// SPDX-License-Identifier: MIT
/// Drawn regions in the plane of a map projection.
#pragma once

#include <optional>
#include <span>

#include "rangeband/footprint/cuts.hpp"
#include "rangeband/footprint/footprint.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// A map projection. Longitudes are counted from its middle, within ±180°; in its plane `lon` is x and `lat` is y.
/// Safe to use from many threads.
class Projection {
  public:
    virtual ~Projection() = default;

    /// The meridian, degrees, opposite to which the map ends or closes.
    virtual double middle_deg() const = 0;

    /// What the projection shows without overlap. Windows do not overlap; where one ends beside another, it does at
    /// whole or half degrees.
    virtual std::span<const Rectangle> windows() const = 0;

    /// The length of a unit of the plane.
    virtual Length unit() const = 0;

    /// @{
    /// To the plane and back. A point without an image becomes not a number.
    virtual void project(std::span<LonLat> points) const = 0;
    virtual void unproject(std::span<LonLat> points) const = 0;
    /// @}
};

/// A region in the plane of a projection.
struct Projected {
    MultiPolygon polygons;  ///< valid in that plane
    MultiLine boundary;     ///< the region's boundary, without the edges where the map ends
    bool cut = false;       ///< whether a part of the region is outside the projection's windows
};

/// Edges are straight in the projection's plane and stay within `off`, measured on the ground, of those of the
/// footprint. The seam of longitude and latitude and the poles leave no edges where the projection closes there; where
/// the map ends, polygons follow its rim. Throws Error(usage) where the projection tears, folds or has no inverse
/// within its windows.
Projected projected(const Footprint& footprint, const Projection& projection, Tolerance off);

/// A point of the globe in the plane; none outside the windows.
std::optional<LonLat> projected(const LonLat& point, const Projection& projection);

}  // namespace rangeband::footprint
