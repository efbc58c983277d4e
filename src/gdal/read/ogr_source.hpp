// SPDX-License-Identifier: MIT
/// A layer of sites, found in whatever GDAL can open.
#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <string>
#include <vector>

#include "gdal/read/to_wgs84.hpp"
#include "gdal/session.hpp"
#include "io/read/input_source.hpp"
#include "io/read/read_columns.hpp"
#include "rangeband/io/read.hpp"

namespace rangeband::gdal {

struct OgrSource {
    QuietDataset dataset;
    OGRLayer* layer = nullptr;
    bool is_sheet = false;  ///< of a spreadsheet: `SheetRecords` reads it
    bool has_geometry = false;
    bool beyond_integers = false;  ///< whether whole numbers may have been cut to the largest
    std::vector<std::string> columns;
    SiteColumns site;
    ToWgs84 to_wgs84;
    std::vector<std::string> notes;  ///< see `SiteTable::notes`
    std::string said;                ///< by GDAL of geometries that it left out, for messages
};

/// Opened with drivers of files, or with that of the service that was named; the layer chosen, the condition set, the
/// way to WGS84 known. Throws Error(file) for each of these that fails.
OgrSource open_ogr_source(const InputSource& source, const SitesRequest& request);

/// Of a layer. Throws Error(file) where the library below GDAL's driver throws, as libkml does for a gx:Track with more
/// places than times.
OGRFeatureUniquePtr next_feature(OGRLayer& layer, const std::string& shown);

/// From that system; none is degrees on WGS84. Throws Error(file) for one that is not on the Earth's surface.
ToWgs84 way_to_wgs84(const OGRSpatialReference* from, const std::string& shown, const EdgeReading& edges);

/// The names of all layers that have any.
std::vector<std::string> layers_with_sites(const InputSource& source);

}  // namespace rangeband::gdal
