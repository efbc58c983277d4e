/// The table in which a GeoPackage carries the styles of its layers.
#pragma once

#include <gdal_priv.h>

#include "io/legend.hpp"

namespace rangeband::io {

/// `layer_styles`, as QGIS makes and reads it: a row for each layer.
void add_layer_styles(GDALDataset& dataset, const OutputRequest& request, const Legends& legends);

}  // namespace rangeband::io
