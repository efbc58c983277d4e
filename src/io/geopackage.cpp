#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "io/input_source.hpp"
#include "io/ogr_dialect.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

/// The table's own column, under a name that no field has (SQLite does not tell capitals apart).
std::string free_name(std::string name, const Layer& layer) {
    const auto taken = [&](const Field& field) { return lower(field.name) == name; };
    while (std::any_of(layer.fields.begin(), layer.fields.end(), taken)) name += "_";
    return name;
}

class Geopackage final : public OgrDialect {
  public:
    const char* driver() const override { return "GPKG"; }

    std::vector<std::string> file_names(const OutputPlace&) const override {
        return {"out.gpkg", "out.gpkg-journal", "out.gpkg-wal", "out.gpkg-shm"};
    }

    std::vector<AtomicFolder::Move> moves(const OutputPlace& place) const override {
        return {{"out.gpkg", place.path}};
    }

    /// SQLite would play the old file's journal back into the new file.
    void check_target(const OutputPlace& place) const override {
        for (const auto* suffix : {"-wal", "-journal"}) {
            const auto journal = place.path + suffix;
            std::error_code none;
            if (!std::filesystem::exists(journal, none) || std::filesystem::file_size(journal, none) == 0) continue;
            throw Error::file(
                fmt::format("{} is open in another program ({} is there); close it, or write to another name",
                            place.shown, journal));
        }
    }

    OGRwkbGeometryType geometry_type(GeometryKind kind) const override {
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

    /// QGIS shows the identifier as title and the description as abstract.
    CPLStringList layer_options(const OutputRequest& request, const Layer& layer) const override {
        CPLStringList options;
        options.SetNameValue("FID", free_name("fid", layer).c_str());
        options.SetNameValue("GEOMETRY_NAME", free_name("geom", layer).c_str());
        if (!layer.title.empty()) options.SetNameValue("IDENTIFIER", layer.title.c_str());
        if (!request.description.empty()) options.SetNameValue("DESCRIPTION", request.description.c_str());
        return options;
    }

    /// Into gpkg_metadata.
    void describe(GDALDataset& dataset, const OutputRequest& request) const override {
        const auto set = [&](const char* name, const std::string& text) {
            if (!text.empty()) dataset.SetMetadataItem(name, text.c_str());
        };
        set("TITLE", request.title);
        set("DESCRIPTION", request.description);
        set("PROVENANCE", request.provenance);
    }
};

}  // namespace

std::unique_ptr<OgrDialect> geopackage_dialect() { return std::make_unique<Geopackage>(); }

}  // namespace rangeband::io
