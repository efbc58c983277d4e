#include "io/kml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "io/atomic_file.hpp"
#include "io/kml_text.hpp"
#include "io/spool.hpp"
#include "io/zip_file.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

constexpr std::size_t flush_size = 1 << 20;

/// Beside the target, or where temporary files are when it is a stream.
std::string spool_folder(const OutputPlace& place) {
    if (!place.stream) {
        const auto folder = std::filesystem::path(place.path).parent_path().string();
        return folder.empty() ? "." : folder;
    }
    const char* folder = std::getenv("TMPDIR");
    return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

/// `File` is what the document goes into. Features come layer by layer as they are drawn, but a folder must be whole:
/// the first one is written at once, the others wait in spools.
template <typename File, typename... More>
class KmlWriter final : public Writer {
  public:
    KmlWriter(OutputRequest request, const OutputPlace& place, const More&... more)
        : request_(std::move(request)), shown_(place.shown), file_(place, more...) {
        for (const auto& layer : request_.layers) folders_.push_back({PlacemarkWriter(layer), {}});
        for (std::size_t i = 1; i < folders_.size(); ++i) spools_.emplace_back(spool_folder(place), shown_);
        append_kml_head(folders_[0].text, request_);
        append_folder_head(folders_[0].text, request_.layers[0]);
    }

    void write(std::size_t layer, const Feature& feature) override {
        auto& folder = folders_.at(layer);
        if (feature.values.size() != request_.layers[layer].fields.size())
            throw Error::internal("a feature does not fit its layer");
        folder.placemarks.append(folder.text, feature, std::max(request_.decimals, feature.decimals), colours_, shown_);
        if (folder.text.size() >= flush_size) flush(layer);
    }

    void finish() override {
        append_folder_tail(folders_[0].text);
        flush(0);
        auto& text = folders_[0].text;
        for (std::size_t i = 1; i < folders_.size(); ++i) {
            flush(i);
            append_folder_head(text, request_.layers[i]);
            flush(0);
            spools_[i - 1].read([&](std::string_view part) { file_.write(part); });
            append_folder_tail(text);
        }
        append_kml_tail(text);
        flush(0);
        file_.commit();
    }

  private:
    struct Folder {
        PlacemarkWriter placemarks;
        TextBuffer text;
    };

    void flush(std::size_t layer) {
        auto& text = folders_[layer].text;
        if (layer == 0) {
            file_.write(text.view());
        } else {
            spools_[layer - 1].write(text.view());
        }
        text.clear();
    }

    OutputRequest request_;
    std::string shown_;
    File file_;
    std::vector<Folder> folders_;
    std::vector<Spool> spools_;  ///< of all folders but the first
    std::map<std::string, std::size_t> colours_;
};

}  // namespace

std::unique_ptr<Writer> open_kml(OutputRequest request) {
    const auto place = check_place(request.target, request.overwrite);
    return std::make_unique<KmlWriter<AtomicFile>>(std::move(request), place);
}

std::unique_ptr<Writer> open_kmz(OutputRequest request) {
    const auto place = check_place(request.target, request.overwrite);
    if (place.stream) {
        throw Error::usage(
            fmt::format("KMZ cannot be written to {}; give a file name with -o, or take KML", place.shown));
    }
    return std::make_unique<KmlWriter<ZipFile, std::string>>(std::move(request), place, "doc.kml");
}

}  // namespace rangeband::io
