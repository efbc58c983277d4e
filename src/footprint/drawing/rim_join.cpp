// SPDX-License-Identifier: MIT
#include "footprint/drawing/rim_join.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "footprint/drawing/grid.hpp"
#include "footprint/drawing/rim.hpp"
#include "rangeband/limits.hpp"

namespace rangeband::footprint {
namespace {

/// Of the grid on which the faces lie.
constexpr double scale = 1e12;
static_assert(limits::most_decimals == 12);

/// Ways from the rim to the rim, and rings that do not reach it. No ways where there is more to it.
struct Parted {
    std::vector<Path> ways, closed;
};

/// Adds what a ring has between its vertices on ±180°; false if it does more than cross it.
bool part(const Path& ring, Parted& parted) {
    const std::size_t edges = ring.size() - 1;
    std::vector<std::size_t> crossings;
    for (std::size_t i = 0; i < edges; ++i) {
        if (std::abs(ring[i].lat) == 90.0) return false;
        if (on_antimeridian(ring[i])) crossings.push_back(i);
    }
    if (crossings.empty()) parted.closed.push_back(ring);
    const std::size_t first = parted.ways.size();
    for (std::size_t k = 0; k < crossings.size(); ++k) {
        const std::size_t from = crossings[k];
        const std::size_t to = k + 1 < crossings.size() ? crossings[k + 1] : crossings.front() + edges;
        if (to - from < 2) return false;  // runs along it
        const auto vertex = [&](std::size_t i) { return ring.begin() + static_cast<std::ptrdiff_t>(i); };
        Path way;
        way.reserve(to - from + 1);
        way.insert(way.end(), vertex(from), vertex(std::min(to, edges) + 1));
        if (to > edges) way.insert(way.end(), vertex(1), vertex(to - edges + 1));
        way.front().lon = std::copysign(180.0, way[1].lon);
        way.back().lon = std::copysign(180.0, way[way.size() - 2].lon);
        parted.ways.push_back(std::move(way));
    }
    for (std::size_t k = first; k < parted.ways.size(); ++k) {
        const Path& next = parted.ways[k + 1 < parted.ways.size() ? k + 1 : first];
        if (parted.ways[k].back().lon == next.front().lon) return false;  // touches it
    }
    return true;
}

/// An end of a way.
struct End {
    std::int64_t along;  ///< the rim: anticlockwise from its southeastern corner
    std::size_t way;
    bool leaves;  ///< the rim
};

/// The corners of the rim from the northeastern one on, with how far along it they are.
std::vector<std::pair<std::int64_t, GridPoint>> corners_of(const Plane& plane) {
    const auto [east, north] = plane;
    return {{2 * north, {east, north}},
            {2 * (north + east), {-east, north}},
            {2 * (2 * north + east), {-east, -north}},
            {4 * (north + east), {east, -north}}};
}

/// Where each way goes on, and the rim from there to here.
struct Joins {
    std::vector<std::size_t> next;
    std::vector<Path> between;  ///< vertices, ends not included
};

std::optional<Joins> joins_of(const std::vector<Path>& ways) {
    const Plane plane{std::llround(180.0 * scale), std::llround(90.0 * scale)};
    const auto corners = corners_of(plane);
    const std::int64_t around = corners.back().first;
    std::vector<End> ends;
    std::map<std::int64_t, double> latitudes;  // as they were given, for the other side of ±180°, too
    for (std::size_t i = 0; i < ways.size(); ++i) {
        for (const bool leaves : {true, false}) {
            const LonLat& given = leaves ? ways[i].front() : ways[i].back();
            const GridPoint at = on_grid(given, scale);
            latitudes.emplace(at.y, given.lat);
            const std::int64_t along = at.x > 0 ? at.y + plane.north : corners[1].first + plane.north - at.y;
            ends.push_back({along, i, leaves});
        }
    }
    std::ranges::sort(ends, {}, &End::along);
    std::vector<RimStretch> rim;
    Joins joins{std::vector<std::size_t>(ways.size()), std::vector<Path>(ways.size())};
    for (std::size_t k = 0; k < ends.size(); ++k) {
        const End& end = ends[k];
        const End& start = ends[k + 1 < ends.size() ? k + 1 : 0];
        if (start.along == end.along || start.leaves == end.leaves) return std::nullopt;
        if (end.leaves) continue;
        joins.next[end.way] = start.way;
        GridPoint here = on_grid(ways[end.way].back(), scale);
        const auto go = [&](const GridPoint& to) {
            rim.push_back({std::exchange(here, to), to, static_cast<int>(end.way)});
        };
        const std::int64_t goal = start.along > end.along ? start.along : start.along + around;
        for (const std::int64_t turn : {std::int64_t{0}, around}) {
            for (const auto& [along, corner] : corners) {
                if (along + turn > end.along && along + turn < goal) go(corner);
            }
        }
        go(on_grid(ways[start.way].front(), scale));
    }
    each_step(rim, plane, [&](const RimStretch& step) {
        const auto given = latitudes.find(step.to.y);
        const double lat = given != latitudes.end() ? given->second : static_cast<double>(step.to.y) / scale;
        joins.between[static_cast<std::size_t>(step.count)].push_back({static_cast<double>(step.to.x) / scale, lat});
    });
    for (Path& between : joins.between) between.pop_back();
    return joins;
}

/// The order on the grid, which tells mirror images about the equator by their latitudes.
bool precedes(const LonLat& p, const LonLat& q) {
    constexpr double near = 2.0 / scale;
    return std::abs(p.lon - q.lon) > near ? p.lon < q.lon : before(on_grid(p, scale), on_grid(q, scale));
}

/// Closed, from its first vertex on.
Path closed(const Path& ring) {
    const auto first = std::ranges::min_element(ring, precedes);
    Path closed;
    closed.reserve(ring.size() + 1);
    closed.insert(closed.end(), first, ring.end());
    closed.insert(closed.end(), ring.begin(), first);
    closed.push_back(*first);
    return closed;
}

}  // namespace

bool is_exterior(const Path& ring) {
    const LonLat& o = ring.front();
    LonLat a;  // from there
    double twice = 0.0;
    for (const LonLat& vertex : ring) {
        const LonLat b{vertex.lon - o.lon, vertex.lat - o.lat};
        twice += a.lon * b.lat - b.lon * a.lat;
        a = b;
    }
    return twice > 0.0;
}

std::optional<MultiPolygon> joined_along_rim(const std::vector<Path>& rings) {
    Parted parted;
    if (!std::ranges::all_of(rings, [&](const Path& ring) { return part(ring, parted); })) return std::nullopt;
    if (parted.ways.empty()) return std::nullopt;
    const std::optional<Joins> joins = joins_of(parted.ways);
    if (!joins) return std::nullopt;
    MultiPolygon polygons;
    for (std::size_t first = 0; first < parted.ways.size(); ++first) {
        Path ring;
        for (std::size_t way = first; !parted.ways[way].empty(); way = joins->next[way]) {
            ring.insert(ring.end(), parted.ways[way].begin(), parted.ways[way].end());
            ring.insert(ring.end(), joins->between[way].begin(), joins->between[way].end());
            parted.ways[way].clear();
        }
        if (!ring.empty()) polygons.push_back({closed(ring), {}});
    }
    std::vector<Path> holes;
    for (Path& ring : parted.closed) {
        const bool exterior = is_exterior(ring);
        ring.pop_back();
        exterior ? polygons.push_back({closed(ring), {}}) : holes.push_back(closed(ring));
    }
    std::ranges::sort(polygons, precedes, [](const Polygon& polygon) { return polygon.exterior.front(); });
    std::ranges::sort(holes, precedes, [](const Path& hole) { return hole.front(); });
    for (Path& hole : holes) {
        Polygon* owner = nullptr;
        for (Polygon& polygon : polygons) {
            if (!encloses(polygon.exterior, hole.front())) continue;
            if (owner != nullptr) return std::nullopt;
            owner = &polygon;
        }
        if (owner == nullptr) return std::nullopt;
        owner->holes.push_back(std::move(hole));
    }
    if (!std::ranges::all_of(polygons, [](const Polygon& one) { return is_exterior(one.exterior); }))
        return std::nullopt;
    return polygons;
}

}  // namespace rangeband::footprint
