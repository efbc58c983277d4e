// SPDX-License-Identifier: MIT
#include "footprint/drawing/winding.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "footprint/arrangement/ring_assembly.hpp"
#include "footprint/drawing/box_tree.hpp"
#include "footprint/drawing/grid.hpp"

namespace rangeband::footprint {
namespace {

using Vertex = std::pair<std::int64_t, std::int64_t>;

Vertex vertex(const GridPoint& p) { return {p.x, p.y}; }

/// The grid point nearest to where two segments cross.
GridPoint crossing(const Segment& s, const Segment& t) {
    const auto real = [](std::int64_t x) { return static_cast<long double>(x); };
    const long double dx = real(s.b.x - s.a.x);
    const long double dy = real(s.b.y - s.a.y);
    const long double ex = real(t.b.x - t.a.x);
    const long double ey = real(t.b.y - t.a.y);
    const long double share = (real(t.a.x - s.a.x) * ey - real(t.a.y - s.a.y) * ex) / (dx * ey - dy * ex);
    return {s.a.x + std::llround(share * dx), s.a.y + std::llround(share * dy)};
}

/// Segments split where they cross or touch, on the grid, until none does.
std::vector<Segment> noded(std::vector<Segment> segments) {
    constexpr int most_rounds = 60;
    for (int round = 0; round < most_rounds; ++round) {
        std::vector<std::vector<GridPoint>> splits(segments.size());
        bool more = false;
        const auto split = [&](const Segment& segment, const GridPoint& at) {
            if (at == segment.a || at == segment.b) return;
            splits[static_cast<std::size_t>(&segment - segments.data())].push_back(at);
            more = true;
        };
        BoxTree(segments).pairs([&](const Segment& s, const Segment& t) {
            bool touch = false;
            for (const auto& [segment, other] : {std::pair(&s, &t), std::pair(&t, &s)}) {
                for (const GridPoint& end : {other->a, other->b}) {
                    if (!on_segment(*segment, end)) continue;
                    touch = true;
                    split(*segment, end);
                }
            }
            if (touch || !cross_properly(s, t)) return;
            const GridPoint at = crossing(s, t);
            split(s, at);
            split(t, at);
        });
        if (!more) break;
        std::vector<Segment> result;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const GridPoint a = segments[i].a;
            const auto away = [&](const GridPoint& p) { return std::max(std::abs(p.x - a.x), std::abs(p.y - a.y)); };
            std::vector<GridPoint>& stops = splits[i];
            stops.push_back(segments[i].b);
            std::sort(stops.begin(), stops.end(),
                      [&](const GridPoint& p, const GridPoint& q) { return away(p) < away(q); });
            GridPoint from = a;
            for (const GridPoint& to : stops) {
                if (from == to) continue;
                result.push_back({from, to, segments[i].ring, segments[i].index});
                from = to;
            }
        }
        segments = std::move(result);
    }
    return segments;
}

/// Each pair of neighbouring vertices once, with how often it is walked one way more than the other.
std::vector<std::pair<Segment, int>> merged(const std::vector<Segment>& segments) {
    std::map<std::pair<Vertex, Vertex>, int> times;
    for (const Segment& s : segments) {
        const bool forward = vertex(s.a) < vertex(s.b);
        times[forward ? std::pair(vertex(s.a), vertex(s.b)) : std::pair(vertex(s.b), vertex(s.a))] += forward ? 1 : -1;
    }
    std::vector<std::pair<Segment, int>> result;
    for (const auto& [ends, count] : times) {
        const auto& [a, b] = ends;
        if (count != 0)
            result.push_back(
                {{{a.first, a.second}, {b.first, b.second}, 0, static_cast<std::uint32_t>(result.size())}, count});
    }
    return result;
}

}  // namespace

std::vector<Path> outline_by_winding(const std::vector<Path>& rings, int decimals) {
    const double scale = std::pow(10.0, decimals);
    std::vector<Segment> segments;
    std::map<Vertex, LonLat> given;  // vertices that were there stay what they were, to the bit
    for (const Path& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            given.try_emplace(vertex(on_grid(ring[i], scale)), ring[i]);
            const Segment segment{on_grid(ring[i], scale), on_grid(ring[i + 1 < ring.size() ? i + 1 : 0], scale), 0, 0};
            if (segment.a != segment.b) segments.push_back(segment);
        }
    }
    const std::vector<std::pair<Segment, int>> edges = merged(noded(std::move(segments)));
    std::vector<Segment> lines;
    for (const auto& [segment, times] : edges) lines.push_back(segment);
    const BoxTree tree(lines);

    std::map<Vertex, NodeId> ids;
    std::vector<GridPoint> places;
    const auto node = [&](const GridPoint& p) {
        const auto [entry, is_new] = ids.try_emplace(vertex(p), static_cast<NodeId>(places.size()));
        if (is_new) places.push_back(p);
        return entry->second;
    };
    std::vector<HalfEdge> half_edges;
    for (const auto& [edge, times] : edges) {
        // Doubled coordinates have the middle on the grid. A ray from it, to the east or, from a level edge, to the
        // north, passes what winds around the points just beside it.
        const GridPoint middle{edge.a.x + edge.b.x, edge.a.y + edge.b.y};
        const bool level = edge.a.y == edge.b.y;
        constexpr std::int64_t far = std::int64_t{1} << 60;
        const std::int64_t x = middle.x >> 1;
        const std::int64_t y = middle.y >> 1;
        const Box ray = level ? Box{x, y, x + 1, far} : Box{x, y, far, y + 1};
        int beside = 0;
        tree.meeting(ray, [&](const Segment& other) {
            if (other.index == edge.index) return;
            GridPoint a{2 * other.a.x, 2 * other.a.y};
            GridPoint b{2 * other.b.x, 2 * other.b.y};
            GridPoint m = middle;
            if (level) {  // turned by a quarter, so that the ray runs east
                a = {a.y, -a.x};
                b = {b.y, -b.x};
                m = {m.y, -m.x};
            }
            if ((a.y > m.y) == (b.y > m.y)) return;
            const bool upward = b.y > a.y;
            if ((orientation(a, b, m) > 0) != upward) return;
            beside += upward ? edges[other.index].second : -edges[other.index].second;
        });
        // Crossing the edge itself from the ray's side to the other.
        const bool goes_up = level ? edge.a.x > edge.b.x : edge.b.y > edge.a.y;
        const int across = beside + (goes_up ? times : -times);
        if ((beside > 0) == (across > 0)) continue;
        const bool along = (across > 0) == goes_up;  // the left of an edge that goes up is across
        const GridPoint& from = along ? edge.a : edge.b;
        const GridPoint& to = along ? edge.b : edge.a;
        const auto direction = [](const GridPoint& a, const GridPoint& b) {
            return std::atan2(static_cast<double>(b.y - a.y), static_cast<double>(b.x - a.x));
        };
        half_edges.push_back({edge.index, !along, node(from), node(to), direction(from, to), direction(to, from)});
    }
    std::vector<Path> outline;
    const auto place = [&](NodeId id) {
        return Vector{static_cast<double>(places[id].x), static_cast<double>(places[id].y), 0.0};
    };
    for (const std::vector<HalfEdge>& ring : link(half_edges, place)) {
        Path& path = outline.emplace_back();
        for (const HalfEdge& half_edge : ring) {
            const GridPoint& p = places[half_edge.start];
            const auto known = given.find(vertex(p));
            path.push_back(known != given.end()
                               ? known->second
                               : LonLat{static_cast<double>(p.x) / scale, static_cast<double>(p.y) / scale});
        }
    }
    return outline;
}

}  // namespace rangeband::footprint
