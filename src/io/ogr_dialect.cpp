#include "io/ogr_dialect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "io/input_source.hpp"
#include "io/ogr_geometry.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {

std::vector<AtomicFolder::Move> OgrDialect::moves(const OutputPlace& place) const {
    return {{std::filesystem::path(place.path).filename().string(), place.path}};
}

void OgrDialect::check_target(const OutputPlace&) const {}

std::vector<std::string> OgrDialect::stale_files(const OutputPlace&) const { return {}; }

CPLStringList OgrDialect::dataset_options(const OutputRequest&) const { return {}; }

CPLStringList OgrDialect::layer_options(const OutputRequest&, const Layer&) const { return {}; }

CPLStringList OgrDialect::open_options() const { return {}; }

OGRwkbGeometryType OgrDialect::geometry_type(GeometryKind kind) const {
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

void OgrDialect::adapt_field(OGRFieldDefn&) const {}

std::unique_ptr<OgrDialect> OgrDialect::when_empty() const { return nullptr; }

bool OgrDialect::is_stranger() const { return false; }

void OgrDialect::check_value(const Field&, const Value&, const OutputPlace&) const {}

std::unique_ptr<OGRGeometry> OgrDialect::geometry(const Feature& feature, const OutputRequest&) const {
    return ogr_geometry(feature.geometry);
}

std::string OgrDialect::reason(const std::string& message) const { return message; }

bool OgrDialect::keeps_description() const { return false; }

bool OgrDialect::keeps_style() const { return false; }

void OgrDialect::add_styles(GDALDataset&, const OutputRequest&, const Legends&) const {}

void OgrDialect::describe(GDALDataset&, const OutputRequest&) const {}

bool OgrDialect::is_complete(const std::string&) const { return true; }

void refuse_value(const OutputPlace& place, const Field& field, const std::string& why) {
    throw Error::file(fmt::format("{}: column '{}': {}; write a GeoPackage (--keep leaves columns of the input out)",
                                  place.shown, field.name, why));
}

std::string free_name(std::string name, const Layer& layer) {
    const auto taken = [&](const Field& field) { return lower(field.name) == lower(name); };
    while (std::any_of(layer.fields.begin(), layer.fields.end(), taken)) name += "_";
    return name;
}

Date output_date() {
    std::int64_t seconds = 0;
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::string_view text(epoch);
        std::from_chars(text.data(), text.data() + text.size(), seconds);
    }
    using namespace std::chrono;
    const year_month_day date(floor<days>(sys_seconds(std::chrono::seconds(seconds))));
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace rangeband::io
