// SPDX-License-Identifier: MIT
#include "python/wkb.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

namespace rangeband::python {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are written as they stand in memory");
static_assert(sizeof(LonLat) == 2 * sizeof(double));

enum class Type : std::uint32_t {
    point = 1,
    line = 2,
    polygon = 3,
    multi_point = 4,
    multi_line = 5,
    multi_polygon = 6,
    collection = 7
};

constexpr std::size_t head_size = 1 + sizeof(std::uint32_t), count_size = sizeof(std::uint32_t);

class Writer {
  public:
    explicit Writer(std::size_t size) { bytes_.reserve(size); }

    void head(Type type) {
        bytes_ += '\1';  // little-endian
        number(static_cast<std::uint32_t>(type));
    }

    void head(Type type, std::size_t parts) {
        head(type);
        number(static_cast<std::uint32_t>(parts));
    }

    void points(std::span<const LonLat> points) {
        number(static_cast<std::uint32_t>(points.size()));
        append(points.data(), points.size_bytes());
    }

    void add(const LonLat& point) {
        head(Type::point);
        append(&point, sizeof point);
    }

    void add(const Path& line) {
        head(Type::line);
        points(line);
    }

    void add(const Polygon& polygon) {
        head(Type::polygon, 1 + polygon.holes.size());
        points(polygon.exterior);
        for (const Path& hole : polygon.holes) points(hole);
    }

    template <class Parts>
    void add(Type type, const Parts& parts) {
        head(type, parts.size());
        for (const auto& part : parts) add(part);
    }

    std::string take() && { return std::move(bytes_); }

  private:
    void number(std::uint32_t n) { append(&n, sizeof n); }
    void append(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }
    std::string bytes_;
};

std::size_t size_of(const LonLat&) { return head_size + sizeof(LonLat); }
std::size_t size_of(const Path& line) { return head_size + count_size + line.size() * sizeof(LonLat); }
std::size_t size_of(const Polygon& polygon) {
    std::size_t size = count_size + size_of(polygon.exterior);
    for (const Path& hole : polygon.holes) size += count_size + hole.size() * sizeof(LonLat);
    return size;
}
template <class Parts>
std::size_t size_of_parts(const Parts& parts) {
    std::size_t size = head_size + count_size;
    for (const auto& part : parts) size += size_of(part);
    return size;
}

template <class Parts>
std::string multi(Type type, const Parts& parts) {
    Writer writer(size_of_parts(parts));
    writer.add(type, parts);
    return std::move(writer).take();
}

/// One part alone, several as a multi-geometry.
template <class Parts>
void add_simplest(Writer& writer, Type type, const Parts& parts) {
    if (parts.size() == 1) return writer.add(parts.front());
    writer.add(type, parts);
}

struct Encode {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const LonLat& point) const {
        Writer writer(size_of(point));
        writer.add(point);
        return std::move(writer).take();
    }
    std::string operator()(const MultiLine& lines) const { return multi(Type::multi_line, lines); }
    std::string operator()(const MultiPolygon& polygons) const { return multi(Type::multi_polygon, polygons); }
};

}  // namespace

std::string wkb_of(const io::Geometry& geometry) { return std::visit(Encode(), geometry); }

std::string wkb_of(const footprint::LaunchArea& area) {
    Writer writer(size_of_parts(area.points) + size_of_parts(area.lines) + size_of_parts(area.polygons) + head_size);
    const int kinds = int{!area.points.empty()} + int{!area.lines.empty()} + int{!area.polygons.empty()};
    if (kinds != 1) writer.head(Type::collection, static_cast<std::size_t>(kinds));
    if (!area.points.empty()) add_simplest(writer, Type::multi_point, area.points);
    if (!area.lines.empty()) add_simplest(writer, Type::multi_line, area.lines);
    if (!area.polygons.empty()) add_simplest(writer, Type::multi_polygon, area.polygons);
    return std::move(writer).take();
}

}  // namespace rangeband::python
