// SPDX-License-Identifier: MIT
#include "io/read/geometry_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "rangeband/error.hpp"
#include "rangeband/geodesic/furthest_longitude.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/text.hpp"

namespace rangeband::io {
namespace {

using footprint::Path;
using footprint::Polygon;

constexpr double whole_turn = 360.0 - 1e-9;

/// A cap as a ring along its parallel from -180 to 180 has no area in longitude and latitude, and one along a coast
/// ends a turn from where it began.
void must_have_area(const Path& ring) {
    int turns = 0, returns = 0;
    double area = 0.0, west = ring[0].lon, east = west, south = ring[0].lat, north = south;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        area += (ring[i].lon - ring[i - 1].lon) * (ring[i].lat + ring[i - 1].lat) / 2.0;
        if (std::abs(ring[i].lon - ring[i - 1].lon) >= whole_turn) {
            const bool along_pole = std::abs(ring[i].lat) == 90.0 && ring[i].lat == ring[i - 1].lat;
            (along_pole ? returns : turns) += 1;
        }
        west = std::min(west, ring[i].lon);
        east = std::max(east, ring[i].lon);
        south = std::min(south, ring[i].lat);
        north = std::max(north, ring[i].lat);
    }
    constexpr double narrowest = 1e-12;  // degrees, of rounding
    const bool flat = north - south < narrowest || std::abs(area) <= narrowest * (east - west + north - south);
    if (!flat && (turns != 1 || returns > 0)) return;
    throw Error::file(east - west < 300.0 ? "has a polygon without area; give it as a line"
                                          : "has a ring that runs around a pole and is not closed in degrees; around a "
                                            "pole it needs corners on the pole: …, 180 90, -180 90 (or -90)");
}

std::string on_long_edges(const Path& path) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double from = path[i - 1].lon, to = path[i].lon;
        const double way = std::abs(to - from);
        if (way <= 180.0 || way >= whole_turn) continue;  // a whole turn is a parallel
        return fmt::format("an edge from longitude {} to {} goes the long way round; write {}, or add {}", from, to,
                           to + 360.0 * std::round((from - to) / 360.0), parameter("edges geodesic"));
    }
    return {};
}

}  // namespace

RowPosition refused(std::string reason) {
    RowPosition row;
    row.reason = std::move(reason);
    return row;
}

Path checked(Path path) {
    for (const footprint::LonLat& at : path) {
        const bool inside =
            std::abs(at.lat) <= 90.0 && std::abs(at.lon) <= geodesic::furthest_longitude;  // false for no number
        if (!inside) throw Error::file(position_from_numbers(at.lat, at.lon).reason);
    }
    return path;
}

void must_be_ring(std::size_t points) {
    if (points >= 4) return;
    throw Error::file(
        fmt::format("has a ring of {}; a ring needs four, the last one like the first", counted(points, "point")));
}

bool goes_around(const Path& ring) { return std::abs(ring.back().lon - ring.front().lon) > 180.0; }

void must_be_gone_around(const Path& exterior, const std::vector<Path>& holes) {
    if (std::ranges::count_if(holes, goes_around) <= (goes_around(exterior) ? 1 : 0)) return;
    throw Error::file("has a hole around a pole that its exterior does not go around once; split the polygon");
}

Polygon polygon_in_degrees(Path exterior, std::vector<Path> holes) {
    must_be_gone_around(exterior, holes);
    must_have_area(exterior);
    if (goes_around(exterior)) {
        throw Error::file("has a ring around a pole; in degrees it needs corners on the pole: …, 180 90, -180 90");
    }
    return {std::move(exterior), std::move(holes)};
}

void GeometryParts::add(Path line) {
    area_.lines.push_back(std::move(line));
    note(area_.lines.back());
}

void GeometryParts::add(Polygon polygon) {
    area_.polygons.push_back(std::move(polygon));
    note(area_.polygons.back().exterior);
    for (const Path& hole : area_.polygons.back().holes) note(hole);
}

void GeometryParts::note(const Path& path) {
    if (straight_edges_ && note_.empty()) note_ = on_long_edges(path);
}

RowPosition GeometryParts::place() && {
    const bool points_only = area_.lines.empty() && area_.polygons.empty();
    if (points_only && area_.points.empty()) return refused("has an empty geometry");
    if (points_only && area_.points.size() == 1) {
        return position_from_numbers(area_.points.front().lat, area_.points.front().lon);
    }
    // Here already, since what it is refused for would otherwise come out while the first rows are written.
    if (const std::size_t count = footprint::count_vertices(area_); count > limits::most_discs) {
        return refused(
            fmt::format("has {} vertices, and ranges are measured from at most {}; simplify it first, for example "
                        "with ogr2ogr -simplify",
                        count, limits::most_discs));
    }
    RowPosition row;
    row.area = std::make_shared<const footprint::LaunchArea>(std::move(area_));
    row.note = std::move(note_);
    return row;
}

}  // namespace rangeband::io
