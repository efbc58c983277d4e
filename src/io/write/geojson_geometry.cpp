// SPDX-License-Identifier: MIT
#include "io/write/geojson_geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

using footprint::LonLat;
using footprint::MultiLine;
using footprint::MultiPolygon;
using footprint::Path;

constexpr std::size_t longest_vertex = 64;  // [, two numbers of at most 22 characters, and separators
constexpr std::size_t fewest_of_line = 2;
constexpr std::size_t fewest_of_ring = 4;

constexpr std::int64_t power_of_ten(int exponent) { return exponent == 0 ? 1 : 10 * power_of_ten(exponent - 1); }

/// The whole degrees of a coordinate and the point behind them.
struct Whole {
    std::array<char, 4> text;
    std::uint8_t length;  ///< without the point
};

constexpr auto wholes = [] {
    std::array<Whole, 361> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        Whole& whole = table[i];
        for (std::size_t ten = i >= 100 ? 100 : i >= 10 ? 10 : 1; ten > 0; ten /= 10)
            whole.text[whole.length++] = static_cast<char>('0' + i / ten % 10);
        whole.text[whole.length] = '.';
    }
    return table;
}();

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
    // What follows looks up the whole degrees in a table.
    if (!(std::abs(degrees) <= 360.0)) throw Error::internal(fmt::format("a coordinate of {} degrees", degrees));
    const double product = degrees * scale;
    double nearest = (product + to_integer) - to_integer;
    const double over = product - nearest;  // exact, like the differences below
    if (std::abs(over) > 0.5 - doubt) {
        const double lost = std::fma(degrees, scale, -product);
        if (lost > 0.5 - over) nearest += 1.0;
        if (lost < -0.5 - over) nearest -= 1.0;
    }
    return static_cast<std::int64_t>(nearest);
}

/// The eight digits of a number below 10^8 as bytes from 0 to 9, the first in the lowest byte. All digits are found at
/// once: the number is split into halves of four, two and one digits, each beside the other in one register.
std::uint64_t eight_digits(std::uint64_t number) {
    // Multiplying and shifting divides by 10,000, 100 and 10, exactly for numbers as small as each step has.
    const std::uint64_t high = number * 109'951'163 >> 40;
    const std::uint64_t fours = high | (number - high * 10'000) << 32;
    const std::uint64_t hundreds = (fours * 10'486 >> 20) & 0x0000'007f'0000'007f;
    const std::uint64_t pairs = hundreds | (fours - hundreds * 100) << 16;
    const std::uint64_t tens = (pairs * 103 >> 10) & 0x000f'000f'000f'000f;
    return tens | (pairs - tens * 10) << 8;
}

/// The digits without the zeros at their end; there is room for all eight.
char* write_fraction(char* to, std::uint64_t digits) {
    const std::uint64_t text = digits + 0x3030'3030'3030'3030;
    for (int i = 0; i < 8; ++i) to[i] = static_cast<char>(text >> 8 * i);  // one store where bytes run that way
    return to + 8 - std::countl_zero(digits) / 8;
}

/// `-12.34`; trailing zeros are left out.
template <int D>
char* write_units(char* to, std::int64_t units) {
    constexpr auto scale = static_cast<std::uint64_t>(power_of_ten(D));
    *to = '-';
    to += units < 0 ? 1 : 0;
    const auto magnitude = static_cast<std::uint64_t>(units < 0 ? -units : units);
    const auto degrees = magnitude / scale;
    const auto fraction = magnitude - degrees * scale;
    const Whole& whole = wholes[degrees];
    std::memcpy(to, whole.text.data(), whole.text.size());
    to += whole.length;
    if (fraction == 0) return to;
    ++to;  // the point
    if constexpr (D <= 8) {
        return write_fraction(to, eight_digits(fraction * power_of_ten(8 - D)));
    } else {
        constexpr auto half = static_cast<std::uint64_t>(power_of_ten(8));
        const auto long_fraction = fraction * power_of_ten(16 - D);
        const auto last = long_fraction % half;
        char* const end = write_fraction(to, eight_digits(long_fraction / half));
        return last == 0 ? end : write_fraction(to + 8, eight_digits(last));
    }
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
