// SPDX-License-Identifier: MIT
#include "io/write/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "io/text/rounding.hpp"
#include "io/text/wkt.hpp"
#include "io/write/free_name.hpp"
#include "io/write/row_writer.hpp"
#include "io/write/sidecar_files.hpp"
#include "rangeband/numbers.hpp"

namespace rangeband::io {
namespace {

/// A text that is a number, or empty, is quoted, so that readers tell it from a number and from nothing.
bool wants_quotes(std::string_view text) {
    if (text.empty() || text.find_first_of(",\"\r\n") != std::string_view::npos) return true;
    double number = 0.0;
    return read_number(text.data(), text.data() + text.size(), number).ptr == text.data() + text.size();
}

void append_text(TextBuffer& out, std::string_view text) {
    if (!wants_quotes(text)) return out.append(text);
    out.append('"');
    for (const char c : text) {
        if (c == '"') out.append('"');
        out.append(c);
    }
    out.append('"');
}

void append_cell(TextBuffer& out, const Value& value) {
    std::visit(
        [&](const auto& held) {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::string>) {
                append_text(out, held);
            } else if constexpr (std::is_same_v<Held, Date>) {
                std::string text = iso_text(held);
                if (held.day != 0) std::replace(text.begin(), text.end(), '-', '/');
                out.append(text);
            } else if constexpr (std::is_same_v<Held, double>) {
                constexpr int digits = 15;
                std::array<char, 32> text{};
                const char* const end =
                    std::to_chars(text.data(), text.data() + text.size(), held, std::chars_format::general, digits).ptr;
                out.append({text.data(), static_cast<std::size_t>(end - text.data())});
            } else if constexpr (std::is_same_v<Held, std::int64_t>) {
                out.append(fmt::format("{}", held));
            }
        },
        value);
}

void append_wkt_rounded(TextBuffer& out, const Geometry& geometry, int decimals) {
    append_wkt(out, rounded(geometry, decimals), decimals);
}

class CsvWriter final : public RowWriter {
  public:
    CsvWriter(OutputRequest request, const Legends& legends)
        : RowWriter(std::move(request), legends, append_wkt_rounded, true) {
        const Layer& layer = request_.layers[0];
        has_geometry_ = layer.kind != GeometryKind::none;
        if (has_geometry_) text_.append(free_name("WKT", layer));
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            if (has_geometry_ || i > 0) text_.append(',');
            append_text(text_, layer.fields[i].name);
        }
        text_.append('\n');
        partial_.resize(layer.fields.size());
        if (has_geometry_) add_sidecar(".prj", std::string(side_reference_system()));
    }

  private:
    void append_row(const Feature& feature) override {
        if (has_geometry_) {
            text_.append('"');
            append_geometry(feature);
            text_.append('"');
        }
        for (std::size_t i = 0; i < feature.values.size(); ++i) {
            if (has_geometry_ || i > 0) text_.append(',');
            append_cell(text_, feature.values[i]);
            if (const auto* date = std::get_if<Date>(&feature.values[i])) partial_[i] = partial_[i] || date->day == 0;
        }
        text_.append('\n');
    }

    void append_end() override {
        if (has_geometry_) add_sidecar(".csvt", types());
    }

    /// The types under which GDAL reads the columns, the geometry first. A year or a month alone is not a date to it.
    std::string types() const {
        std::string types = R"("WKT")";
        for (std::size_t i = 0; i < partial_.size(); ++i) {
            types += fmt::format(",\"{}\"", type_of(request_.layers[0].fields[i].type, partial_[i]));
        }
        return types + "\n";
    }

    static std::string_view type_of(FieldType type, bool partial) {
        if (type == FieldType::real) return "Real";
        if (type == FieldType::integer) return "Integer64";
        return type == FieldType::date && !partial ? "Date" : "String";
    }

    bool has_geometry_ = false;
    std::vector<bool> partial_;  ///< which columns have a date without a day
};

}  // namespace

std::unique_ptr<Writer> open_csv(OutputRequest request, const Legends& legends) {
    return std::make_unique<CsvWriter>(std::move(request), legends);
}

}  // namespace rangeband::io
