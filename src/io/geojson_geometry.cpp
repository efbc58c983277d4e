#include "io/geojson_geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace rangeband::io {
namespace {

using footprint::LonLat;
using footprint::MultiLine;
using footprint::MultiPolygon;
using footprint::Path;

constexpr std::size_t longest_vertex = 64;  // [, two numbers of at most 22 characters, and separators

constexpr auto digit_pairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

constexpr std::uint64_t power_of_ten(std::size_t exponent) {
    return exponent == 0 ? 1 : 10 * power_of_ten(exponent - 1);
}

struct Units {
    std::int64_t lon;
    std::int64_t lat;
    bool operator==(const Units&) const = default;
};

/// The integer nearest to degrees·10^D, as printf rounds: the product is rounded once more than the decimal text would
/// be, which matters only beside a half, where the exact remainder decides.
template <int D>
std::int64_t to_units(double degrees) {
    constexpr auto scale = static_cast<double>(power_of_ten(D));
    constexpr double doubt = D <= 9 ? 0x1p-10 : 0x1p-4;  // more than the rounding of the product at 360 degrees
    constexpr double to_integer = 0x1.8p52;              // adding and subtracting it rounds to even
    const double product = degrees * scale;
    double nearest = (product + to_integer) - to_integer;
    if (std::abs(std::abs(product - nearest) - 0.5) < doubt) {
        const double over = product - nearest;  // exact, like the differences below
        const double lost = std::fma(degrees, scale, -product);
        if (lost > 0.5 - over) nearest += 1.0;
        if (lost < -0.5 - over) nearest -= 1.0;
    }
    return static_cast<std::int64_t>(nearest);
}

/// The last D digits of a number, each pair from a division of its own, so that none waits for another.
template <int D, std::size_t... Pair>
void write_digits(char* end, std::uint64_t number, std::index_sequence<Pair...>) {
    (std::memcpy(end - 2 * (Pair + 1), &digit_pairs[2 * (number / power_of_ten(2 * Pair) % 100)], 2), ...);
    if constexpr (D % 2 == 1) end[-D] = static_cast<char>('0' + number / power_of_ten(D - 1));
}

/// `-12.34`; trailing zeros are left out.
template <int D>
char* write_units(char* to, std::int64_t units) {
    constexpr auto scale = power_of_ten(D);
    *to = '-';
    to += units < 0 ? 1 : 0;
    const auto magnitude = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
    const auto whole = magnitude / scale;
    const auto fraction = magnitude - whole * scale;
    if (whole >= 100) *to++ = static_cast<char>('0' + whole / 100 % 10);
    if (whole >= 10) *to++ = static_cast<char>('0' + whole / 10 % 10);
    *to++ = static_cast<char>('0' + whole % 10);
    if (fraction == 0) return to;
    *to = '.';
    char* end = to + 1 + D;
    write_digits<D>(end, fraction, std::make_index_sequence<D / 2>());
    while (end[-1] == '0') --end;
    return end;
}

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
            take_units(line);
            if (units_.size() < 2) continue;
            append_path();
            out_.append(',');
        }
        close_list(empty, "]}");
    }

    void write(const MultiPolygon& polygons) {
        out_.append(R"({"type":"MultiPolygon","coordinates":[)");
        const auto empty = out_.size();
        for (const auto& polygon : polygons) {
            take_units(polygon.exterior);
            if (units_.size() < 4) continue;
            out_.append('[');
            append_path();
            for (const auto& hole : polygon.holes) append_hole(hole);
            out_.append("],");
        }
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

    void append_hole(const Path& hole) {
        take_units(hole);
        if (units_.size() < 4) return;
        out_.append(',');
        append_path();
    }

    /// Rounded, without repetitions.
    void take_units(const Path& path) {
        units_.resize(path.size());
        std::size_t count = 0;
        for (const auto& vertex : path) {
            const auto units = units_of(vertex);
            if (count > 0 && units_[count - 1] == units) continue;
            units_[count++] = units;
        }
        units_.resize(count);
    }

    void append_path() {
        char* to = out_.room(units_.size() * longest_vertex + 2);
        *to++ = '[';
        for (const auto& vertex : units_) {
            to = write_vertex(to, vertex);
            *to++ = ',';
        }
        to[-1] = ']';
        out_.took(to);
    }

    void close_list(std::size_t empty, std::string_view closing) {
        if (out_.size() > empty) out_.drop_last(1);  // the comma
        out_.append(closing);
    }

    TextBuffer& out_;
    std::vector<Units> units_;
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
    switch (std::clamp(decimals, fewest_decimals, most_decimals)) {
        case 7:
            return append_with<7>(out, geometry);
        case 8:
            return append_with<8>(out, geometry);
        case 9:
            return append_with<9>(out, geometry);
        case 10:
            return append_with<10>(out, geometry);
        case 11:
            return append_with<11>(out, geometry);
        default:
            return append_with<12>(out, geometry);
    }
}

}  // namespace rangeband::io
