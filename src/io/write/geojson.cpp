// SPDX-License-Identifier: MIT
#include "io/write/geojson.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "io/style/simplestyle.hpp"
#include "io/text/json_text.hpp"
#include "io/write/geojson_geometry.hpp"
#include "io/write/row_writer.hpp"

namespace rangeband::io {
namespace {

enum class Framing { collection, lines };

class GeojsonWriter final : public RowWriter {
  public:
    GeojsonWriter(OutputRequest request, const Legends& legends, Framing framing)
        : RowWriter(std::move(request), legends, append_geojson_geometry, framing == Framing::lines),
          framing_(framing),
          simplestyle_(request_.layers[0]) {
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
        if (framing_ == Framing::lines) return;
        text_.append("\n]");
        if (const auto box = extent_.box()) {
            text_.append(R"(,"bbox":)");
            text_.append(fmt::format("[{},{},{},{}]", box->west, box->south, box->east, box->north));
        }
        text_.append("}\n");
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
        text_.append(R"({"type":"Feature",)");
        if (framing_ == Framing::collection) text_.append(fmt::format(R"("id":{},)", ++count_));
        text_.append(R"("properties":{)");
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            text_.append(keys_[i]);
            append_json_value(text_, feature.values[i]);
        }
        if (request_.styled && legends_[0].is_complete()) simplestyle_.append_to(text_, feature, legends_[0]);
        if (framing_ == Framing::collection) add_to(extent_, feature);
        text_.append(R"(},"geometry":)");
        append_geometry(feature);
        text_.append('}');
    }

    Framing framing_;
    std::vector<std::string> keys_;  ///< `"name":` with the comma before it
    bool first_ = true;
    std::uint64_t count_ = 0;
    Simplestyle simplestyle_;
    Extent extent_;
};

}  // namespace

std::unique_ptr<Writer> open_geojson(OutputRequest request, const Legends& legends) {
    return std::make_unique<GeojsonWriter>(std::move(request), legends, Framing::collection);
}

std::unique_ptr<Writer> open_geojson_lines(OutputRequest request, const Legends& legends) {
    return std::make_unique<GeojsonWriter>(std::move(request), legends, Framing::lines);
}

}  // namespace rangeband::io
