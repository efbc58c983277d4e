// SPDX-License-Identifier: MIT
/// Sources: the geodesic discs that a footprint is drawn from.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "rangeband/footprint/interior.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// All points within `radius` of `centre` on WGS84, the boundary included. From 20,003.931 km on it is the whole Earth.
struct Disc {
    geodesic::Position centre;
    Length radius;
};

/// A piece of an edge, straight in longitude and latitude, between two outer or two inner discs of a part: every point
/// of it is the centre of a further disc. The listed discs determine the topology of a region, the pieces between them
/// its true boundary, the envelope of all discs.
struct Link {
    LonLat a, b;                ///< the edge
    double from, to;            ///< the fractions of the edge at which the two discs are
    std::uint32_t first, last;  ///< their numbers: the part's outer discs first, then its inner ones
};

/// A connected part of a source: a point, a line, or a polygon with its holes. It contains a point whose nearest point
/// of the part is near enough and whose farthest is far enough: distance takes every value between the two, so some
/// point of the part is neither too far nor too near. In discs: the point is in any of the outer discs, or in the
/// interior; and it is not in all of the inner discs, or the interior contains its antipode, which is the farthest
/// point that there is.
struct Part {
    std::vector<Disc> outer;
    std::vector<Disc> inner;
    std::vector<Link> links = {};              ///< between outer discs, then between inner ones
    std::shared_ptr<const Interior> interior;  ///< of a polygon; its edges are well inside the outer discs
};

/// One input site or launch area. It contains a point when one of its parts does, and counts once however many do.
struct Source {
    std::vector<Part> parts;

    /// A disc (`r_min` zero) or an annulus around one site. Throws Error(usage) unless 0 ≤ r_min < r_max, both finite.
    static Source site(const geodesic::Position& centre, Length r_min, Length r_max);
};

/// Azimuths clockwise from north, from `from` to `to`; 300°..60° runs through north.
struct Sector {
    Angle from;
    Angle to;

    /// In (0°, 360°].
    Angle width() const;
    bool whole() const { return width() == Angle::deg(360); }  ///< no sector at all

    /// Geodesics from a site stay shortest, and its sectors simple, up to this range (π·b, rounded down).
    static constexpr Length max_range = Length::km(19'970);
};

}  // namespace rangeband::footprint
