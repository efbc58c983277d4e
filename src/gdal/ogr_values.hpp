// SPDX-License-Identifier: MIT
/// Conversion of plain values to OGR and back.
#pragma once

#include <ogr_feature.h>

#include <string>

#include "gdal/session.hpp"
#include "rangeband/io/layer.hpp"

namespace rangeband::gdal {

OGRFieldType ogr_type(FieldType type);
FieldType field_type(OGRFieldType type);

/// A date becomes text in a column of text; in one of dates it is null when it has no day.
void set_field(OGRFeature& feature, int index, const Value& value);

/// Times, lists and blobs become text.
Value field_value(const OGRFeature& feature, int index, FieldType type);

}  // namespace rangeband::gdal
