// SPDX-License-Identifier: MIT
/// From the coordinates of a file to longitude and latitude on WGS84.
#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gdal/session.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::gdal {

/// What joins the corners of lines and polygons.
struct EdgeReading {
    /// What is straight in the file, or none: see `SitesRequest::edges`.
    std::optional<Tolerance> straight = Tolerance::m(1);
    bool shortest = false;  ///< in longitude: 179 to -179 is two degrees, as KML and GPX have it
};

/// Every coordinate that comes out is checked: latitude in [-90, 90], longitude in [-540, 540]. Throws Error(file) with
/// the reason for a row that has another.
class ToWgs84 {
  public:
    /// Coordinates are degrees on WGS84 already.
    explicit ToWgs84(EdgeReading edges = {}) : edges_(edges) {}

    /// `from` is what `way` begins at.
    ToWgs84(std::unique_ptr<OGRCoordinateTransformation> way, const OGRSpatialReference& from, EdgeReading edges);

    /// Longitude in [-180, 180] where the coordinates are not degrees on WGS84 already.
    footprint::LonLat point(const OGRRawPoint& point) const;

    /// Longitudes are continuous along the path.
    footprint::Path path(const OGRSimpleCurve& curve) const;

    /// With closed rings. One around a pole in projected coordinates is closed along that pole, as longitude and
    /// latitude need it; with a hole around the same pole it is the band between the two. Throws Error(file) for fewer
    /// than four points, for more holes around poles, and in degrees for a ring around a pole that is not closed so.
    footprint::Polygon polygon(const OGRPolygon& polygon) const;

    /// Whether edges are straight, so that one may go the long way round.
    bool has_straight_edges() const { return edges_.straight.has_value(); }

  private:
    footprint::LonLat bring_over(const OGRRawPoint& point) const;
    void add_edge(const OGRRawPoint& from, const OGRRawPoint& to, int splits, footprint::Path& path) const;
    footprint::Path vertices(const std::vector<OGRRawPoint>& points) const;
    bool is_straight(const OGRRawPoint& from, const OGRRawPoint& to, const footprint::LonLat& a,
                     const footprint::LonLat& b) const;
    /// Not yet closed where it goes around a pole: the last longitude is a turn from the first.
    footprint::Path unrolled(const OGRSimpleCurve& curve) const;
    double pole_in(const OGRSimpleCurve& ring) const;

    std::unique_ptr<OGRCoordinateTransformation> way_;
    bool geographic_ = false;
    double degrees_per_unit_ = 1.0;  ///< of a geographic system
    double prime_meridian_ = 0.0;    ///< its longitude from Greenwich
    EdgeReading edges_;
};

}  // namespace rangeband::gdal
