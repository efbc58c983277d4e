// SPDX-License-Identifier: MIT
#include "footprint/drawing/antimeridian.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "footprint/drawing/chords.hpp"
#include "footprint/drawing/faces.hpp"
#include "footprint/drawing/outline.hpp"
#include "footprint/drawing/rim_join.hpp"
#include "rangeband/limits.hpp"

namespace rangeband::footprint {
namespace {

bool comes_to_rim(const DrawnRing& ring) { return ring.near_rim && std::ranges::any_of(ring.path, on_rim); }

/// The most frequent case, which needs no search: a ring that comes to no rim, perhaps with a hole. Puts the exterior
/// first.
bool lie_in_plane(std::vector<Path>& rings) {
    if (rings.empty() || rings.size() > 2) return false;
    if (rings.size() == 1) return is_exterior(rings.front());
    const bool in_order = is_exterior(rings.front());
    if (is_exterior(rings.back()) == in_order) return false;
    if (!in_order) std::swap(rings.front(), rings.back());
    return true;
}

bool is_flat(const Path& ring, double step_deg) {
    const auto [west, east] =
        std::minmax_element(ring.begin(), ring.end(), [](auto& a, auto& b) { return a.lon < b.lon; });
    if (east->lon - west->lon < 10.0 * step_deg && std::abs(west->lon) > 180.0 - 10.0 * step_deg) return true;
    // Beside a pole it may be wide all the same.
    const auto row = [&](const LonLat& p) { return std::llround(p.lat / step_deg); };
    return std::all_of(ring.begin(), ring.end(), [&](const LonLat& p) { return row(p) == row(ring.front()); });
}

/// Vertices that were given stay what they were, to the bit.
void as_given(MultiPolygon& polygons, const std::vector<Chain>& chains) {
    const double scale = std::pow(10.0, limits::most_decimals);
    std::vector<std::pair<GridPoint, LonLat>> given;
    for (const Chain& chain : chains) {
        for (const LonLat& p : chain.path) {
            if (!on_rim(p)) given.emplace_back(on_grid(p, scale), p);
            if (on_antimeridian(p)) {
                for (const double lon : {-180.0, 180.0})
                    given.emplace_back(on_grid({lon, p.lat}, scale), LonLat{lon, p.lat});
            }
        }
    }
    const auto less = [](const auto& p, const auto& q) { return before(p.first, q.first); };
    std::stable_sort(given.begin(), given.end(), less);
    const auto restore = [&](Path& ring) {
        for (LonLat& p : ring) {
            const auto at = std::lower_bound(given.begin(), given.end(), std::pair(on_grid(p, scale), p), less);
            if (at != given.end() && at->first == on_grid(p, scale)) p = at->second;
        }
    };
    for (Polygon& polygon : polygons) {
        restore(polygon.exterior);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), restore);
    }
}

/// A closed ring's lines between its seams; the whole ring where it has none.
void add_lines(const Path& ring, const Seams& seams, MultiLine& lines) {
    const std::size_t edges = ring.size() - 1;
    std::size_t first = 0;
    while (first < edges && !seams.hold(ring[first], ring[first + 1])) ++first;
    if (first == edges) {
        lines.push_back(ring);
        return;
    }
    Path line;
    for (std::size_t k = 1; k <= edges; ++k) {  // ends on the seam edge that it starts behind
        const LonLat& a = ring[(first + k) % edges];
        const LonLat& b = ring[(first + k) % edges + 1];
        line.push_back(a);
        if (!seams.hold(a, b)) continue;
        if (line.size() > 1) lines.push_back(std::move(line));
        line.clear();
    }
}

}  // namespace

RimEdges::RimEdges(const MultiPolygon& polygons, double rim) {
    const auto collect = [&](const Path& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            if (ring[i - 1].lon == rim && ring[i].lon == rim)
                edges_.push_back(std::minmax({ring[i - 1].lat, ring[i].lat}));
        }
    };
    for (const Polygon& polygon : polygons) {
        collect(polygon.exterior);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), collect);
    }
    std::sort(edges_.begin(), edges_.end());
}

bool RimEdges::cover(double lat) const {
    const auto after = std::upper_bound(edges_.begin(), edges_.end(), std::pair{lat, 90.0});
    return after != edges_.begin() && std::prev(after)->second >= lat;
}

bool Seams::hold(const LonLat& a, const LonLat& b) const {
    if (std::abs(a.lat) == 90.0 && a.lat == b.lat) return true;
    if (!on_antimeridian(a) || a.lon != b.lon) return false;
    return (a.lon > 0.0 ? west_ : east_).cover(0.5 * (a.lat + b.lat));
}

MultiPolygon cut_at_seams(std::vector<DrawnRing> drawn, bool antimeridian_inside, int decimals, double pole_cap_deg) {
    const bool reaches_rim = antimeridian_inside || pole_cap_deg > 0.0 || std::ranges::any_of(drawn, comes_to_rim);
    std::vector<Path> rings;
    rings.reserve(drawn.size());
    for (DrawnRing& ring : drawn) {
        rings.push_back(std::move(ring.path));
        rings.back().push_back(rings.back().front());
    }
    if (!reaches_rim && lie_in_plane(rings)) {
        Polygon polygon{.exterior = std::move(rings.front()), .holes = {}};
        if (rings.size() > 1) polygon.holes.push_back(std::move(rings.back()));
        return {std::move(polygon)};
    }
    std::optional<MultiPolygon> joined = pole_cap_deg == 0.0 ? joined_along_rim(rings) : std::nullopt;
    MultiPolygon result =
        joined ? *std::move(joined) : cut_by_faces(std::move(rings), antimeridian_inside, pole_cap_deg);
    erase_flat(result, decimals);
    return result;
}

MultiPolygon cut_by_faces(std::vector<Path> rings, bool antimeridian_inside, double pole_cap_deg) {
    std::vector<Chain> chains;
    for (Path& ring : rings) {
        const std::size_t edges = ring.size() - 1;
        chains.push_back({std::move(ring), std::vector<Edge>(edges, {nullptr, 0.0, 0.0})});
    }
    std::vector<PlanarEdge> edges;
    for (const Chord& chord : chords_of(chains, limits::most_decimals, pole_cap_deg)) {
        const bool forward = before(chord.a, chord.b);
        edges.push_back({.a = forward ? chord.a : chord.b,
                         .b = forward ? chord.b : chord.a,
                         .step = forward ? 1 : -1,
                         .above = forward ? 1 : 0});
    }
    const Faces faces = faces_of(std::move(edges), limits::most_decimals, antimeridian_inside ? 1 : 0);
    MultiPolygon result = polygons(Outlines(faces).of(Depth::at_least(1)), limits::most_decimals);
    as_given(result, chains);
    return result;
}

void erase_flat(MultiPolygon& polygons, int decimals) {
    const double step_deg = std::pow(10.0, -decimals);
    std::erase_if(polygons, [&](const Polygon& polygon) { return is_flat(polygon.exterior, step_deg); });
}

bool keeps_off_rim(const Path& ring, int decimals) {
    const double half_step = 0.5 * std::pow(10.0, -decimals);
    bool keeps = true;
    for (const LonLat& p : ring) {  // without branches, for vector registers: every drawing asks
        const double from_antimeridian = 180.0 - std::abs(p.lon);
        const double from_pole = 90.0 - std::abs(p.lat);
        keeps &= (from_antimeridian <= 0.0) | (from_antimeridian > half_step);
        keeps &= (from_pole <= 0.0) | (from_pole > half_step);
    }
    return keeps;
}

MultiLine without_seams(const MultiPolygon& polygons) {
    const Seams seams(polygons);
    MultiLine lines;
    each_ring(polygons, [&](const Path& ring) { add_lines(ring, seams, lines); });
    return lines;
}

}  // namespace rangeband::footprint
