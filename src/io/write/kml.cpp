// SPDX-License-Identifier: MIT
#include "io/write/kml.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "io/files/atomic_file.hpp"
#include "io/files/temporary_file.hpp"
#include "io/files/zip_file.hpp"
#include "io/write/kml_text.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

/// Beside the target, or where temporary files are when it is a stream.
std::string spool_folder(const OutputPlace& place, const std::string& scratch) {
    if (place.stream) return scratch;
    const auto folder = std::filesystem::path(place.path).parent_path().string();
    return folder.empty() ? "." : folder;
}

/// `File` is what the document goes into. Features come layer by layer as they are drawn, but a folder must be whole,
/// and the styles in front of it have the colours of all that is in it: everything waits in spools.
template <typename File, typename... More>
class KmlWriter final : public Writer {
  public:
    KmlWriter(OutputRequest request, const Legends& legends, const OutputPlace& place, const More&... more)
        : request_(std::move(request)), legends_(legends), shown_(place.shown), file_(place, more...) {
        for (const auto& layer : request_.layers) {
            folders_.push_back({PlacemarkWriter(layer, request_.decimals),
                                TemporaryFile(spool_folder(place, request_.scratch), shown_),
                                {}});
        }
    }

    void encode(std::size_t layer, Feature& feature) const override { folders_.at(layer).placemarks.encode(feature); }

    void write(std::size_t layer, const Feature& feature) override {
        auto& folder = folders_.at(layer);
        if (feature.values.size() != request_.layers[layer].fields.size())
            throw Error::internal("a feature does not fit its layer");
        std::optional<std::size_t> style;
        if (request_.styled) style = legends_[layer].index_of(feature);
        add_to(extent_, feature);
        if (request_.layers[layer].kind == GeometryKind::point) add_to(sites_, feature);
        folder.placemarks.append(folder.text, feature, style, shown_);
        constexpr std::size_t flush_size = 1 << 20;
        if (folder.text.size() >= flush_size) flush(folder);
    }

    void finish() override {
        TextBuffer text;
        append_kml_head(text, request_, legends_, extent_.box(), sites_.box());
        for (std::size_t i = 0; i < folders_.size(); ++i) {
            flush(folders_[i]);
            append_folder_head(text, request_.layers[i]);
            file_.write(text.view());
            text.clear();
            folders_[i].spool.read([&](std::string_view part) { file_.write(part); });
            append_folder_tail(text);
        }
        append_kml_tail(text);
        file_.write(text.view());
        file_.commit();
    }

  private:
    struct Folder {
        PlacemarkWriter placemarks;
        TemporaryFile spool;
        TextBuffer text;
    };

    static void flush(Folder& folder) {
        folder.spool.write(folder.text.view());
        folder.text.clear();
    }

    OutputRequest request_;
    const Legends& legends_;
    std::string shown_;
    File file_;
    std::vector<Folder> folders_;
    Extent extent_, sites_;
};

}  // namespace

std::unique_ptr<Writer> open_kml(OutputRequest request, const Legends& legends) {
    const auto place = check_place(request.target, request.overwrite);
    return std::make_unique<KmlWriter<AtomicFile>>(std::move(request), legends, place);
}

std::unique_ptr<Writer> open_kmz(OutputRequest request, const Legends& legends) {
    const auto place = check_place(request.target, request.overwrite);
    if (place.stream) {
        throw Error::usage(fmt::format("KMZ cannot be written to {}; give a file name with {}, or use KML", place.shown,
                                       parameter("output")));
    }
    const Date date = request.date;
    return std::make_unique<KmlWriter<ZipFile, std::string, Date>>(std::move(request), legends, place, "doc.kml", date);
}

}  // namespace rangeband::io
