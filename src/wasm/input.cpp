// SPDX-License-Identifier: MIT
// What `io` asks of the system and of GDAL when it reads: text of a browser is UTF-8, and comes with the request.
#include <fmt/format.h>

#include "io/gdal_module.hpp"
#include "io/read/remote_source.hpp"
#include "io/read/text_encoding.hpp"
#include "rangeband/error.hpp"
#include "rangeband/utf8.hpp"
#include "wasm/geojson.hpp"

namespace rangeband::io {

namespace {

/// In place of the module `gdal`.
class InMemory final : public GdalModule {
  public:
    std::unique_ptr<Rows> open_rows(const InputSource& source, const SitesRequest& request) override {
        if (!source.extension().ends_with("json")) refuse(source.shown());
        return wasm::open_geojson(source, request);
    }
    std::unique_ptr<Writer> open_writer(OutputRequest request, const Legends& /*legends*/) override {
        refuse(request.format->name);
    }
    std::vector<FormatRow> further_formats() override { return {}; }
    std::unique_ptr<RowFilter> filter(const std::string& /*condition*/, const std::vector<Field>& /*fields*/,
                                      const std::string& shown) override {
        refuse(shown);
    }
    RowPosition place_of_geometry_text(std::string_view /*text*/) override { refuse("a column of geometries"); }
    std::unique_ptr<GeometryReader> geometry_reader(const std::string& /*crs*/, std::optional<Tolerance> /*edges*/,
                                                    const std::string& shown) override {
        refuse(shown);
    }
    std::shared_ptr<const ReferenceSystem> reference_system(const std::string& name) override { refuse(name); }
    std::vector<std::string> layers_of(const InputSource& /*source*/) override { return {}; }
    std::string notes_in(const std::string& path) override { refuse(path); }
    std::vector<std::string> files_in(const std::string& archive) override { refuse(archive); }
    void unpack(const std::string& /*path*/, const std::string& shown,
                const std::function<void(std::string_view)>& /*take*/) override {
        refuse(shown);
    }
    void confine(bool /*network*/) override {}
    void fetch(const RemoteSource& remote, const std::string& /*path*/, std::size_t /*most*/) override {
        refuse(remote.shown);
    }

  private:
    [[noreturn]] static void refuse(std::string_view purpose) {
        throw Error::file(fmt::format("{}: needs GDAL, which is not here; use CSV or GeoJSON", purpose));
    }
};

}  // namespace

GdalModule& gdal(std::string_view /*purpose*/) {
    static InMemory module;
    return module;
}
GdalModule* gdal_if_there() { return nullptr; }

std::optional<RemoteSource> remote_source(const std::string& /*name*/) { return std::nullopt; }
TemporaryPath fetch(const RemoteSource& remote, const Scratch& /*scratch*/) {
    throw Error::file(remote.shown + ": cannot be fetched here");
}

void EncodingGuess::see(std::string_view /*text*/) {}
std::string_view EncodingGuess::windows() const { return {}; }
TextEncoding encoding_of(const std::string& /*path*/, const std::string& /*shown*/) { return {{}, true, true}; }
void recode_file(const std::string& /*path*/, const std::string& from, TemporaryFile& /*to*/,
                 const std::string& shown) {
    throw Error::usage(fmt::format("{}: text is UTF-8 here, not {}", shown, from));
}
std::string recoded(std::string_view text, const std::string& /*from*/, const std::string& /*shown*/) {
    return std::string(text);
}

}  // namespace rangeband::io
