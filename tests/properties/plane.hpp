// SPDX-License-Identifier: MIT
/// What GEOS, by way of GDAL, says of polygons in the plane.
#pragma once

#include <memory>
#include <string>

#include "rangeband/footprint/geometry.hpp"

namespace properties {

class Plane {
  public:
    explicit Plane(const rangeband::footprint::MultiPolygon& polygons);
    ~Plane();

    /// Why the polygons are not valid, or empty.
    std::string complaint() const;

    bool contains(const rangeband::footprint::LonLat& p) const;  ///< in the interior
    bool touches(const rangeband::footprint::LonLat& p) const;   ///< in the interior or on the edge

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace properties
