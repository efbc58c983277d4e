// SPDX-License-Identifier: MIT
/// Sites as GeoJSON, which the program reads through GDAL.
#pragma once

#include <memory>

#include "io/read/rows.hpp"

namespace rangeband::wasm {

/// Places and launch areas of a feature collection, a feature or a geometry; properties are columns in the order of
/// their first appearance. Throws Error(file): not JSON, no GeoJSON, another coordinate reference system than WGS84.
std::unique_ptr<io::Rows> open_geojson(const io::InputSource& source, const io::SitesRequest& request);

}  // namespace rangeband::wasm
