// SPDX-License-Identifier: MIT
/// Lengths, angles, areas and tolerances, strongly typed; the unit is named on construction and on access.
///
/// Every value is a double inside; the unit is chosen where a value enters (`Length::km(500)`) and where it leaves
/// (`range.km()`), never in between. Mixing units is a compile error: a `Length` is not a number and not an `Angle`.
#pragma once

#include <compare>
#include <numbers>

namespace rangeband {

/// A length along the ellipsoid. Any finite value; ranges and tolerances check their own domain.
class Length {
  public:
    constexpr Length() = default;
    /// @{
    /// From a figure in that unit: a mile has 1,609.344 m, a nautical mile 1,852 m.
    static constexpr Length m(double metres) { return Length(metres); }
    static constexpr Length km(double kilometres) { return Length(kilometres * 1000.0); }
    static constexpr Length mi(double statute_miles) { return Length(statute_miles * 1609.344); }
    static constexpr Length nmi(double nautical_miles) { return Length(nautical_miles * 1852.0); }
    /// @}

    /// @{
    /// The figure in that unit.
    constexpr double m() const { return metres_; }
    constexpr double km() const { return metres_ / 1000.0; }
    /// @}

    constexpr auto operator<=>(const Length&) const = default;
    friend constexpr Length operator+(Length a, Length b) { return Length(a.metres_ + b.metres_); }
    friend constexpr Length operator-(Length a, Length b) { return Length(a.metres_ - b.metres_); }
    friend constexpr Length operator*(Length a, double factor) { return Length(a.metres_ * factor); }
    friend constexpr Length operator*(double factor, Length a) { return Length(a.metres_ * factor); }
    friend constexpr Length operator/(Length a, double divisor) { return Length(a.metres_ / divisor); }
    friend constexpr double operator/(Length a, Length b) { return a.metres_ / b.metres_; }

  private:
    explicit constexpr Length(double metres) : metres_(metres) {}
    double metres_ = 0.0;
};

/// π/180.
inline constexpr double radians_per_degree = std::numbers::pi / 180.0;

/// A plane angle: a latitude, a longitude or an azimuth (clockwise from north).
class Angle {
  public:
    constexpr Angle() = default;
    /// @{
    /// From degrees or radians, any finite value.
    static constexpr Angle deg(double degrees) { return Angle(degrees); }
    static constexpr Angle rad(double radians) { return Angle(radians * (180.0 / std::numbers::pi)); }
    /// @}

    /// @{
    /// In degrees, in which it is kept, so that 48.57° typed is 48.57° printed; in radians.
    constexpr double deg() const { return degrees_; }
    constexpr double rad() const { return degrees_ * radians_per_degree; }
    /// @}

    constexpr auto operator<=>(const Angle&) const = default;
    friend constexpr Angle operator+(Angle a, Angle b) { return Angle(a.degrees_ + b.degrees_); }
    friend constexpr Angle operator-(Angle a, Angle b) { return Angle(a.degrees_ - b.degrees_); }
    friend constexpr Angle operator-(Angle a) { return Angle(-a.degrees_); }

  private:
    explicit constexpr Angle(double degrees) : degrees_(degrees) {}
    double degrees_ = 0.0;
};

/// An area on the ellipsoid.
class Area {
  public:
    constexpr Area() = default;
    /// @{
    /// From a figure in that unit.
    static constexpr Area m2(double square_metres) { return Area(square_metres); }
    static constexpr Area km2(double square_kilometres) { return Area(square_kilometres * 1e6); }
    /// @}

    /// @{
    /// The figure in that unit.
    constexpr double m2() const { return square_metres_; }
    constexpr double km2() const { return square_metres_ / 1e6; }
    /// @}

    constexpr auto operator<=>(const Area&) const = default;
    friend constexpr Area operator+(Area a, Area b) { return Area(a.square_metres_ + b.square_metres_); }
    friend constexpr Area operator-(Area a, Area b) { return Area(a.square_metres_ - b.square_metres_); }

  private:
    explicit constexpr Area(double square_metres) : square_metres_(square_metres) {}
    double square_metres_ = 0.0;
};

/// A bound on the Hausdorff distance between a drawn and the true boundary, in metres on the ground.
/// A drawn edge is the straight longitude/latitude segment between its two vertices (RFC 7946, section 3.1.1).
class Tolerance {
  public:
    /// @{
    /// Any length; functions that draw state which they can keep.
    static constexpr Tolerance m(double metres) { return Tolerance(Length::m(metres)); }
    static constexpr Tolerance of(Length length) { return Tolerance(length); }
    /// @}

    /// @{
    /// As a length, or its figure in metres.
    constexpr Length length() const { return length_; }
    constexpr double m() const { return length_.m(); }
    /// @}

    constexpr auto operator<=>(const Tolerance&) const = default;

  private:
    explicit constexpr Tolerance(Length length) : length_(length) {}
    Length length_;
};

}  // namespace rangeband
