// SPDX-License-Identifier: MIT
/// The table of layer styles in a GeoPackage.
#pragma once

#include <ogrsf_frmts.h>

#include "gdal/session.hpp"
#include "io/style/legend.hpp"

namespace rangeband::gdal {

/// `layer_styles`, as QGIS makes and reads it: a row for each layer.
void add_layer_styles(GDALDataset& dataset, const OutputRequest& request, const Legends& legends);

}  // namespace rangeband::gdal
