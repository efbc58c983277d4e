// SPDX-License-Identifier: MIT
#include "gdal/write/driver_profile.hpp"

#include <filesystem>

#include "gdal/ogr_geometry.hpp"

namespace rangeband::gdal {

std::vector<AtomicFolder::Move> DriverProfile::moves(const OutputPlace& place) const {
    return {{std::filesystem::path(place.path).filename().string(), place.path}};
}

void DriverProfile::check_name(const std::string&) const {}

void DriverProfile::check_target(const OutputPlace&) const {}

std::vector<std::string> DriverProfile::stale_files(const OutputPlace&) const { return {}; }

CPLStringList DriverProfile::dataset_options(const OutputRequest&) const { return {}; }

CPLStringList DriverProfile::layer_options(const OutputRequest&, const Layer&) const { return {}; }

CPLStringList DriverProfile::open_options() const { return {}; }

OGRwkbGeometryType DriverProfile::geometry_type(GeometryKind kind) const {
    switch (kind) {
        case GeometryKind::none:
            return wkbNone;
        case GeometryKind::point:
            return wkbPoint;
        case GeometryKind::line:
            return wkbMultiLineString;
        case GeometryKind::polygon:
            return wkbMultiPolygon;
    }
    return wkbUnknown;
}

void DriverProfile::adapt_field(OGRFieldDefn&) const {}

std::unique_ptr<DriverProfile> DriverProfile::when_empty() const { return nullptr; }

void DriverProfile::check_empty(const OutputRequest&) const {}

bool DriverProfile::needs_read_back_check() const { return false; }

const char* DriverProfile::part_number() const { return nullptr; }

void DriverProfile::check_value(const Field&, const Value&, const OutputPlace&) const {}

std::unique_ptr<OGRGeometry> DriverProfile::geometry(const Feature& feature, const OutputRequest&) const {
    return ogr_geometry(feature.geometry);
}

std::string DriverProfile::reason(const std::string& message) const { return message; }

bool DriverProfile::keeps_description() const { return false; }

bool DriverProfile::keeps_style() const { return false; }

void DriverProfile::add_styles(GDALDataset&, const OutputRequest&, const Legends&) const {}

void DriverProfile::describe(GDALDataset&, const OutputRequest&) const {}

bool DriverProfile::is_complete(const std::string&) const { return true; }

}  // namespace rangeband::gdal
