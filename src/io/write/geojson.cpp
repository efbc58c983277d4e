#include "io/write/geojson.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "io/files/atomic_file.hpp"
#include "io/text/json_text.hpp"
#include "io/write/geojson_geometry.hpp"
#include "io/write/sidecar_files.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

/// Small enough to be still in the processor's cache when the system copies it.
constexpr std::size_t flush_size = 1 << 18;

enum class Framing { collection, lines };

class GeojsonWriter final : public Writer {
  public:
    GeojsonWriter(OutputRequest request, const Legends& legends, Framing framing)
        : request_(std::move(request)),
          legends_(legends),
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
        if (!place_.stream) prepare_style();
        commit();
    }

  private:
    /// Lines have no place for what the whole says of itself.
    void prepare_notes() {
        const std::string text = side_notes(request_);
        if (text.empty()) return;
        const std::string path = side_notes_path(place_.path);
        const bool ours = are_side_notes(path);
        if (ours) must_not_speak_for_others(path, text, place_);
        add_beside(path, text, place_.replace || ours);
    }

    void prepare_style() {
        const std::string text = side_style(request_, legends_);
        const std::string path = side_style_path(place_.path);
        if (text.empty() || !may_hold_side_style(path)) return;
        must_not_speak_for_others(path, text, place_);
        add_beside(path, text, true);
    }

    void add_beside(const std::string& path, const std::string& text, bool replace) {
        const bool is_new = !std::filesystem::exists(std::filesystem::symlink_status(path));
        OutputPlace place = check_place(path, replace);
        const std::filesystem::path shown(place_.shown);
        place.shown = (shown.parent_path() / std::filesystem::path(path).filename()).string();
        beside_.push_back({std::make_unique<AtomicFile>(std::move(place)), path, is_new});
        beside_.back().file->write(text);
    }

    /// What stands beside comes first; it goes again, where it is new, if the file itself cannot come.
    void commit() {
        std::vector<std::string> made;
        try {
            for (const auto& beside : beside_) {
                beside.file->commit();
                if (beside.is_new) made.push_back(beside.path);
            }
            file_.commit();
        } catch (...) {
            std::error_code none;
            for (const auto& path : made) std::filesystem::remove(path, none);
            throw;
        }
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
    const Legends& legends_;
    Framing framing_;
    OutputPlace place_;
    AtomicFile file_;
    struct Beside {
        std::unique_ptr<AtomicFile> file;
        std::string path;
        bool is_new;
    };
    std::vector<Beside> beside_;
    std::vector<std::string> keys_;  ///< `"name":` with the comma before it
    TextBuffer text_;
    bool first_ = true;
};

}  // namespace

std::unique_ptr<Writer> open_geojson(OutputRequest request, const Legends& legends) {
    return std::make_unique<GeojsonWriter>(std::move(request), legends, Framing::collection);
}

std::unique_ptr<Writer> open_geojson_lines(OutputRequest request, const Legends& legends) {
    return std::make_unique<GeojsonWriter>(std::move(request), legends, Framing::lines);
}

}  // namespace rangeband::io
