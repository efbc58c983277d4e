#include "io/geojson.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "io/atomic_file.hpp"
#include "io/geojson_geometry.hpp"
#include "io/json_text.hpp"
#include "io/side_notes.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

/// Small enough to be still in the processor's cache when the system copies it.
constexpr std::size_t flush_size = 1 << 18;

enum class Framing { collection, lines };

class GeojsonWriter final : public Writer {
  public:
    GeojsonWriter(OutputRequest request, Framing framing)
        : request_(std::move(request)),
          framing_(framing),
          place_(check_place(request_.target, request_.overwrite)),
          file_(place_) {
        if (request_.layers.size() != 1) throw Error::internal("GeoJSON holds one layer");
        prepare_keys();
        if (framing_ == Framing::collection) append_head();
        if (framing_ == Framing::lines && !place_.stream) prepare_notes();
    }

    void write(std::size_t layer, const Feature& feature) override {
        if (layer != 0 || feature.values.size() != keys_.size())
            throw Error::internal("a feature does not fit its layer");
        if (framing_ == Framing::collection) text_.append(std::exchange(first_, false) ? "\n" : ",\n");
        append_feature(feature);
        if (framing_ == Framing::lines) text_.append('\n');
        if (text_.size() >= flush_size) flush();
    }

    void finish() override {
        if (framing_ == Framing::collection) text_.append("\n]}\n");
        flush();
        if (notes_) notes_->commit();
        try {
            file_.commit();
        } catch (...) {
            std::error_code none;
            if (notes_are_new_) std::filesystem::remove(side_notes_path(place_.path), none);
            throw;
        }
    }

  private:
    /// Lines have no place for what the whole says of itself.
    void prepare_notes() {
        const std::string text = side_notes(request_);
        if (text.empty()) return;
        const std::string path = side_notes_path(place_.path);
        notes_are_new_ = !std::filesystem::exists(std::filesystem::symlink_status(path));
        notes_.emplace(check_place(path, place_.replace || are_side_notes(path)));
        notes_->write(text);
    }

    void prepare_keys() {
        for (const auto& field : request_.layers[0].fields) {
            TextBuffer key;
            key.append(keys_.empty() ? "" : ",");
            append_json_string(key, field.name);
            key.append(':');
            keys_.emplace_back(key.view());
        }
    }

    void append_member(std::string_view name, const std::string& text) {
        if (text.empty()) return;
        text_.append(name);
        append_json_string(text_, text);
    }

    void append_head() {
        text_.append(R"({"type":"FeatureCollection")");
        append_member(R"(,"name":)", request_.layers[0].name);
        append_member(R"(,"title":)", request_.title);
        append_member(R"(,"description":)", request_.description);
        if (!request_.provenance.empty()) {
            text_.append(R"(,"provenance":)");
            text_.append(request_.provenance);
        }
        text_.append(R"(,"features":[)");
    }

    void append_feature(const Feature& feature) {
        text_.append(R"({"type":"Feature","properties":{)");
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            text_.append(keys_[i]);
            append_json_value(text_, feature.values[i]);
        }
        text_.append(R"(},"geometry":)");
        append_geojson_geometry(text_, feature.geometry, std::max(request_.decimals, feature.decimals));
        text_.append('}');
    }

    void flush() {
        file_.write(text_.view());
        text_.clear();
    }

    OutputRequest request_;
    Framing framing_;
    OutputPlace place_;
    AtomicFile file_;
    std::optional<AtomicFile> notes_;
    bool notes_are_new_ = false;
    std::vector<std::string> keys_;  ///< `"name":` with the comma before it
    TextBuffer text_;
    bool first_ = true;
};

}  // namespace

std::unique_ptr<Writer> open_geojson(OutputRequest request) {
    return std::make_unique<GeojsonWriter>(std::move(request), Framing::collection);
}

std::unique_ptr<Writer> open_geojson_lines(OutputRequest request) {
    return std::make_unique<GeojsonWriter>(std::move(request), Framing::lines);
}

}  // namespace rangeband::io
