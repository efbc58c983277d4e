// SPDX-License-Identifier: MIT
/// The writer of GeoJSON and GeoJSONSeq.
///
/// GDAL 3.6's text writers are 100 times slower and cut the file without an error when the disk is full.
#pragma once

#include <memory>

#include "io/style/legend.hpp"
#include "rangeband/io/write.hpp"

namespace rangeband::io {

/// A FeatureCollection (RFC 7946), one feature a line, with `description` and `provenance`.
std::unique_ptr<Writer> open_geojson(OutputRequest request, const Legends& legends);

/// One feature a line, without record separators.
std::unique_ptr<Writer> open_geojson_lines(OutputRequest request, const Legends& legends);

}  // namespace rangeband::io
