// SPDX-License-Identifier: MIT
/// Rows of a layer that GDAL opens.
#pragma once

#include <memory>

#include "gdal/session.hpp"
#include "io/read/rows.hpp"

namespace rangeband::gdal {

std::unique_ptr<Rows> open_ogr_rows(const InputSource& source, const SitesRequest& request);

}  // namespace rangeband::gdal
