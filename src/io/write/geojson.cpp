// SPDX-License-Identifier: MIT
#include "io/write/geojson.hpp"

#include <utility>
#include <vector>

#include "io/text/json_text.hpp"
#include "io/write/geojson_geometry.hpp"
#include "io/write/row_writer.hpp"

namespace rangeband::io {
namespace {

enum class Framing { collection, lines };

class GeojsonWriter final : public RowWriter {
  public:
    GeojsonWriter(OutputRequest request, const Legends& legends, Framing framing)
        : RowWriter(std::move(request), legends, framing == Framing::lines), framing_(framing) {
        prepare_keys();
        if (framing_ == Framing::collection) append_head();
    }

  private:
    void append_row(const Feature& feature) override {
        if (framing_ == Framing::collection) text_.append(std::exchange(first_, false) ? "\n" : ",\n");
        append_feature(feature);
        if (framing_ == Framing::lines) text_.append('\n');
    }

    void append_end() override {
        if (framing_ == Framing::collection) text_.append("\n]}\n");
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
        append_geojson_geometry(text_, feature.geometry, decimals_of(feature));
        text_.append('}');
    }

    Framing framing_;
    std::vector<std::string> keys_;  ///< `"name":` with the comma before it
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
