// SPDX-License-Identifier: MIT
#include "footprint/drawing/tangles.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace rangeband::footprint {
namespace {

/// Whether two segments have more in common than one end of both.
bool tangled(const Segment& s, const Segment& t) {
    const bool aa = s.a == t.a;
    const bool ab = s.a == t.b;
    const bool ba = s.b == t.a;
    const bool bb = s.b == t.b;
    if (aa || ab || ba || bb) {
        if ((aa && bb) || (ab && ba)) return true;
        const GridPoint& shared = aa || ab ? s.a : s.b;
        const GridPoint& s_end = aa || ab ? s.b : s.a;
        const GridPoint& t_end = aa || ba ? t.b : t.a;
        return shared == s_end || shared == t_end ? false : on_segment(s, t_end) || on_segment(t, s_end);
    }
    const int s1 = orientation(s.a, s.b, t.a);
    const int s2 = orientation(s.a, s.b, t.b);
    const int t1 = orientation(t.a, t.b, s.a);
    const int t2 = orientation(t.a, t.b, s.b);
    if (s1 * s2 < 0 && t1 * t2 < 0) return true;
    return (s1 == 0 && within_box(s, t.a)) || (s2 == 0 && within_box(s, t.b)) || (t1 == 0 && within_box(t, s.a)) ||
           (t2 == 0 && within_box(t, s.b));
}

/// Rings in the order of a curve that fills the plane, so that neighbours in the plane are neighbours in a tree of
/// boxes.
std::vector<std::uint32_t> in_plane_order(const std::vector<DrawnRing>& rings) {
    const auto spread = [](double share) {  // 16 bits with a gap behind each
        auto bits = static_cast<std::uint32_t>(share * 65535.0);
        bits = (bits | bits << 8U) & 0x00ff'00ffU;
        bits = (bits | bits << 4U) & 0x0f0f'0f0fU;
        bits = (bits | bits << 2U) & 0x3333'3333U;
        return (bits | bits << 1U) & 0x5555'5555U;
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;
    for (std::uint32_t r = 0; r < rings.size(); ++r) {
        const LonLat& p = rings[r].path.front();
        keys.emplace_back(spread((p.lon + 180.0) / 360.0) | spread((p.lat + 90.0) / 180.0) << 1U, r);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::uint32_t> order;
    order.reserve(keys.size());
    for (const auto& [key, ring] : keys) order.push_back(ring);
    return order;
}

/// The edges of rings on a grid, each on its own side of ±180°; those along the rim of the plane are left out.
std::vector<Segment> segments_of(const std::vector<DrawnRing>& rings, int decimals) {
    const double scale = std::pow(10.0, decimals);
    std::vector<Segment> segments;
    std::size_t count = 0;
    for (const DrawnRing& ring : rings) count += ring.path.size();
    segments.reserve(count);
    for (const std::uint32_t r : in_plane_order(rings)) {
        const Path& path = rings[r].path;
        for (std::uint32_t i = 0; i < path.size(); ++i) {
            LonLat a = path[i];
            LonLat b = path[i + 1 < path.size() ? i + 1 : 0];
            const bool a_on_rim = std::abs(a.lon) == 180.0;
            const bool b_on_rim = std::abs(b.lon) == 180.0;
            if ((a_on_rim && b_on_rim) || (std::abs(a.lat) == 90.0 && a.lat == b.lat)) continue;
            if (a_on_rim) a.lon = std::copysign(180.0, b.lon);
            if (b_on_rim) b.lon = std::copysign(180.0, a.lon);
            const Segment segment{on_grid(a, scale), on_grid(b, scale), r, i};
            if (segment.a != segment.b) segments.push_back(segment);
        }
    }
    return segments;
}

/// Directions from a point in anticlockwise order, compared exactly.
bool before(const GridPoint& o, const GridPoint& p, const GridPoint& q) {
    const auto upper = [&](const GridPoint& v) { return v.y > o.y || (v.y == o.y && v.x > o.x); };
    if (upper(p) != upper(q)) return upper(p);
    return orientation(o, p, q) > 0;
}

/// Rings that share a vertex may touch there, but not cross; vertices that only rounding brings together may not even
/// that.
void find_crossed_vertices(const std::vector<DrawnRing>& rings, const std::vector<Segment>& segments,
                           std::vector<Tangle>& tangles) {
    struct Visit {
        GridPoint at;
        LonLat exactly;
        const Segment* in;
        const Segment* out;
    };
    std::vector<Visit> visits;
    visits.reserve(segments.size());
    const Segment* first = nullptr;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool starts = i == 0 || segments[i - 1].ring != segments[i].ring;
        const bool ends = i + 1 == segments.size() || segments[i + 1].ring != segments[i].ring;
        if (starts) first = &segments[i];
        const Segment* next = ends ? first : &segments[i + 1];
        if (segments[i].b == next->a)
            visits.push_back({next->a, rings[next->ring].path[next->index], &segments[i], next});
    }
    std::sort(visits.begin(), visits.end(),
              [](const Visit& a, const Visit& b) { return std::pair(a.at.x, a.at.y) < std::pair(b.at.x, b.at.y); });
    for (std::size_t i = 0; i < visits.size(); ++i) {
        for (std::size_t j = i + 1; j < visits.size() && visits[j].at == visits[i].at; ++j) {
            const GridPoint& o = visits[i].at;
            GridPoint low = visits[i].in->a;
            GridPoint high = visits[i].out->b;
            if (before(o, high, low)) std::swap(low, high);
            const auto between = [&](const GridPoint& p) { return before(o, low, p) && before(o, p, high); };
            const bool touch = visits[i].exactly == visits[j].exactly && visits[i].in->ring != visits[j].in->ring;
            if (touch && between(visits[j].in->a) == between(visits[j].out->b)) continue;
            for (const Segment* one : {visits[i].in, visits[i].out}) {
                for (const Segment* other : {visits[j].in, visits[j].out}) tangles.push_back({*one, *other});
            }
        }
    }
}

/// Where an edge's curve passes a place that is on the same side of the edge as the curve, and nearer to it.
std::optional<double> behind_chord(const DrawnRing& ring, std::size_t index, const LonLat& place) {
    const Edge& edge = ring.edges[index];
    if (edge.curve == nullptr) return std::nullopt;
    const LonLat& a = ring.path[index];
    const LonLat& b = ring.path[(index + 1) % ring.path.size()];
    const double t = foot(*edge.curve, place, edge.from, edge.to, 0.5 * (edge.from + edge.to));
    if (t == edge.from || t == edge.to) return std::nullopt;
    double dlon = 0.0;
    double lat = 0.0;
    edge.curve->points({&t, 1}, {&dlon, 1}, {&lat, 1});
    const auto off_chord = [&](double lon_of, double lat_of) {
        const auto east = [&](double lon) { return std::remainder(lon - a.lon, 360.0); };
        return east(b.lon) * (lat_of - a.lat) - east(lon_of) * (b.lat - a.lat);
    };
    const double share = off_chord(place.lon, place.lat) / off_chord(edge.curve->site().lon() + dlon, lat);
    return share > 0.0 && share < 1.0 ? std::optional(t) : std::nullopt;
}

/// Whether a ring comes to fewer than three places, and so to no ring.
bool some_ring_collapses(const std::vector<DrawnRing>& rings, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::any_of(rings.begin(), rings.end(), [&](const DrawnRing& ring) {
        std::vector<GridPoint> places;
        for (const LonLat& p : ring.path) {
            const GridPoint at = on_grid(p, scale);
            if (std::find(places.begin(), places.end(), at) == places.end()) places.push_back(at);
            if (places.size() == 3) return false;
        }
        return true;
    });
}

}  // namespace

std::vector<Tangle> tangles_at(const std::vector<DrawnRing>& rings, int decimals) {
    const std::vector<Segment> segments = segments_of(rings, decimals);
    std::vector<Tangle> tangles;
    BoxTree(segments).pairs([&](const Segment& s, const Segment& t) {
        if (tangled(s, t)) tangles.push_back({s, t});
    });
    find_crossed_vertices(rings, segments, tangles);
    return tangles;
}

std::vector<Stray> strays(const std::vector<DrawnRing>& rings, std::span<const std::uint32_t> narrow,
                          Tolerance tolerance) {
    std::vector<Stray> found;
    if (narrow.empty() || rings.size() < 2) return found;
    constexpr int decimals = 9;
    constexpr double shortest_degree_m = 110'500.0;  // of latitude
    const double scale = std::pow(10.0, decimals);
    const std::vector<Segment> segments = segments_of(rings, decimals);
    const BoxTree tree(segments);
    for (const std::uint32_t ring : narrow) {
        const LonLat& place = rings[ring].path.front();
        const double north = tolerance.m() / shortest_degree_m;
        const double to_pole = 90.0 - std::abs(place.lat) - north;
        const double east = to_pole > 0.0 ? std::min(north / std::sin(Angle::deg(to_pole).rad()), 360.0) : 360.0;
        for (const double turn : {-360.0, 0.0, 360.0}) {
            const double lon = place.lon + turn;
            if (lon + east < -180.0 || lon - east > 180.0) continue;
            const Box around{std::llround((lon - east) * scale), std::llround((place.lat - north) * scale),
                             std::llround((lon + east) * scale), std::llround((place.lat + north) * scale)};
            tree.meeting(around, [&](const Segment& segment) {
                if (segment.ring == ring) return;
                if (const auto t = behind_chord(rings[segment.ring], segment.index, place))
                    found.push_back({segment, *t});
            });
        }
    }
    return found;
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

bool keeps_rings(const std::vector<DrawnRing>& rings, int decimals) {
    const auto stays_off = [&](const DrawnRing& ring) { return keeps_off_rim(ring.path, decimals); };
    return !some_ring_collapses(rings, decimals) && std::all_of(rings.begin(), rings.end(), stays_off);
}

}  // namespace rangeband::footprint
