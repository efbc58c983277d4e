/// The files that GDAL writes.
#pragma once

#include <memory>

#include "rangeband/io/write.hpp"

namespace rangeband::io {

std::unique_ptr<Writer> open_geopackage(OutputRequest request);

/// Polygons, lines or points; the target ends in `.shp`, the other files stand beside it.
std::unique_ptr<Writer> open_shapefile(OutputRequest request);

std::unique_ptr<Writer> open_flatgeobuf(OutputRequest request);
std::unique_ptr<Writer> open_csv(OutputRequest request);

/// By the driver that the request's format names.
std::unique_ptr<Writer> open_other(OutputRequest request);

}  // namespace rangeband::io
