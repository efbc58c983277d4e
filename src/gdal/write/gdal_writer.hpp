// SPDX-License-Identifier: MIT
/// The files that GDAL writes.
#pragma once

#include <memory>

#include "gdal/session.hpp"
#include "io/style/legend.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::gdal {

/// By the driver that the request's format names. Throws Error(usage): the name of a Shapefile does not end in `.shp`.
std::unique_ptr<Writer> open_file(OutputRequest request, const Legends& legends);

}  // namespace rangeband::gdal
