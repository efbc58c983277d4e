/// The files that GDAL writes.
#pragma once

#include <memory>

#include "io/legend.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

std::unique_ptr<Writer> open_geopackage(OutputRequest request, const Legends& legends);

/// Polygons, lines or points; the target ends in `.shp`, the other files stand beside it.
std::unique_ptr<Writer> open_shapefile(OutputRequest request, const Legends& legends);

std::unique_ptr<Writer> open_flatgeobuf(OutputRequest request, const Legends& legends);
std::unique_ptr<Writer> open_csv(OutputRequest request, const Legends& legends);

/// By the driver that the request's format names.
std::unique_ptr<Writer> open_other(OutputRequest request, const Legends& legends);

}  // namespace rangeband::io
