#include "io/gdal_writer.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <sys/statvfs.h>

#include <filesystem>
#include <utility>

#include "io/atomic_file.hpp"
#include "io/gdal_session.hpp"
#include "io/input_source.hpp"
#include "io/json_text.hpp"
#include "io/ogr_dialect.hpp"
#include "io/ogr_geometry.hpp"
#include "io/ogr_values.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

OutputPlace check_file_place(const OutputRequest& request) {
    auto place = check_place(request.target, request.overwrite);
    if (!place.stream) return place;
    throw Error::usage(
        fmt::format("{} cannot be written to {}; give a file name with -o", request.format->name, place.shown));
}

bool disk_is_full(const std::string& path) {
    struct statvfs status {};
    const auto folder = std::filesystem::path(path).parent_path();
    if (statvfs(folder.empty() ? "." : folder.c_str(), &status) != 0) return false;
    return status.f_bavail * status.f_frsize < (1U << 16);
}

class GdalWriter final : public Writer {
  public:
    GdalWriter(OutputRequest request, std::unique_ptr<OgrDialect> dialect)
        : request_(std::move(request)),
          dialect_(std::move(dialect)),
          place_(check_file_place(request_)),
          moves_(dialect_->moves(place_)),
          folder_(place_, dialect_->file_names(place_)),
          written_(request_.layers.size()) {
        check_side_files();
        dialect_->check_target(place_);
        start_gdal();
        CPLSetConfigOption("OGR_CURRENT_DATE", fmt::format("{}T00:00:00.000Z", date_text(output_date())).c_str());
        const GdalMessages messages;
        create(messages);
    }

    void write(std::size_t layer, const Feature& feature) override {
        const auto& fields = request_.layers.at(layer).fields;
        if (feature.values.size() != fields.size()) throw Error::internal("a feature does not fit its layer");
        const GdalMessages messages;
        OGRFeature row(layers_[layer]->GetLayerDefn());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            dialect_->check_value(fields[i], feature.values[i], place_);
            set_field(row, static_cast<int>(i), feature.values[i]);
        }
        if (auto geometry = ogr_geometry(feature.geometry)) row.SetGeometryDirectly(geometry.release());
        if (layers_[layer]->CreateFeature(&row) != OGRERR_NONE || messages.warned()) fail(messages);
        ++written_[layer];
    }

    void finish() override {
        const GdalMessages messages;
        if (transaction_ && dataset_->CommitTransaction() != OGRERR_NONE) fail(messages);
        GDALClose(dataset_.release());  // says nothing itself before GDAL 3.7
        if (messages.warned()) fail(messages);
        verify(messages);
        std::error_code none;
        for (const auto& file : dialect_->stale_files(place_)) std::filesystem::remove(file, none);
        folder_.commit(moves_);
    }

  private:
    /// A shapefile's .dbf may be somebody's table even where there is no .shp.
    void check_side_files() const {
        if (place_.replace) return;
        for (const auto& move : moves_) {
            if (!std::filesystem::exists(move.target)) continue;
            throw Error::file(fmt::format("{} exists; add --overwrite to replace it", move.target));
        }
    }

    std::string main_file() const { return folder_.path_of(dialect_->file_names(place_).front()); }

    void create(const GdalMessages& messages) {
        auto* driver = GetGDALDriverManager()->GetDriverByName(dialect_->driver());
        if (driver == nullptr)
            throw Error::file(fmt::format("{}: this GDAL cannot write {}", place_.shown, dialect_->driver()));
        dataset_.reset(driver->Create(main_file().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset_) fail(messages);
        transaction_ = dataset_->TestCapability(ODsCTransactions) && dataset_->StartTransaction() == OGRERR_NONE;
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        for (const auto& layer : request_.layers) create_layer(layer, wgs84, messages);
        dialect_->describe(*dataset_, request_);
        if (messages.warned()) fail(messages);
    }

    void create_layer(const Layer& layer, OGRSpatialReference& wgs84, const GdalMessages& messages) {
        auto options = dialect_->layer_options(request_, layer);
        auto* created = dataset_->CreateLayer(layer.name.c_str(), layer.kind == GeometryKind::none ? nullptr : &wgs84,
                                              dialect_->geometry_type(layer.kind), options.List());
        if (created == nullptr) fail(messages);
        for (const auto& field : layer.fields) {
            OGRFieldDefn definition(field.name.c_str(), ogr_type(field.type));
            dialect_->size_field(definition);
            if (created->CreateField(&definition) != OGRERR_NONE || messages.warned()) fail(messages);
        }
        layers_.push_back(created);
    }

    /// Some drivers do not say when the disk is full: what cannot be read back was not written.
    void verify(const GdalMessages& messages) const {
        const char* const drivers[] = {dialect_->driver(), nullptr};
        const QuietDataset again(GDALDataset::Open(main_file().c_str(), GDAL_OF_VECTOR, drivers, nullptr, nullptr));
        if (!again) fail(messages);
        for (std::size_t i = 0; i < written_.size(); ++i) {
            // By name: the order of layers in a file is not that of their making.
            const bool only = written_.size() == 1;
            auto* layer = only ? again->GetLayer(0) : again->GetLayerByName(request_.layers[i].name.c_str());
            if (layer == nullptr || layer->GetFeatureCount() != written_[i]) fail(messages);
            if (written_[i] == 0) continue;
            const bool found = layer->SetNextByIndex(written_[i] - 1) == OGRERR_NONE;
            const OGRFeatureUniquePtr last(found ? layer->GetNextFeature() : nullptr);
            if (!last || messages.warned()) fail(messages);
        }
    }

    [[noreturn]] void fail(const GdalMessages& messages) const {
        if (disk_is_full(place_.path)) throw Error::file(fmt::format("{}: no space left on device", place_.shown));
        throw Error::file(fmt::format("{}: cannot be written{}", place_.shown, messages.tail()));
    }

    OutputRequest request_;
    std::unique_ptr<OgrDialect> dialect_;
    OutputPlace place_;
    std::vector<AtomicFolder::Move> moves_;
    AtomicFolder folder_;
    std::vector<GIntBig> written_;
    QuietDataset dataset_;  // after the folder: closed before its files go
    std::vector<OGRLayer*> layers_;
    bool transaction_ = false;
};

}  // namespace

std::unique_ptr<Writer> open_geopackage(OutputRequest request) {
    return std::make_unique<GdalWriter>(std::move(request), geopackage_dialect());
}

std::unique_ptr<Writer> open_shapefile(OutputRequest request) {
    if (!lower(request.target).ends_with(".shp")) {
        throw Error::usage(fmt::format("{}: the name of a Shapefile ends in .shp", request.target));
    }
    return std::make_unique<GdalWriter>(std::move(request), shapefile_dialect());
}

}  // namespace rangeband::io
