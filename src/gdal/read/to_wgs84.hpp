// SPDX-License-Identifier: MIT
/// From the coordinates of a file to longitude and latitude on WGS84.
#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <optional>
#include <vector>

#include "gdal/session.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/units.hpp"

namespace rangeband::gdal {

/// Every coordinate that comes out is checked: latitude in [-90, 90], longitude in [-360, 360]. Throws Error(file) with
/// the reason for a row that has another.
class ToWgs84 {
  public:
    /// Coordinates are degrees on WGS84 already.
    ToWgs84() = default;

    /// `from` is what `way` begins at. `edges`: see `SitesRequest`.
    ToWgs84(std::unique_ptr<OGRCoordinateTransformation> way, const OGRSpatialReference& from,
            std::optional<Tolerance> edges);

    /// Longitude in [-180, 180] where the coordinates are not degrees on WGS84 already.
    footprint::LonLat point(const OGRRawPoint& point) const;

    /// Longitudes are continuous along the path.
    footprint::Path path(const OGRSimpleCurve& curve) const;

    /// Closed; a ring around a pole in projected coordinates is closed along that pole, as longitude and latitude need
    /// it. Throws Error(file) for fewer than four points, and for a hole around a pole.
    footprint::Path ring(const OGRSimpleCurve& curve, bool is_hole) const;

  private:
    footprint::LonLat bring_over(const OGRRawPoint& point) const;
    void add_edge(const OGRRawPoint& from, const OGRRawPoint& to, int splits, footprint::Path& path) const;
    footprint::Path vertices(const std::vector<OGRRawPoint>& points) const;
    bool is_straight(const OGRRawPoint& from, const OGRRawPoint& to, const footprint::LonLat& a,
                     const footprint::LonLat& b) const;
    bool holds_north_pole(const std::vector<OGRRawPoint>& ring) const;
    void close_along(double pole, footprint::Path& ring) const;

    std::unique_ptr<OGRCoordinateTransformation> way_;
    bool geographic_ = false;
    double degrees_per_unit_ = 1.0;  ///< of a geographic system
    double prime_meridian_ = 0.0;    ///< its longitude from Greenwich
    std::optional<Tolerance> edges_;
};

}  // namespace rangeband::gdal
