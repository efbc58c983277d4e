// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "io/text/degrees.hpp"
#include "io/text/rounding.hpp"
#include "io/write/kml_text.hpp"
#include "io/write/wedges.hpp"

namespace rangeband::io {
namespace {

using footprint::LonLat;
using footprint::MultiLine;
using footprint::MultiPolygon;
using footprint::Path;

class KmlGeometry {
  public:
    KmlGeometry(TextBuffer& out, int decimals) : out_(out), decimals_(decimals) {}

    void write(const LonLat& point) {
        out_.append("<Point>");
        append_coordinates({point});
        out_.append("</Point>");
    }

    void write(const MultiLine& lines) {
        out_.append("<MultiGeometry>");
        for (const auto& line : lines) {
            out_.append("<LineString><tessellate>1</tessellate>");
            append_coordinates(line);
            out_.append("</LineString>");
        }
        out_.append("</MultiGeometry>");
    }

    void write(const MultiPolygon& polygons) {
        out_.append("<MultiGeometry>");
        for (const auto& polygon : polygons) {
            out_.append("<Polygon><tessellate>1</tessellate>");
            append_ring("outerBoundaryIs", polygon.exterior);
            for (const auto& hole : polygon.holes) append_ring("innerBoundaryIs", hole);
            out_.append("</Polygon>");
        }
        out_.append("</MultiGeometry>");
    }

  private:
    void append_ring(std::string_view role, const Path& ring) {
        out_.append(fmt::format("<{}><LinearRing>", role));
        append_coordinates(ring);
        out_.append(fmt::format("</LinearRing></{}>", role));
    }

    void append_coordinates(const Path& path) {
        out_.append("<coordinates>");
        for (std::size_t i = 0; i < path.size(); ++i) {
            if (i > 0) out_.append(' ');
            append_degrees(out_, path[i].lon, decimals_);
            out_.append(',');
            append_degrees(out_, path[i].lat, decimals_);
        }
        out_.append("</coordinates>");
    }

    TextBuffer& out_;
    int decimals_;
};

}  // namespace

void append_kml_geometry(TextBuffer& out, const Geometry& geometry, int decimals) {
    KmlGeometry writer(out, decimals);
    if (const auto* point = std::get_if<LonLat>(&geometry)) writer.write(rounded(*point, decimals));
    if (const auto* lines = std::get_if<MultiLine>(&geometry)) writer.write(rounded(*lines, decimals));
    if (const auto* areas = std::get_if<MultiPolygon>(&geometry)) writer.write(rounded(wedges(*areas), decimals));
}

}  // namespace rangeband::io
