// SPDX-License-Identifier: MIT
/// What the header of a column says, by one table of words in several languages.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rangeband/geodesic/position.hpp"

namespace rangeband::io {

enum class Axis { none, latitude, longitude };

/// Which part of a coordinate a column has. `most` is the upper corner of a box, which tells `lat_min` from minutes.
enum class Part { degrees, minutes, seconds, hemisphere, most };

/// Of a coordinate.
struct HeaderMeaning {
    Axis axis = Axis::none;  ///< none for a hemisphere of the coordinate to the left
    Part part = Part::degrees;
    bool says_degrees = false;  ///< `lat_deg`: whole degrees where a column of minutes stands beside it
    bool weak = false;          ///< `x`, `Länge`, `N`, `lat1`: means a coordinate only where nothing better does
    bool negative = false;      ///< `Latitude (S)`, `westliche Länge`: counts towards the south or west
    bool sexagesimal = false;   ///< `lat_dms`, `Lat (deg min sec)`: its numbers are not decimal degrees
    char o_is = '\0';           ///< `E` or `W`, where the header is `O/W` or `E/O` or in a language that has an O
};

/// Only where every word of the header is known: `Latitude (deg)`, `gps_lat`, `decimalLatitude`, `Breite [WGS84]`, and
/// not `Long range (km)`.
std::optional<HeaderMeaning> coordinate_in(std::string_view header);

/// `Minuten`, `seconds.1`, `''`, `Grad`: a part whose coordinate the header need not name; no hemisphere.
std::optional<HeaderMeaning> part_in(std::string_view header);

/// Why numbers below such a header are no degrees: `lat (rad)`, `Breite [m]`, `lat NAD27`; empty where nothing says so.
std::string why_no_degrees(std::string_view header);

/// Of `Rechtswert` and `Easting`.
inline constexpr std::string_view of_a_grid = "is of a grid";

/// `Широта (СК-42)`
bool is_on_another_datum(std::string_view header);

/// Whether it has a word for the south or the west.
bool may_count_backwards(std::string_view header);

/// `Länge` and `Breite` alone: also the size of a thing.
bool names_size(std::string_view header);

/// `Tiefgang`, `Gewicht (t)`: of a thing, not of a place.
bool names_measure(std::string_view header);

/// `Dir`, `lat N/S`: whether every word may stand above a column of hemispheres.
bool names_hemisphere(std::string_view header);

/// `Länge (m)`, which may be minutes only beside `Länge (s)`.
bool may_be_metres(std::string_view header);

/// `lat_sign`, `Vorzeichen`.
bool says_sign(std::string_view header);

/// No header, or one that a program made up: `Unnamed: 2`, or `Latitude.1` behind `Latitude`.
bool is_nameless(std::string_view header, std::string_view before);

/// `lat, lon`, `lonlat`, `Koordinaten`: both coordinates in one column, in the order that the header says.
std::optional<geodesic::Order> pair_in(std::string_view header);

/// What the letter O is in the language of the headers: `E` (Ost) in German, `W` (Oeste, Ouest) in Spanish and French;
/// a zero byte where they do not tell, or disagree.
char letter_o_in(std::span<const std::string> headers);

/// @{
/// `O` and `N` alone.
bool is_letter_o(std::string_view header);
bool is_letter_n(std::string_view header);
/// @}

/// `X`, `Y-Koordinate`: metres in many tables.
bool names_axes_of_plane(std::string_view header);

/// `wkt`, `the_geom`.
bool is_geometry(std::string_view header);

/// How well the header says that the column names places: 1 for `name`, more for less; 0 for not at all.
int name_rank(std::string_view header);

}  // namespace rangeband::io
