// SPDX-License-Identifier: MIT
/// Entry point of the library: draws one source to a given tolerance.
#pragma once

#include <optional>

#include "rangeband/footprint/geometry.hpp"
#include "rangeband/footprint/source.hpp"
#include "rangeband/geodesic/position.hpp"
#include "rangeband/units.hpp"

namespace rangeband::footprint {

/// What to draw and how finely.
struct DrawRequest {
    Source source;
    std::optional<Sector> sector = {};  ///< only for a single site, with an upper range below `Sector::max_range`
    Tolerance tolerance = Tolerance::m(100);
};

/// A region, drawn: for a site all points P with r_min ≤ d(site, P) ≤ r_max.
struct Footprint {
    MultiPolygon polygons;  ///< valid in the plane, cut at ±180°, closed along ±90° where a pole is inside
    Area area;              ///< of the true region: error ≤ max(1e-9·area, perimeter · 0.1 mm)
    Length perimeter;       ///< of the true boundary, without seam edges
    Tolerance tolerance;    ///< the tolerance that was kept: the requested one, or less where the shape is thinner
    int decimals = 7;       ///< needed in text formats, so that rounding neither shows nor breaks validity
    std::optional<geodesic::Position> label;  ///< a point on the outer boundary, away from the poles if possible

    bool empty() const { return polygons.empty(); }  ///< whether the region is empty, which is an ordinary result

    /// The boundary as lines, without the edges along ±180° and ±90°.
    MultiLine boundary() const;
};

/// Draws one source.
/// Accuracy: every vertex that is not on a seam lies within 0.2 mm of the true boundary (1e-7 m but for sectors that
/// are put on a meridian, on ±180° or just before a pole); every edge keeps the tolerance both ways, plus these 0.2 mm
/// where something was moved; polygons stay valid when rounded to `decimals`. Seam edges have a vertex
/// at least every 0.5° along ±180° and every 1° along ±90°, at the same latitudes on both sides of ±180°. Throws
/// Error(usage) when the tolerance is not in [1 µm, 1,000 km], a range is shorter than 1 mm, the band thinner than 10
/// µm, or the sector cannot be drawn: narrower than 0.01° on one side, less than 100 m from a pole but not on it or too
/// narrow so near it, its outer edge shorter than 0.01 mm, its inner edge than 1 cm, its range above
/// `Sector::max_range`. Safe to call from many threads, and with any rounding mode.
Footprint draw(const DrawRequest& request);

}  // namespace rangeband::footprint
