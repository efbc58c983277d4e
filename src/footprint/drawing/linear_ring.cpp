// SPDX-License-Identifier: MIT
#include "footprint/drawing/linear_ring.hpp"

#include <algorithm>
#include <cmath>

#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

Vector reduced_on(const Curve& curve, const LonLat& place) {
    return geodesic::reduced_vector(geodesic::Position::deg(place.lat, place.lon - curve.site().lon()));
}

double foot_of(const Curve& curve, const Vector& p, double from, double to, double start) {
    const auto [low, high] = std::minmax(from, to);
    double t = start;
    for (int step = 0; step < 8; ++step) {
        const geodesic::Circle::State state = curve.state(t);
        t = std::clamp(t + dot(minus(p, state.p), state.dp) / dot(state.dp, state.dp), low, high);
    }
    return t;
}

/// Where a curve comes to ±180° between two of its points on either side.
Edge up_to_antimeridian(const Edge& edge, bool starts_east, LonLat& crossing) {
    double before = edge.from;
    double after = edge.to;
    double lon = 0.0;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (before + after);
        edge.curve->points({&middle, 1}, {&lon, 1}, {&crossing.lat, 1});
        const bool east = geodesic::normalise_longitude(edge.curve->site().lon() + lon) > 0.0;
        (east == starts_east ? before : after) = middle;
    }
    crossing.lon = 180.0;
    return {edge.curve, edge.from, 0.5 * (before + after)};
}

/// A curve may bulge over ±180° where the chord did not: its new vertices are joined over vertices on that line.
void join_over_antimeridian(DrawnRing& ring) {
    const auto jumps = [](const LonLat& a, const LonLat& b) {
        return std::abs(a.lon - b.lon) > 180.0 && std::abs(a.lon) < 180.0 && std::abs(b.lon) < 180.0;
    };
    for (std::size_t i = 0; i < ring.path.size(); ++i) {
        const LonLat a = ring.path[i];
        if (ring.edges[i].curve == nullptr || !jumps(a, ring.path[(i + 1) % ring.path.size()])) continue;
        LonLat crossing;
        const Edge first = up_to_antimeridian(ring.edges[i], a.lon > 0.0, crossing);
        const auto next = static_cast<std::ptrdiff_t>(i);
        ring.edges[i].from = first.to;
        ring.edges.insert(ring.edges.begin() + next, first);
        ring.path.insert(ring.path.begin() + next + 1, crossing);
        ++i;
    }
}

/// Whether a vertex is there already, but for the rounding of its curve: a second one beside ±180° would have the ring
/// go to and fro over it.
bool same_place(const LonLat& a, const LonLat& b) {
    constexpr double same_deg = 1e-11;  // 1 µm
    return std::abs(a.lat - b.lat) < same_deg && std::abs(std::remainder(a.lon - b.lon, 360.0)) < same_deg;
}

}  // namespace

bool split_edges(DrawnRing& ring, std::vector<Split> splits) {
    std::sort(splits.begin(), splits.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        return ring.edges[a.first].from < ring.edges[a.first].to ? a.second < b.second : a.second > b.second;
    });
    DrawnRing result;
    auto next = splits.begin();
    for (std::uint32_t i = 0; i < ring.path.size(); ++i) {
        Edge edge = ring.edges[i];
        result.path.push_back(ring.path[i]);
        for (; next != splits.end() && next->first == i; ++next) {
            const double t = next->second;
            if (t == edge.from || t == edge.to) continue;
            double lon = 0.0;
            double lat = 0.0;
            edge.curve->points({&t, 1}, {&lon, 1}, {&lat, 1});
            const LonLat vertex = on_globe(edge.curve->site().lon() + lon, lat);
            if (same_place(vertex, result.path.back()) || same_place(vertex, ring.path[(i + 1) % ring.path.size()]))
                continue;
            result.path.push_back(vertex);
            result.edges.push_back({edge.curve, edge.from, t});
            edge.from = t;
        }
        result.edges.push_back(edge);
    }
    join_over_antimeridian(result);
    const bool more = result.path.size() > ring.path.size();
    ring = std::move(result);
    return more;
}

bool is_inside(const Edge& edge, double t) {
    const double share = (t - edge.from) / (edge.to - edge.from);
    return share > 1e-3 && share < 1.0 - 1e-3;
}

double foot(const Curve& curve, const LonLat& place, double from, double to, double start) {
    return foot_of(curve, reduced_on(curve, place), from, to, start);
}

std::vector<Side> sides_of(const DrawnRing& ring) {
    std::vector<Side> sides;
    for (std::uint32_t i = 0; i < ring.edges.size(); ++i) {
        const bool goes_on =
            i > 0 && ring.edges[i].curve == ring.edges[i - 1].curve && ring.edges[i].from == ring.edges[i - 1].to;
        if (goes_on) {
            ++sides.back().count;
        } else {
            sides.push_back({i, 1});
        }
    }
    return sides;
}

Split nearest_on(const DrawnRing& ring, const Side& side, const LonLat& place) {
    const Curve& curve = *ring.edges[side.first].curve;
    const Vector p = reduced_on(curve, place);
    const double from = ring.edges[side.first].from;
    const double to = ring.edges[side.first + side.count - 1].to;
    double start = 0.5 * (from + to);
    double nearest = 4.0;
    // From half a radian away the foot is found.
    const double samples = std::max(std::ceil(std::abs(to - from) / curve.widest_panel()), 1.0);
    for (double k = 0.5; k < samples; k += 1.0) {
        const double t = from + (to - from) * k / samples;
        const Vector off = minus(curve.state(t).p, p);
        if (dot(off, off) >= nearest) continue;
        nearest = dot(off, off);
        start = t;
    }
    const double t = foot_of(curve, p, from, to, start);
    const auto first = ring.edges.begin() + side.first;
    const auto edge = std::find_if(first, first + side.count - 1,
                                   [&](const Edge& e) { return e.from < e.to ? t <= e.to : t >= e.to; });
    return {static_cast<std::uint32_t>(edge - ring.edges.begin()), t};
}

}  // namespace rangeband::footprint
