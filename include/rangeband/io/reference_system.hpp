// SPDX-License-Identifier: MIT
/// Coordinate reference systems that files may be written in.
#pragma once

#include <memory>
#include <string>

#include "rangeband/footprint/projected.hpp"

namespace rangeband::io {

/// A system as a projection, and as files name it.
class ReferenceSystem : public footprint::Projection {
  public:
    /// `EPSG:3413`, `ESRI:54030`, well-known text, or `+proj=…`; null for WGS84 in degrees, which is what is written
    /// anyway. Throws Error(usage) for one that is unknown, not on the Earth's surface, or whose limits are not known;
    /// Error(file) where the module for GDAL is missing.
    static std::shared_ptr<const ReferenceSystem> named(const std::string& name);

    /// As the user names it.
    virtual const std::string& name() const = 0;

    /// `EPSG:3413`, or empty where it has no number.
    virtual const std::string& code() const = 0;

    /// Well-known text.
    virtual const std::string& wkt() const = 0;

    /// What its windows leave out, after `reaches`: `latitudes beyond 85.06°`.
    virtual const std::string& beyond() const = 0;
};

}  // namespace rangeband::io
