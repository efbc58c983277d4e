// SPDX-License-Identifier: MIT
/// Launch areas: lines and polygons whose every point is a possible launch site.
#pragma once

#include <cstddef>
#include <vector>

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// One launch area, of any number of parts. Longitudes are continuous along a path and may leave [-180, 180]: an edge
/// from 170 to 190 crosses the antimeridian, one from 170 to -170 goes round the other side of the Earth. Latitudes are
/// in [-90, 90]. A polygon's rings are closed; their direction does not matter.
struct LaunchArea {
    std::vector<LonLat> points;
    MultiLine lines;
    MultiPolygon polygons;
};

/// Of all parts.
std::size_t count_vertices(const LaunchArea& area);

/// What runs between two vertices of a launch area.
enum class Edges {
    lonlat,    ///< the straight line in longitude and latitude, as map formats define it
    geodesic,  ///< a geodesic
};

/// The same area with straight edges in longitude and latitude that follow the geodesics to within `off`, at least 1
/// mm. Throws Error(usage) for an edge between antipodal points.
LaunchArea along_geodesics(const LaunchArea& area, Tolerance off);

/// The geodesic buffer of the area as a source, one part for every connected part of it: what is within `r_max` of some
/// point of a part and not within `r_min` of all of it. Discs are placed along every edge so densely that their union
/// differs by at most half of the tolerance from the buffer; the links between them give it its true boundary. Throws
/// Error(usage) unless 0 ≤ r_min < r_max, both finite; for an area without any vertex, a coordinate that is not finite
/// or outside its domain, an edge between antipodal points that should be geodesic; and where the area has more
/// vertices, or the tolerance needs more discs, than a million.
Source launch_area(const LaunchArea& area, Edges edges, Length r_min, Length r_max, Tolerance tolerance);

}  // namespace rangeband::footprint
