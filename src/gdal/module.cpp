// SPDX-License-Identifier: MIT
/// The module as the program opens it.
#include <cstring>

#include "gdal/network.hpp"
#include "gdal/read/fetch.hpp"
#include "gdal/read/notes.hpp"
#include "gdal/read/ogr_place.hpp"
#include "gdal/read/ogr_rows.hpp"
#include "gdal/read/ogr_source.hpp"
#include "gdal/read/packed.hpp"
#include "gdal/read/row_filter.hpp"
#include "gdal/reference_system.hpp"
#include "gdal/write/further_formats.hpp"
#include "gdal/write/gdal_writer.hpp"
#include "gdal/write/postgis.hpp"
#include "io/gdal_module.hpp"

namespace rangeband::gdal {
namespace {

class Module final : public io::GdalModule {
  public:
    std::unique_ptr<Rows> open_rows(const InputSource& source, const SitesRequest& request) override {
        return open_ogr_rows(source, request);
    }

    std::unique_ptr<Writer> open_writer(OutputRequest request, const Legends& legends) override {
        if (request.format->name == "PostgreSQL") return open_postgis(std::move(request));
        return open_file(std::move(request), legends);
    }

    std::vector<FormatRow> further_formats() override { return gdal::further_formats(); }

    std::unique_ptr<RowFilter> filter(const std::string& condition, const std::vector<Field>& fields,
                                      const std::string& shown) override {
        return row_filter(condition, fields, shown);
    }

    RowPosition place_of_geometry_text(std::string_view text) override { return gdal::place_of_geometry_text(text); }

    std::unique_ptr<GeometryReader> geometry_reader(const std::string& crs, std::optional<Tolerance> edges,
                                                    const std::string& shown) override {
        return gdal::geometry_reader(crs, edges, shown);
    }

    std::shared_ptr<const ReferenceSystem> reference_system(const std::string& name) override {
        return gdal::reference_system(name);
    }

    std::vector<std::string> layers_of(const InputSource& source) override { return layers_with_sites(source); }

    std::string notes_in(const std::string& path) override { return gdal::notes_in(path); }

    std::vector<std::string> files_in(const std::string& archive) override { return gdal::files_in(archive); }

    void unpack(const std::string& path, const std::string& shown,
                const std::function<void(std::string_view)>& take) override {
        gdal::unpack(path, shown, take);
    }

    void confine(bool network) override { gdal::confine(network); }

    void fetch(const RemoteSource& remote, const std::string& path, std::size_t most) override {
        gdal::fetch(remote, path, most);
    }
};

}  // namespace
}  // namespace rangeband::gdal

extern "C" void* rangeband_gdal_module(const char* version);

void* rangeband_gdal_module(const char* version) {
    static rangeband::gdal::Module module;
    return std::strcmp(version, RANGEBAND_VERSION) == 0 ? static_cast<rangeband::io::GdalModule*>(&module) : nullptr;
}
