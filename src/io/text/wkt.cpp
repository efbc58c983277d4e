// SPDX-License-Identifier: MIT
#include "io/text/wkt.hpp"

#include <utility>
#include <variant>

#include "io/text/degrees.hpp"

namespace rangeband::io {
namespace {

using footprint::LonLat;
using footprint::MultiLine;
using footprint::MultiPolygon;
using footprint::Path;

/// The parts of a list in parentheses.
template <typename List, typename Append>
void append_list(TextBuffer& out, const List& list, Append append) {
    out.append('(');
    bool first = true;
    for (const auto& part : list) {
        if (!std::exchange(first, false)) out.append(',');
        append(part);
    }
    out.append(')');
}

class WellKnownText {
  public:
    WellKnownText(TextBuffer& out, int decimals) : out_(out), decimals_(decimals) {}

    void operator()(std::monostate) const {}
    void operator()(const LonLat& point) const {
        out_.append("POINT ");
        append_path({point});
    }
    void operator()(const MultiLine& lines) const {
        out_.append(lines.empty() ? "MULTILINESTRING EMPTY" : "MULTILINESTRING ");
        if (!lines.empty()) append_list(out_, lines, [this](const Path& line) { append_path(line); });
    }
    void operator()(const MultiPolygon& polygons) const {
        out_.append(polygons.empty() ? "MULTIPOLYGON EMPTY" : "MULTIPOLYGON ");
        if (polygons.empty()) return;
        append_list(out_, polygons, [this](const footprint::Polygon& polygon) {
            out_.append('(');
            append_path(polygon.exterior);
            for (const Path& hole : polygon.holes) {
                out_.append(',');
                append_path(hole);
            }
            out_.append(')');
        });
    }

  private:
    void append_path(const Path& path) const {
        append_list(out_, path, [this](const LonLat& vertex) {
            append_degrees(out_, vertex.lon, decimals_);
            out_.append(' ');
            append_degrees(out_, vertex.lat, decimals_);
        });
    }

    TextBuffer& out_;
    int decimals_;
};

}  // namespace

void append_wkt(TextBuffer& out, const Geometry& geometry, int decimals) {
    std::visit(WellKnownText(out, decimals), geometry);
}

}  // namespace rangeband::io
