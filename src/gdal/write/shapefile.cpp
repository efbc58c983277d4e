// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <utility>

#include "gdal/write/driver_profile.hpp"
#include "io/write/sidecar_files.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"

namespace rangeband::gdal {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_text = 254;  // bytes in a dBASE cell

// 11 characters before the point hold the Earth's area in km² and its sign, 20 after it 15 digits of a square metre in
// km². GDAL's own 24.15 loses whole-Earth areas.
constexpr int real_width = 32;
constexpr int real_precision = 20;
constexpr double largest_real = 9999999999.0;
constexpr double smallest_real = 1e-8;  // 12 digits remain

constexpr int integer_width = 18;
constexpr std::int64_t largest_integer = 99999999999999999;

class Shapefile final : public DriverProfile {
  public:
    const char* driver() const override { return "ESRI Shapefile"; }

    /// Its parts are known by its name.
    void check_name(const std::string& target) const override {
        if (lowered(target).ends_with(".shp")) return;
        throw Error::usage(fmt::format("{}: the name of a Shapefile ends in .shp", target));
    }

    std::vector<AtomicFolder::Move> moves(const OutputPlace& place) const override {
        std::vector<AtomicFolder::Move> moves;
        for (const auto* extension : {".shx", ".dbf", ".prj", ".cpg"}) {
            std::string path = io::sidecar_path(place.path, extension);
            const bool same =
                io::has_text(path, io::side_reference_system());  // a .prj beside a CSV file of the name serves both
            moves.push_back({std::string("out") + extension, std::move(path), same});
        }
        moves.push_back({"out.shp", place.path});
        return moves;
    }

    /// An old spatial index makes readers miss features.
    std::vector<std::string> stale_files(const OutputPlace& place) const override {
        std::vector<std::string> files;
        for (const auto* extension : {".qix", ".sbn", ".sbx", ".idm", ".ind"}) {
            files.push_back(fs::path(place.path).replace_extension(extension).string());
        }
        return files;
    }

    OGRwkbGeometryType geometry_type(GeometryKind kind) const override {
        switch (kind) {
            case GeometryKind::point:
                return wkbPoint;
            case GeometryKind::line:
                return wkbLineString;
            case GeometryKind::polygon:
                return wkbPolygon;
            case GeometryKind::none:
                break;
        }
        throw Error::internal("a Shapefile needs a geometry");
    }

    CPLStringList layer_options(const OutputRequest& request, const Layer&) const override {
        CPLStringList options;
        options.SetNameValue("ENCODING", "UTF-8");  // ISO-8859-1 otherwise: Cyrillic is lost
        options.SetNameValue("2GB_LIMIT", "YES");   // beyond it most programs fail
        options.SetNameValue("RESIZE", "YES");      // text columns as wide as their longest text
        options.SetNameValue("DBF_DATE_LAST_UPDATE", iso_text(request.date).c_str());
        return options;
    }

    void adapt_field(OGRFieldDefn& definition) const override {
        if (definition.GetType() == OFTReal) {
            definition.SetWidth(real_width);
            definition.SetPrecision(real_precision);
        } else if (definition.GetType() == OFTInteger64) {
            definition.SetWidth(integer_width);
        }
    }

    void check_value(const Field& field, const Value& value, const OutputPlace& place) const override {
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->size() > longest_text) {
            refuse_value(
                place, field,
                fmt::format("a text of {} bytes is longer than the {} of a Shapefile", text->size(), longest_text));
        }
        if (const auto* real = std::get_if<double>(&value); real != nullptr && !fits(*real)) {
            refuse_value(place, field, fmt::format("the number {} does not fit into a Shapefile", *real));
        }
        if (const auto* integer = std::get_if<std::int64_t>(&value);
            integer != nullptr && (*integer > largest_integer || *integer < -largest_integer)) {
            refuse_value(place, field, fmt::format("the number {} does not fit into a Shapefile", *integer));
        }
    }

    std::string reason(const std::string& message) const override {
        const bool full = message.find("2GB file size limit") != std::string::npos;
        return full ? "a Shapefile is limited to 2 GB; write a GeoPackage" : message;
    }

  private:
    static bool fits(double real) {
        const double size = std::abs(real);
        return size <= largest_real && (size == 0.0 || size >= smallest_real);
    }
};

}  // namespace

std::unique_ptr<DriverProfile> shapefile_profile() { return std::make_unique<Shapefile>(); }

}  // namespace rangeband::gdal
