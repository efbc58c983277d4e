// SPDX-License-Identifier: MIT
#include "gdal/write/ogr_layers.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string_view>
#include <unordered_set>

#include "gdal/ogr_values.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

bool disk_is_full(const std::string& path) {
    struct statvfs status {};
    const auto folder = std::filesystem::path(path).parent_path();
    if (statvfs(folder.empty() ? "." : folder.c_str(), &status) != 0) return false;
    return status.f_bavail * status.f_frsize < (1U << 16);
}

/// Many formats do not tell an empty text from none.
std::size_t weight(std::string_view text) { return text.empty() ? 0 : std::hash<std::string_view>()(text); }

OGRSpatialReference crs_of(const OutputRequest& request) {
    OGRSpatialReference crs;
    if (!request.crs) {
        crs.importFromEPSG(4326);
    } else if (request.crs->code().empty() || crs.SetFromUserInput(request.crs->code().c_str()) != OGRERR_NONE) {
        crs.importFromWkt(request.crs->wkt().c_str());
    }
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return crs;
}

bool is_number(const Field& field) { return field.type == FieldType::real || field.type == FieldType::integer; }

}  // namespace

OgrLayers::OgrLayers(const OutputRequest& request, const DriverProfile& profile, const OutputPlace& place)
    : request_(request), profile_(profile), place_(place) {}

void OgrLayers::create_in(GDALDataset& dataset) {
    GdalMessages messages;
    OGRSpatialReference crs = crs_of(request_);
    for (const auto& layer : request_.layers) {
        auto options = profile_.layer_options(request_, layer);
        auto* created = dataset.CreateLayer(layer.name.c_str(), layer.kind == GeometryKind::none ? nullptr : &crs,
                                            profile_.geometry_type(layer.kind), options.List());
        if (created == nullptr) fail(messages);
        if (request_.crs) messages.clear();  // some systems have no text of the first version; what is kept is compared
        Made made{created, {}, 0};
        for (const auto& field : layer.fields) create_field(made, field, messages);
        made_.push_back(std::move(made));
    }
    profile_.describe(dataset, request_);
    if (messages.warned()) fail(messages);
}

void OgrLayers::create_field(Made& made, const Field& field, const GdalMessages& messages) const {
    OGRFieldDefn definition(field.name.c_str(), ogr_type(field.type));
    profile_.adapt_field(definition);
    if (made.layer->CreateField(&definition) != OGRERR_NONE || messages.warned()) fail(messages);
    const int index = made.layer->GetLayerDefn()->GetFieldIndex(field.name.c_str());
    if (index < 0) {
        throw Error::file(fmt::format("{}: {} cannot store the column '{}'; write a GeoPackage", place_.shown,
                                      profile_.driver(), field.name));
    }
    made.indices.push_back(index);
}

void OgrLayers::write(std::size_t layer, const Feature& feature) {
    const auto& fields = request_.layers.at(layer).fields;
    if (feature.values.size() != fields.size()) throw Error::internal("a feature does not fit its layer");
    const GdalMessages messages;
    auto& made = made_[layer];
    auto geometry = request_.layers[layer].kind == GeometryKind::none ? nullptr : profile_.geometry(feature, request_);
    if (profile_.part_number() != nullptr && !geometry) return;
    OGRFeature row(made.layer->GetLayerDefn());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        profile_.check_value(fields[i], feature.values[i], place_);
        set_field(row, made.indices[i], feature.values[i]);
        if (const auto* text = std::get_if<std::string>(&feature.values[i])) made.texts += weight(*text);
        if (is_number(fields[i]) && row.IsFieldSetAndNotNull(made.indices[i])) ++made.numbers;
    }
    if (row.GetGeomFieldCount() > 0 && geometry) row.SetGeometryDirectly(geometry.release());
    if (profile_.part_number() != nullptr) row.SetFID(made.written + 1);
    if (made.layer->CreateFeature(&row) != OGRERR_NONE || messages.warned()) fail(messages);
    ++made.written;
}

void OgrLayers::verify(GDALDataset& dataset) const {
    const GdalMessages messages;
    for (std::size_t i = 0; i < made_.size(); ++i) {
        // By name: the order of layers in a file is not that of their making.
        auto* layer = made_.size() == 1 ? dataset.GetLayer(0) : dataset.GetLayerByName(request_.layers[i].name.c_str());
        // Tiles name no layer without features.
        if (layer == nullptr && made_[i].written == 0 && profile_.part_number() != nullptr) continue;
        if (layer == nullptr) fail(messages);
        verify_layer(*layer, i, messages);
    }
}

void OgrLayers::verify_layer(OGRLayer& layer, std::size_t number, const GdalMessages& messages) const {
    const auto written = made_[number].written;
    const bool parts = profile_.part_number() != nullptr;
    const Kept kept = profile_.needs_read_back_check() ? kept_in(layer, number) : Kept();
    if (const auto count = parts ? kept.features : layer.GetFeatureCount(); count != written) {
        if (messages.warned() || is_disk_full()) fail(messages);
        throw Error::file(fmt::format("{}: {} returned {} of {} features; write a GeoPackage{}", place_.shown,
                                      profile_.driver(), count, written,
                                      parts ? ", or draw with a smaller tolerance" : ""));
    }
    if (profile_.needs_read_back_check()) verify_values(kept, number);
    if (written == 0 || parts) return;  // tiles name no column without values
    if (request_.crs && request_.layers[number].kind != GeometryKind::none) verify_crs(layer);
    const bool found = layer.SetNextByIndex(written - 1) == OGRERR_NONE;
    const OGRFeatureUniquePtr last(found ? layer.GetNextFeature() : nullptr);
    if (!last || messages.warned()) fail(messages);
    for (const auto& field : request_.layers[number].fields) {
        if (last->GetFieldIndex(field.name.c_str()) >= 0) continue;
        throw Error::file(fmt::format("{}: {} does not keep the column '{}'; write a GeoPackage", place_.shown,
                                      profile_.driver(), field.name));
    }
}

/// A driver may leave the system out, or write in its own one.
void OgrLayers::verify_crs(OGRLayer& layer) const {
    const OGRSpatialReference wanted = crs_of(request_);
    const auto* const kept = layer.GetSpatialRef();
    const char* const lenient[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                   "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
    if (kept != nullptr && kept->IsSame(&wanted, lenient)) return;
    throw Error::file(fmt::format("{}: {} does not keep the coordinate reference system {}; write a GeoPackage",
                                  place_.shown, profile_.driver(), request_.crs->name()));
}

OgrLayers::Kept OgrLayers::kept_in(OGRLayer& layer, std::size_t number) const {
    Kept kept;
    std::unordered_set<GIntBig> seen;
    for (auto& row : layer) {
        const char* const part = profile_.part_number();
        if (part != nullptr && !seen.insert(row->GetFieldAsInteger64(part)).second) continue;
        ++kept.features;
        for (const auto& field : request_.layers[number].fields) {
            const int index = row->GetFieldIndex(field.name.c_str());
            if (index < 0) continue;
            if (field.type == FieldType::text) kept.texts += weight(row->GetFieldAsString(index));
            if (is_number(field) && row->IsFieldSetAndNotNull(index)) ++kept.numbers;
        }
    }
    return kept;
}

/// Texts that are cut or recoded, and numbers that are made up where there are none.
void OgrLayers::verify_values(const Kept& kept, std::size_t number) const {
    const auto refuse = [&](const char* what) {
        throw Error::file(fmt::format("{}: {} {}; write a GeoPackage", place_.shown, profile_.driver(), what));
    };
    if (kept.texts != made_[number].texts) refuse("changes or cuts a text");
    if (kept.numbers != made_[number].numbers) refuse("cannot distinguish an unknown number from 0");
}

bool OgrLayers::empty() const {
    return std::all_of(made_.begin(), made_.end(), [](const Made& made) { return made.written == 0; });
}

bool OgrLayers::is_disk_full() const { return !place_.stream && disk_is_full(place_.path); }

void OgrLayers::fail(const GdalMessages& messages) const {
    // SQLite has given the room back by the time that it complains.
    if (is_disk_full() || messages.text().find("disk is full") != std::string::npos) {
        throw Error::file(fmt::format("{}: no space left on device", place_.shown));
    }
    const auto reason = profile_.reason(messages.text());
    throw Error::file(fmt::format("{}: cannot be written{}{}", place_.shown, reason.empty() ? "" : ": ", reason));
}

}  // namespace rangeband::gdal
