// SPDX-License-Identifier: MIT
#include "gdal/write/layer_styles.hpp"

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include "io/style/qgis_style.hpp"
#include "io/style/sld.hpp"

namespace rangeband::gdal {
namespace {

struct StyleField {
    const char* name;
    OGRFieldType type;
    OGRFieldSubType subtype = OFSTNone;
};

/// QGIS asks for all of these by name, and shows no style if one is missing.
constexpr StyleField style_fields[] = {
    {"f_table_catalog", OFTString},
    {"f_table_schema", OFTString},
    {"f_table_name", OFTString},
    {"f_geometry_column", OFTString},
    {"styleName", OFTString},
    {"styleQML", OFTString},
    {"styleSLD", OFTString},
    {"useAsDefault", OFTInteger, OFSTBoolean},
    {"description", OFTString},
    {"owner", OFTString},
    {"ui", OFTString},
    {"update_time", OFTDateTime},
};

OGRLayer* create_table(GDALDataset& dataset) {
    CPLStringList options;
    options.SetNameValue("ASPATIAL_VARIANT", "NOT_REGISTERED");  // a table of QGIS's, none of the layers
    options.SetNameValue("FID", "id");
    auto* table = dataset.CreateLayer("layer_styles", nullptr, wkbNone, options.List());
    if (table == nullptr) return nullptr;
    for (const auto& field : style_fields) {
        OGRFieldDefn definition(field.name, field.type);
        definition.SetSubType(field.subtype);
        if (table->CreateField(&definition) != OGRERR_NONE) return nullptr;
    }
    return table;
}

}  // namespace

void add_layer_styles(GDALDataset& dataset, const OutputRequest& request, const Legends& legends) {
    auto* table = create_table(dataset);
    const Date& day = request.date;
    for (std::size_t i = 0; table != nullptr && i < request.layers.size(); ++i) {
        const Layer& layer = request.layers[i];
        if (layer.kind == GeometryKind::none) continue;
        auto* data = dataset.GetLayerByName(layer.name.c_str());
        OGRFeature row(table->GetLayerDefn());
        for (const auto& field : style_fields) {
            if (field.type == OFTString) row.SetField(field.name, "");  // QGIS looks for '' and finds no null
        }
        row.SetField("f_table_name", layer.name.c_str());
        row.SetField("f_geometry_column", data->GetGeometryColumn());
        row.SetField("styleName", layer.name.c_str());
        row.SetField("styleQML", qml(layer, legends[i], request.crs.get()).c_str());
        row.SetField("styleSLD", sld(layer, legends[i]).c_str());
        row.SetField("useAsDefault", 1);
        row.SetField("update_time", day.year, day.month, day.day, 0, 0, 0.0F, 100);
        if (table->CreateFeature(&row) != OGRERR_NONE) return;  // what GDAL said of it ends the writing
    }
}

}  // namespace rangeband::gdal
