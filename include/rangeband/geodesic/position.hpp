// SPDX-License-Identifier: MIT
/// Positions on the Earth: checked, normalised, read from text and printed.
#pragma once

#include <string>
#include <string_view>

#include "rangeband/units.hpp"

namespace rangeband::geodesic {

/// A point on WGS84 by geographic latitude and longitude.
class Position {
  public:
    constexpr Position() = default;  ///< 0° N, 0° E

    /// Latitude in [-90°, 90°], longitude any finite angle, brought into [-180°, 180°].
    /// Throws Error(usage) for anything else.
    static Position at(Angle latitude, Angle longitude);

    /// The same from degrees.
    static Position deg(double latitude, double longitude) { return at(Angle::deg(latitude), Angle::deg(longitude)); }

    /// @{
    /// The normalised angles; `lat` and `lon` in degrees.
    constexpr Angle latitude() const { return latitude_; }
    constexpr Angle longitude() const { return longitude_; }
    constexpr double lat() const { return latitude_.deg(); }
    constexpr double lon() const { return longitude_.deg(); }
    /// @}

    constexpr bool operator==(const Position&) const = default;

  private:
    constexpr Position(Angle latitude, Angle longitude) : latitude_(latitude), longitude_(longitude) {}
    Angle latitude_;
    Angle longitude_;
};

/// Which coordinate comes first where the text does not say so itself. Unknown is latitude first, but for `[48, 46]`,
/// which is refused.
enum class Order { unknown, latitude_first, longitude_first };

/// A position as a user typed it.
struct TypedPosition {
    Position position;
    std::string coordinates;     ///< the two coordinates, or the code, as typed
    std::string name;            ///< what followed them, or empty
    bool is_view = false;        ///< the centre of the map in a URL that has no better position
    bool decimal_comma = false;  ///< whether it was written with decimal commas
    bool by_order = false;       ///< whether it would be another position with the longitude first
};

/// One coordinate in decimal degrees (`48.57`, `-12.5`, `48.57N`) or degrees, minutes and seconds
/// (`48°34'12"N`, `48 34 12 N`, `48d34m12s N`, `48:34:12N`, `N48 34.2`). A hemisphere letter sets the sign and must fit
/// the axis; it cannot stand beside a minus sign. The decimal sign is a point, whatever the locale.
/// Throws Error(usage) with what is wrong and what to write.
Angle parse_latitude(std::string_view text);   ///< in [-90°, 90°]
Angle parse_longitude(std::string_view text);  ///< in [-360°, 360°] as written, not yet normalised

/// `LAT,LON[,NAME]`, each coordinate as above, and what maps, articles, receivers and lists show: map URLs, squares of
/// the military grid, UTM, full plus codes, points of databases and GeoJSON. Longitude first is read only where
/// letters, words or the notation say so. Says so when the two look swapped.
TypedPosition parse_position(std::string_view text, Order order = Order::unknown);

/// A length with its unit: `480km`, `480 km`, `300mi`, `270nmi`, `500m`, `1.5e3km`. Finite, not negative.
/// Throws Error(usage): `range '500' has no unit; write 500km`; `what` names the value in the sentence.
Length parse_length(std::string_view text, std::string_view what = "length");

/// The longitude brought into [-180°, 180°]; 180 stays 180 and -180 stays -180.
double normalise_longitude(double degrees);

}  // namespace rangeband::geodesic
