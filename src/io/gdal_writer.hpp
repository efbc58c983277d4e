/// The formats that GDAL writes.
#pragma once

#include <memory>

#include "rangeband/io/write.hpp"

namespace rangeband::io {

std::unique_ptr<Writer> open_geopackage(OutputRequest request);

/// Polygons, lines or points; the target ends in `.shp`, the other files stand beside it.
std::unique_ptr<Writer> open_shapefile(OutputRequest request);

}  // namespace rangeband::io
