// SPDX-License-Identifier: MIT
#include "gdal/write/gdal_writer.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include "gdal/session.hpp"
#include "gdal/spreadsheets.hpp"
#include "gdal/write/driver_profile.hpp"
#include "gdal/write/ogr_layers.hpp"
#include "io/files/atomic_file.hpp"
#include "io/write/sidecar_files.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

namespace fs = std::filesystem;

OutputPlace check_file_place(const OutputRequest& request, const DriverProfile& profile) {
    profile.check_name(request.target);
    if (std::error_code none; request.format->extension == "gdb" && fs::is_directory(request.target, none)) {
        throw Error::file(fmt::format("{} exists already and is a folder of files; remove it first", request.target));
    }
    auto place = check_place(request.target, request.overwrite);
    if (!place.stream) return place;
    throw Error::usage(fmt::format("{} cannot be written to {}; give a file name with {}", request.format->name,
                                   place.shown, parameter("output")));
}

ThreadOption fixed_date(const Date& date) {
    return {"OGR_CURRENT_DATE", fmt::format("{}T00:00:00.000Z", iso_text(date))};
}

class GdalWriter final : public Writer {
  public:
    GdalWriter(OutputRequest request, const Legends& legends, std::unique_ptr<DriverProfile> profile)
        : request_(std::move(request)),
          legends_(legends),
          profile_(std::move(profile)),
          place_(check_file_place(request_, *profile_)),
          moves_(profile_->moves(place_)),
          folder_(place_) {
        if (!profile_->keeps_description()) notes_ = side_notes(request_);
        if (!notes_.empty()) add_notes_to_moves();
        check_side_files();
        profile_->check_target(place_);
        start_gdal();
        const ThreadOption date = fixed_date(request_.date);
        create();
    }

    void write(std::size_t layer, const Feature& feature) override { layers_->write(layer, feature); }

    void finish() override {
        const ThreadOption date = fixed_date(request_.date);
        const GdalMessages messages;
        if (layers_->empty()) profile_->check_empty(request_);
        if (request_.styled) profile_->add_styles(*dataset_, request_, legends_);
        close(messages);
        if (auto other = profile_->when_empty(); other && layers_->empty()) {
            profile_ = std::move(other);
            fs::remove(main_file());
            create();
            close(messages);
        }
        find_companions();
        verify(messages);
        if (!notes_.empty()) write_beside(notes_name, notes_);
        add_style_to_moves();
        check_side_files();
        std::error_code none;
        for (const auto& file : profile_->stale_files(place_)) fs::remove(file, none);
        folder_.commit(moves_);
    }

  private:
    /// A shapefile's .dbf may be somebody's table even where there is no .shp.
    void check_side_files() const {
        if (place_.replace) return;
        for (const auto& move : moves_) {
            if (move.replace || !fs::exists(fs::symlink_status(move.target)))
                continue;  // a link to nothing is there too
            refuse_existing(move.target);
        }
    }

    /// The driver's other files are beside the target under their own names, and get them first.
    void find_companions() {
        for (const auto& name : folder_.names()) {
            const auto known = [&](const AtomicFolder::Move& move) { return move.name == name; };
            if (std::any_of(moves_.begin(), moves_.end(), known)) continue;
            moves_.insert(moves_.begin(), {name, (fs::path(place_.path).parent_path() / name).string(), false});
        }
    }

    void add_notes_to_moves() {
        auto path = side_notes_path(place_.path);
        const bool ours = are_side_notes(path);
        if (ours) check_shared_sidecar(path, notes_, place_);
        moves_.insert(moves_.begin(), {notes_name, std::move(path), ours});
    }

    /// Known only when all features are.
    void add_style_to_moves() {
        if (profile_->keeps_style() || driver().GetMetadataItem(GDAL_DCAP_OPEN) == nullptr) return;
        const auto text = request_.format->geometry ? side_style(request_, legends_) : std::string();
        const auto path = side_style_path(place_.path);
        if (text.empty() || !may_have_side_style(path)) return;
        check_shared_sidecar(path, text, place_);
        write_beside(style_name, text);
        moves_.insert(moves_.begin(), {style_name, path, true});
    }

    void write_beside(const char* name, const std::string& text) const {
        std::ofstream file(folder_.path_of(name), std::ios::binary);
        file << text;
        file.close();
        if (!file) throw_system_error(place_.shown, errno);
    }

    std::string main_file() const { return folder_.path_of(moves_.back().name); }

    GDALDriver& driver() const {
        auto* driver = GetGDALDriverManager()->GetDriverByName(profile_->driver());
        if (driver != nullptr) return *driver;
        throw Error::file(fmt::format("{}: this GDAL cannot write {}", place_.shown, profile_->driver()));
    }

    void create() {
        const GdalMessages messages;
        layers_.emplace(request_, *profile_, place_);
        auto options = profile_->dataset_options(request_);
        dataset_.reset(driver().Create(main_file().c_str(), 0, 0, 0, GDT_Unknown, options.List()));
        if (!dataset_) layers_->fail(messages);
        transaction_ = dataset_->TestCapability(ODsCTransactions) && dataset_->StartTransaction() == OGRERR_NONE;
        layers_->create_in(*dataset_);
    }

    void close(const GdalMessages& messages) {
        // Spatial indexes are made when all is written: within the transaction, or each row would be one of its own.
        if (transaction_) dataset_->FlushCache();
        if (transaction_ && dataset_->CommitTransaction() != OGRERR_NONE) layers_->fail(messages);
        GDALClose(dataset_.release());  // says nothing itself before GDAL 3.7
        if (messages.warned()) layers_->fail(messages);
    }

    /// Some drivers do not say when the disk is full: what cannot be read back was not written.
    void verify(const GdalMessages& messages) const {
        if (!profile_->is_complete(main_file())) layers_->fail(messages);
        if (driver().GetMetadataItem(GDAL_DCAP_OPEN) == nullptr) return;
        if (profile_->part_number() != nullptr && layers_->empty()) return;  // GDAL opens no archive without a tile
        const HeadersForced headers;
        const char* const drivers[] = {profile_->driver(), nullptr};
        auto options = profile_->open_options();
        const QuietDataset again(
            GDALDataset::Open(main_file().c_str(), GDAL_OF_VECTOR, drivers, options.List(), nullptr));
        if (!again) layers_->fail(messages);
        layers_->verify(*again);
        if (messages.warned()) layers_->fail(messages);
    }

    static constexpr const char* notes_name = "notes.qmd";
    static constexpr const char* style_name = "style.qml";

    OutputRequest request_;
    const Legends& legends_;
    std::unique_ptr<DriverProfile> profile_;
    OutputPlace place_;
    std::string notes_;                      ///< what the format has no place for
    std::vector<AtomicFolder::Move> moves_;  ///< the file that is opened comes last
    AtomicFolder folder_;
    QuietDataset dataset_;  // after the folder: closed before its files go
    std::optional<OgrLayers> layers_;
    bool transaction_ = false;
};

}  // namespace

std::unique_ptr<Writer> open_file(OutputRequest request, const Legends& legends) {
    const std::string_view name = request.format->name;
    auto profile = name == "GPKG"             ? geopackage_profile()
                   : name == "ESRI Shapefile" ? shapefile_profile()
                   : name == "FlatGeobuf"     ? flatgeobuf_profile()
                   : request.format->tiles    ? tiles_profile(std::string(name), request)
                                              : other_profile(std::string(name));
    return std::make_unique<GdalWriter>(std::move(request), legends, std::move(profile));
}

}  // namespace rangeband::gdal
