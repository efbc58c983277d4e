// SPDX-License-Identifier: MIT
/// The WGS84 ellipsoid and its geodesics.
///
/// All geodesics are GeographicLib's (C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87, 43–55, 2013), accurate
/// to 15 nm; this header is the only access to it.
#pragma once

#include <memory>

#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::geodesic {

/// @{
/// WGS84: a and f as NIMA TR8350.2 defines them, b = a·(1 − f), e² = f·(2 − f).
inline constexpr double equatorial_radius_m = 6'378'137.0;
inline constexpr double equatorial_degree_m = equatorial_radius_m * radians_per_degree;
inline constexpr double flattening = 1.0 / 298.257223563;
inline constexpr double polar_radius_m = equatorial_radius_m * (1.0 - flattening);
inline constexpr double eccentricity_squared = flattening * (2.0 - flattening);
/// @}

/// Half a meridian, 20,003.931 km: the farthest that two points can be from each other.
Length half_meridian();

/// The area of the whole Earth.
Area earth_area();

/// The square of the radius of the sphere with the ellipsoid's area, in m².
double authalic_radius_squared_m2();

/// Where a point of the ellipsoid lies on the unit sphere of equal area. The point with the reduced-latitude vector
/// (x, y, z) lies at (stretch·x, stretch·y, up), both smooth functions of z alone, also at the poles.
struct Authalic {
    double up;
    double d_up;  ///< change per unit of z
    double stretch;
    double d_stretch;
};

/// From the third component of a reduced-latitude vector, [-1, 1]. Accuracy 1e-15.
Authalic authalic(double z);

/// 1/√(M·N) squared at a latitude: the Gaussian curvature of the ellipsoid there, in m⁻².
double gaussian_curvature(Angle latitude);

/// The shortest path between two points.
struct Inverse {
    Length distance;
    Angle azimuth;  ///< at `from`, of the path to `to`, clockwise from north, in [-180°, 180°]
    Angle back;     ///< at `to`, of the path back to `from`
};

/// From one point to another. Distances to 15 nm; between antipodal points one of the shortest paths.
Inverse inverse(const Position& from, const Position& to);

/// How far geodesics leaving a site at this latitude stay shortest in every direction: from π·b (19,970.326 km) on the
/// equator to half a meridian at the poles. Circles below it are simple curves.
Length cut_distance(Angle latitude);

/// Whether a circle around a site at this latitude is a simple curve: its radius is no more than the cut distance.
bool is_simple_circle(Angle latitude, Length radius);

/// The vector of reduced latitude: the ellipsoid's surface is the unit sphere of these, stretched to (a·x, a·y, b·z),
/// so that with σ the angle between two of them b·σ ≤ distance ≤ a·σ. x is toward 0° E on the equator, z toward the
/// north.
Vector reduced_vector(const Position& position);

/// The point of the surface, or the motion along it, that a reduced-latitude vector stands for: metres from the Earth's
/// centre.
inline Vector surface(const Vector& reduced) {
    return {equatorial_radius_m * reduced[0], equatorial_radius_m * reduced[1], polar_radius_m * reduced[2]};
}

/// The end of a geodesic, and what becomes there of geodesics beside it.
struct Direct {
    double lat;             ///< degrees
    double dlon;            ///< degrees east of the start's meridian
    double azimuth;         ///< degrees, of the geodesic there
    double reduced_length;  ///< metres apart for each radian between their azimuths at the start
    double scale;           ///< metres apart for each metre between parallel ones at the start
};
/// From a place in a direction.
Direct direct(const Position& from, Angle azimuth, Length distance);

/// A geodesic from a place in a direction.
class Geodesic {
  public:
    /// Any azimuth.
    Geodesic(const Position& from, Angle azimuth);
    ~Geodesic();
    Geodesic(Geodesic&&) noexcept;
    Geodesic& operator=(Geodesic&&) noexcept;

    /// A point of it.
    struct Point {
        double lat;      ///< degrees
        double dlon;     ///< degrees east of the start's meridian, continuous along the geodesic
        double azimuth;  ///< degrees, of the geodesic there
    };
    /// Any distance, also where it is no longer the shortest path; a negative one goes backwards.
    Point at(Length distance) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace rangeband::geodesic
