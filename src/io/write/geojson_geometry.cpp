// SPDX-License-Identifier: MIT
#include "io/write/geojson_geometry.hpp"

#include <cstdint>
#include <limits>

#include "io/text/degrees.hpp"

namespace rangeband::io {
namespace {

using footprint::LonLat;
using footprint::MultiLine;
using footprint::MultiPolygon;
using footprint::Path;

constexpr std::size_t longest_vertex = 2 * longest_degrees + 20;  // brackets and separators, with room to spare
constexpr std::size_t fewest_of_line = 2;
constexpr std::size_t fewest_of_ring = 4;

struct Units {
    std::int64_t lon;
    std::int64_t lat;
    bool operator==(const Units&) const = default;
};

template <int D>
class GeometryWriter {
  public:
    explicit GeometryWriter(TextBuffer& out) : out_(out) {}

    void write(const LonLat& point) {
        out_.append(R"({"type":"Point","coordinates":)");
        char* to = out_.room(longest_vertex);
        out_.took(write_vertex(to, units_of(point)));
        out_.append('}');
    }

    void write(const MultiLine& lines) {
        out_.append(R"({"type":"MultiLineString","coordinates":[)");
        const auto empty = out_.size();
        for (const auto& line : lines) {
            if (append_path(line, fewest_of_line)) out_.append(',');
        }
        close_list(empty, "]}");
    }

    void write(const MultiPolygon& polygons) {
        out_.append(R"({"type":"MultiPolygon","coordinates":[)");
        const auto empty = out_.size();
        for (const auto& polygon : polygons) append_polygon(polygon);
        close_list(empty, "]}");
    }

  private:
    static Units units_of(const LonLat& vertex) { return {to_units<D>(vertex.lon), to_units<D>(vertex.lat)}; }

    static char* write_vertex(char* to, const Units& vertex) {
        *to++ = '[';
        to = write_units<D>(to, vertex.lon);
        *to++ = ',';
        to = write_units<D>(to, vertex.lat);
        *to++ = ']';
        return to;
    }

    /// With the comma behind it, or nothing where no exterior remains.
    void append_polygon(const footprint::Polygon& polygon) {
        out_.append('[');
        if (!append_path(polygon.exterior, fewest_of_ring)) return out_.drop_last(1);
        for (const auto& hole : polygon.holes) {
            out_.append(',');
            if (!append_path(hole, fewest_of_ring)) out_.drop_last(1);
        }
        out_.append("],");
    }

    /// Rounded, without repetitions; nothing at all where fewer vertices remain than are needed.
    bool append_path(const Path& path, std::size_t fewest) {
        char* to = out_.room(path.size() * longest_vertex + 2);
        *to++ = '[';
        std::size_t count = 0;
        constexpr auto nowhere = std::numeric_limits<std::int64_t>::max();
        Units last{nowhere, nowhere};
        for (const auto& vertex : path) {
            const auto units = units_of(vertex);
            if (units == last) continue;
            to = write_vertex(to, units);
            *to++ = ',';
            last = units;
            ++count;
        }
        if (count < fewest) return false;
        to[-1] = ']';
        out_.took(to);
        return true;
    }

    void close_list(std::size_t empty, std::string_view closing) {
        if (out_.size() > empty) out_.drop_last(1);  // the comma
        out_.append(closing);
    }

    TextBuffer& out_;
};

template <int D>
void append_with(TextBuffer& out, const Geometry& geometry) {
    GeometryWriter<D> writer(out);
    if (const auto* point = std::get_if<LonLat>(&geometry)) return writer.write(*point);
    if (const auto* lines = std::get_if<MultiLine>(&geometry)) return writer.write(*lines);
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) return writer.write(*polygons);
    out.append("null");
}

}  // namespace

void append_geojson_geometry(TextBuffer& out, const Geometry& geometry, int decimals) {
    with_decimals(decimals, [&](auto known) { append_with<known>(out, geometry); });
}

}  // namespace rangeband::io
