// SPDX-License-Identifier: MIT
/// PostGIS: tables in a database.
#pragma once

#include <memory>

#include "gdal/session.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::gdal {

/// The target is `PG:dbname=… host=…`; the layers become tables of the current schema, in one transaction.
std::unique_ptr<Writer> open_postgis(OutputRequest request);

}  // namespace rangeband::gdal
