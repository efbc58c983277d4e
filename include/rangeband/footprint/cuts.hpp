// SPDX-License-Identifier: MIT
/// Drawn regions cut elsewhere than along ±180°: at another meridian, or into pieces.
#pragma once

#include <vector>

#include "rangeband/footprint/footprint.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::footprint {

/// The footprint rotated eastwards about the Earth's axis: every longitude grows by `east_deg`, and the seam along
/// ±180° falls on another meridian of the Earth. The boundary and everything that `draw` promises of polygons still
/// hold; `decimals` may grow. `label` stays where it is. `east_deg` in [-360, 360].
void turn(Footprint& footprint, double east_deg);

/// Vertices along the rim of a window.
enum class Rim {
    bare,   ///< only where the region's boundary meets it
    dense,  ///< also at whole and half degrees along parallels, which are not geodesics
    even,   ///< also at whole and half degrees along meridians
};

/// The part of the polygons in the window, closed along its rim; valid in the plane like the polygons themselves.
/// Neighbouring windows share the points at which they cut an edge, and vertices between these. Parts flatter than 7
/// decimals are left out.
MultiPolygon within(const MultiPolygon& polygons, const Rectangle& window, Rim rim);

/// Cut along meridians, and along the equator where that is not enough, so that every piece fits into a hemisphere and
/// is narrower than 180°: programs that read a ring on a sphere as the boundary of the smaller side are then right.
/// Polygons that are so already stay as they are.
MultiPolygon in_pieces(const MultiPolygon& polygons);

/// Whether the exterior ring of some polygon encloses half of the Earth or more, or nearly: read as the boundary of the
/// smaller side it means the rest of the Earth.
bool exceeds_hemisphere(const Footprint& footprint);

}  // namespace rangeband::footprint
