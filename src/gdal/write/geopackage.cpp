// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <filesystem>

#include "gdal/write/driver_profile.hpp"
#include "gdal/write/layer_styles.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

class Geopackage final : public DriverProfile {
  public:
    const char* driver() const override { return "GPKG"; }

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

    /// QGIS shows the identifier as title and the description as abstract.
    CPLStringList layer_options(const OutputRequest& request, const Layer& layer) const override {
        CPLStringList options;
        options.SetNameValue("FID", free_name("fid", layer).c_str());
        options.SetNameValue("GEOMETRY_NAME", free_name("geom", layer).c_str());
        if (!layer.title.empty()) options.SetNameValue("IDENTIFIER", layer.title.c_str());
        if (!request.description.empty()) options.SetNameValue("DESCRIPTION", request.description.c_str());
        return options;
    }

    bool keeps_description() const override { return true; }
    bool keeps_style() const override { return true; }

    void add_styles(GDALDataset& dataset, const OutputRequest& request, const Legends& legends) const override {
        add_layer_styles(dataset, request, legends);
    }

    /// Into gpkg_metadata. The driver puts off making a table until something is in it; made now, the layers keep their
    /// order, and a program that shows only the first one shows the footprints.
    void describe(GDALDataset& dataset, const OutputRequest& request) const override {
        for (auto* layer : dataset.GetLayers()) layer->SyncToDisk();
        const auto set = [&](const char* name, const std::string& text) {
            if (!text.empty()) dataset.SetMetadataItem(name, text.c_str());
        };
        set("TITLE", request.title);
        set("DESCRIPTION", request.description);
        set("PROVENANCE", request.provenance);
    }
};

}  // namespace

std::unique_ptr<DriverProfile> geopackage_profile() { return std::make_unique<Geopackage>(); }

}  // namespace rangeband::gdal
