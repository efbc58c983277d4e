// SPDX-License-Identifier: MIT
#include "gdal/write/postgis.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <optional>
#include <utility>

#include "gdal/session.hpp"
#include "gdal/write/driver_profile.hpp"
#include "gdal/write/ogr_layers.hpp"
#include "io/text/connection_string.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

std::string quoted(const std::string& text, char quote) {
    std::string result(1, quote);
    for (const char c : text) result += c == quote ? std::string(2, quote) : std::string(1, c);
    return result + quote;
}

class Postgis final : public DriverProfile {
  public:
    const char* driver() const override { return "PostgreSQL"; }

    /// The comment on the table tells what it is; there is no other place.
    CPLStringList layer_options(const OutputRequest& request, const Layer& layer) const override {
        CPLStringList options;
        options.SetNameValue("LAUNDER", "NO");  // column names as everywhere
        options.SetNameValue("FID", free_name("fid", layer).c_str());
        options.SetNameValue("GEOMETRY_NAME", free_name("geom", layer).c_str());
        std::string comment = request.title;
        for (const auto& text : {request.description, request.provenance}) {
            if (!text.empty()) comment += (comment.empty() ? "" : "\n") + text;
        }
        if (!comment.empty()) options.SetNameValue("DESCRIPTION", comment.c_str());
        return options;
    }
};

class PostgisWriter final : public Writer {
  public:
    explicit PostgisWriter(OutputRequest request)
        : request_(std::move(request)),
          profile_(postgis_profile()),
          place_{{}, redacted_connection_string(request_.target), true, request_.overwrite},
          layers_(request_, *profile_, place_) {
        start_gdal();
        connect();
        if (!answer("SELECT 1 FROM pg_extension WHERE extname = 'postgis'")) {
            throw Error::file(
                fmt::format("{}: the database has no PostGIS; run CREATE EXTENSION postgis in it", place_.shown));
        }
        if (dataset_->StartTransaction() != OGRERR_NONE) layers_.fail(GdalMessages());
        for (const auto& layer : request_.layers) make_room(layer);
        layers_.create_in(*dataset_);
    }

    void write(std::size_t layer, const Feature& feature) override { layers_.write(layer, feature); }

    void finish() override {
        const GdalMessages messages;
        for (auto* layer : dataset_->GetLayers()) {
            if (layer->SyncToDisk() != OGRERR_NONE || messages.warned()) layers_.fail(messages);
        }
        verify(messages);
        if (dataset_->CommitTransaction() != OGRERR_NONE || messages.warned()) layers_.fail(messages);
        dataset_.reset();
    }

  private:
    /// Without a list of the tables that are there: the database may have thousands.
    void connect() {
        const GdalMessages messages;
        if (GetGDALDriverManager()->GetDriverByName(profile_->driver()) == nullptr) {
            throw Error::file(fmt::format("{}: this GDAL cannot write PostGIS", place_.shown));
        }
        const char* const drivers[] = {profile_->driver(), nullptr};
        dataset_.reset(
            GDALDataset::Open(request_.target.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers, nullptr, nullptr));
        if (!dataset_) throw Error::file(fmt::format("{}: no connection{}", place_.shown, messages.tail()));
    }

    /// The first value of the first row.
    std::optional<std::string> answer(const std::string& sql) const {
        const GdalMessages messages;
        OGRLayer* rows = dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr);
        if (messages.failed()) layers_.fail(messages);
        if (rows == nullptr) return std::nullopt;
        const OGRFeatureUniquePtr row(rows->GetNextFeature());
        std::optional<std::string> value;
        if (row) value = row->GetFieldAsString(0);
        dataset_->ReleaseResultSet(rows);
        return value;
    }

    void make_room(const Layer& layer) const {
        const auto table = quoted(layer.name, '"');
        const auto there = answer(
            fmt::format("SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = {}",
                        quoted(layer.name, '\'')));
        if (!there) return;
        if (!request_.overwrite) refuse_existing(fmt::format("{}: the table {}", place_.shown, layer.name));
        answer(fmt::format("DROP TABLE {}", table));  // fails where a view still needs it
    }

    void verify(const GdalMessages& messages) const {
        for (std::size_t i = 0; i < request_.layers.size(); ++i) {
            const auto rows = answer("SELECT count(*) FROM " + quoted(request_.layers[i].name, '"'));
            if (rows != std::to_string(layers_.written(i))) layers_.fail(messages);
        }
    }

    OutputRequest request_;
    std::unique_ptr<DriverProfile> profile_;
    OutputPlace place_;
    QuietDataset dataset_;  // closed without a commit, the transaction leaves nothing
    OgrLayers layers_;
};

}  // namespace

std::unique_ptr<DriverProfile> postgis_profile() { return std::make_unique<Postgis>(); }

std::unique_ptr<Writer> open_postgis(OutputRequest request) {
    return std::make_unique<PostgisWriter>(std::move(request));
}

}  // namespace rangeband::gdal
