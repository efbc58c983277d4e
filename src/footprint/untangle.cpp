// Coordinates are compared as whole numbers of the last decimal, in which orientation is exact.
#include "footprint/untangle.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "footprint/vector.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr int most_decimals = 12;
constexpr int finest_decimals = 13;  ///< of the coordinates as they are: the last that doubles at 180 hold
constexpr int most_rounds = 60;

struct GridPoint {
    std::int64_t x;
    std::int64_t y;
    bool operator==(const GridPoint&) const = default;
};

/// The sign of the turn from ab to ac.
int turn(const GridPoint& a, const GridPoint& b, const GridPoint& c) {
    __extension__ using Wide = __int128;
    const Wide product = Wide{b.x - a.x} * (c.y - a.y) - Wide{b.y - a.y} * (c.x - a.x);
    return product > 0 ? 1 : product < 0 ? -1 : 0;
}

struct Segment {
    GridPoint a;
    GridPoint b;
    std::uint32_t ring;
    std::uint32_t index;  ///< of its edge and its first vertex
};

bool within_box(const Segment& s, const GridPoint& p) {
    return p.x >= std::min(s.a.x, s.b.x) && p.x <= std::max(s.a.x, s.b.x) && p.y >= std::min(s.a.y, s.b.y) &&
           p.y <= std::max(s.a.y, s.b.y);
}

bool on_segment(const Segment& s, const GridPoint& p) { return turn(s.a, s.b, p) == 0 && within_box(s, p); }

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
    const int s1 = turn(s.a, s.b, t.a);
    const int s2 = turn(s.a, s.b, t.b);
    const int t1 = turn(t.a, t.b, s.a);
    const int t2 = turn(t.a, t.b, s.b);
    if (s1 * s2 < 0 && t1 * t2 < 0) return true;
    return (s1 == 0 && within_box(s, t.a)) || (s2 == 0 && within_box(s, t.b)) || (t1 == 0 && within_box(t, s.a)) ||
           (t2 == 0 && within_box(t, s.b));
}

/// Boxes around runs of edges, halved down to single ones: neighbours along a ring are neighbours in the plane.
class BoxTree {
  public:
    explicit BoxTree(const std::vector<Segment>& segments) : segments_(segments), boxes_(2 * segments.size()) {
        if (!segments.empty()) build(0, segments.size());
    }

    template <typename Visit>
    void pairs(const Visit& visit) const {
        if (!segments_.empty()) within(0, segments_.size(), visit);
    }

  private:
    struct Box {
        std::int64_t west, south, east, north;
        bool meets(const Box& o) const {
            return west <= o.east && o.west <= east && south <= o.north && o.south <= north;
        }
    };

    static std::size_t middle(std::size_t low, std::size_t high) { return low + (high - low) / 2; }

    /// A run of n edges takes the 2n − 1 places from twice its first edge on: its own box is the one before its middle.
    Box& box(std::size_t low, std::size_t high) { return boxes_[slot(low, high)]; }
    const Box& box(std::size_t low, std::size_t high) const { return boxes_[slot(low, high)]; }
    static std::size_t slot(std::size_t low, std::size_t high) {
        return high - low == 1 ? 2 * low : 2 * middle(low, high) - 1;
    }

    Box build(std::size_t low, std::size_t high) {
        if (high - low == 1) {
            const Segment& s = segments_[low];
            return box(low, high) = {std::min(s.a.x, s.b.x), std::min(s.a.y, s.b.y), std::max(s.a.x, s.b.x),
                                     std::max(s.a.y, s.b.y)};
        }
        const Box left = build(low, middle(low, high));
        const Box right = build(middle(low, high), high);
        return box(low, high) = {std::min(left.west, right.west), std::min(left.south, right.south),
                                 std::max(left.east, right.east), std::max(left.north, right.north)};
    }

    template <typename Visit>
    void within(std::size_t low, std::size_t high, const Visit& visit) const {
        if (high - low == 1) return;
        const std::size_t half = middle(low, high);
        within(low, half, visit);
        within(half, high, visit);
        between(low, half, half, high, visit);
    }

    template <typename Visit>
    void between(std::size_t low, std::size_t high, std::size_t other_low, std::size_t other_high,
                 const Visit& visit) const {
        if (!box(low, high).meets(box(other_low, other_high))) return;
        const std::size_t count = high - low;
        const std::size_t other_count = other_high - other_low;
        if (count == 1 && other_count == 1) {
            visit(segments_[low], segments_[other_low]);
        } else if (count >= other_count) {
            const std::size_t half = middle(low, high);
            between(low, half, other_low, other_high, visit);
            between(half, high, other_low, other_high, visit);
        } else {
            const std::size_t half = middle(other_low, other_high);
            between(low, high, other_low, half, visit);
            between(low, high, half, other_high, visit);
        }
    }

    const std::vector<Segment>& segments_;
    std::vector<Box> boxes_;
};

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
    for (const auto& [key, ring] : keys) order.push_back(ring);
    return order;
}

/// The edges of rings on a grid, each on its own side of ±180°; those along the rim of the plane are left out.
std::vector<Segment> on_grid(const std::vector<DrawnRing>& rings, int decimals) {
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
            const auto at = [&](const LonLat& p) {
                return GridPoint{std::llround(p.lon * scale), std::llround(p.lat * scale)};
            };
            const Segment segment{at(a), at(b), r, i};
            if (segment.a != segment.b) segments.push_back(segment);
        }
    }
    return segments;
}

struct Tangle {
    Segment one;
    Segment other;
};

/// Directions from a point in anticlockwise order, compared exactly.
bool before(const GridPoint& o, const GridPoint& p, const GridPoint& q) {
    const auto upper = [&](const GridPoint& v) { return v.y > o.y || (v.y == o.y && v.x > o.x); };
    if (upper(p) != upper(q)) return upper(p);
    return turn(o, p, q) > 0;
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

std::vector<Tangle> tangles_at(const std::vector<DrawnRing>& rings, int decimals) {
    const std::vector<Segment> segments = on_grid(rings, decimals);
    std::vector<Tangle> tangles;
    BoxTree(segments).pairs([&](const Segment& s, const Segment& t) {
        if (tangled(s, t)) tangles.push_back({s, t});
    });
    find_crossed_vertices(rings, segments, tangles);
    return tangles;
}

Vector reduced_on(const Curve& curve, const LonLat& place) {
    return geodesic::reduced_vector(geodesic::Position::deg(place.lat, place.lon - curve.site().lon()));
}

/// Whether rounding brings a vertex to ±180° or ±90°, along which seams may run.
bool rounds_onto_rim(const std::vector<DrawnRing>& rings, int decimals) {
    const double half_step = 0.5 * std::pow(10.0, -decimals);
    const auto near = [&](double value, double rim) {
        return std::abs(value) != rim && rim - std::abs(value) <= half_step;
    };
    return std::any_of(rings.begin(), rings.end(), [&](const DrawnRing& ring) {
        return std::any_of(ring.path.begin(), ring.path.end(),
                           [&](const LonLat& p) { return near(p.lat, 90.0) || near(p.lon, 180.0); });
    });
}

/// Whether a ring comes to fewer than three places, and so to no ring.
bool some_ring_collapses(const std::vector<DrawnRing>& rings, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::any_of(rings.begin(), rings.end(), [&](const DrawnRing& ring) {
        std::vector<GridPoint> places;
        for (const LonLat& p : ring.path) {
            const GridPoint at{std::llround(p.lon * scale), std::llround(p.lat * scale)};
            if (std::find(places.begin(), places.end(), at) == places.end()) places.push_back(at);
            if (places.size() == 3) return false;
        }
        return true;
    });
}

/// The parameter of a curve nearest to a place, between two others and from a start near it.
double foot(const Curve& curve, const Vector& p, double from, double to, double start) {
    const auto [low, high] = std::minmax(from, to);
    double t = start;
    for (int step = 0; step < 8; ++step) {
        const geodesic::Circle::State state = curve.state(t);
        t = std::clamp(t + dot(minus(p, state.p), state.dp) / dot(state.dp, state.dp), low, high);
    }
    return t;
}

/// Where to split edges, by ring and edge.
using Splits = std::set<std::tuple<std::uint32_t, std::uint32_t, double>>;

/// Too short to gain anything: 0.1 mm.
bool is_short(const DrawnRing& ring, std::size_t edge) {
    const LonLat& a = ring.path[edge];
    const LonLat& b = ring.path[(edge + 1) % ring.path.size()];
    return std::max(std::abs(a.lon - b.lon), std::abs(a.lat - b.lat)) < 1e-9;
}

void add_splits(const std::vector<DrawnRing>& rings, const Segment& segment, const Segment& other, Splits& splits) {
    const DrawnRing& ring = rings[segment.ring];
    const Edge& edge = ring.edges[segment.index];
    if (edge.curve == nullptr || is_short(ring, segment.index)) return;
    constexpr double inside = 1e-3;  // nearer to an end than this share of the edge there is nothing to gain
    const Path& path = rings[other.ring].path;
    bool split = false;
    for (const std::size_t vertex : {std::size_t{other.index}, (other.index + 1) % path.size()}) {
        const double t =
            foot(*edge.curve, reduced_on(*edge.curve, path[vertex]), edge.from, edge.to, 0.5 * (edge.from + edge.to));
        const double share = (t - edge.from) / (edge.to - edge.from);
        if (!(share > inside && share < 1.0 - inside)) continue;
        splits.emplace(segment.ring, segment.index, t);
        split = true;
    }
    if (!split) splits.emplace(segment.ring, segment.index, 0.5 * (edge.from + edge.to));
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

/// The ring with its splits, which are in order of edges, put in.
void split_edges(DrawnRing& ring, std::vector<std::pair<std::uint32_t, double>> splits) {
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
            result.path.push_back({geodesic::normalise_longitude(edge.curve->site().lon() + lon), lat});
            result.edges.push_back({edge.curve, edge.from, t});
            edge.from = t;
        }
        result.edges.push_back(edge);
    }
    join_over_antimeridian(result);
    ring = std::move(result);
}

/// Edges in a row on the same curve.
struct Side {
    std::uint32_t first;
    std::uint32_t count;
};

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

/// The edge of a side, and the parameter on it, that is nearest to a place.
std::pair<std::uint32_t, double> nearest_on(const DrawnRing& ring, const Side& side, const LonLat& place) {
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
    const double t = foot(curve, p, from, to, start);
    const auto first = ring.edges.begin() + side.first;
    const auto edge = std::find_if(first, first + side.count - 1,
                                   [&](const Edge& e) { return e.from < e.to ? t <= e.to : t >= e.to; });
    return {static_cast<std::uint32_t>(edge - ring.edges.begin()), t};
}

bool split_where_tangled(std::vector<DrawnRing>& rings, const std::vector<Tangle>& tangles) {
    Splits splits;
    for (const Tangle& tangle : tangles) {
        add_splits(rings, tangle.one, tangle.other, splits);
        add_splits(rings, tangle.other, tangle.one, splits);
    }
    for (auto split = splits.begin(); split != splits.end();) {
        const std::uint32_t ring = std::get<0>(*split);
        std::vector<std::pair<std::uint32_t, double>> of_ring;
        for (; split != splits.end() && std::get<0>(*split) == ring; ++split)
            of_ring.emplace_back(std::get<1>(*split), std::get<2>(*split));
        split_edges(rings[ring], std::move(of_ring));
    }
    return !splits.empty();
}

}  // namespace

void match_sides(DrawnRing& ring) {
    constexpr std::size_t most_sides = 64;  // a ring of more is no sliver
    std::vector<std::pair<std::uint32_t, double>> splits;
    for (const Side& side : sides_of(ring)) {
        const Edge& edge = ring.edges[side.first];
        if (side.count == 1 && edge.curve != nullptr) splits.emplace_back(side.first, 0.5 * (edge.from + edge.to));
    }
    split_edges(ring, std::exchange(splits, {}));
    const std::vector<Side> sides = sides_of(ring);
    if (sides.size() < 2 || sides.size() > most_sides) return;
    for (const Side& side : sides) {
        if (ring.edges[side.first].curve == nullptr) continue;
        for (const Side& other : sides) {
            if (&other == &side) continue;
            for (std::uint32_t i = other.first; i < other.first + other.count; ++i) {
                const auto split = nearest_on(ring, side, ring.path[i]);
                const Edge& edge = ring.edges[split.first];
                const double share = (split.second - edge.from) / (edge.to - edge.from);
                if (share > 1e-3 && share < 1.0 - 1e-3) splits.push_back(split);
            }
        }
    }
    split_edges(ring, std::move(splits));
}

void share_vertices(std::span<DrawnRing* const> rings) {
    std::unordered_map<const Curve*, std::vector<double>> stops;
    for (const DrawnRing* ring : rings) {
        for (const Edge& edge : ring->edges) {
            if (edge.curve == nullptr) continue;
            stops[edge.curve].insert(stops[edge.curve].end(), {edge.from, edge.to});
        }
    }
    for (auto& [curve, all] : stops) {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    constexpr double same = 1e-13;  // where ±180° is crossed the two directions may differ in the last bits
    for (DrawnRing* ring : rings) {
        std::vector<std::pair<std::uint32_t, double>> splits;
        for (std::uint32_t i = 0; i < ring->edges.size(); ++i) {
            const Edge& edge = ring->edges[i];
            if (edge.curve == nullptr) continue;
            const auto [low, high] = std::minmax(edge.from, edge.to);
            const std::vector<double>& all = stops[edge.curve];
            for (auto t = std::upper_bound(all.begin(), all.end(), low + same); t != all.end() && *t < high - same; ++t)
                splits.emplace_back(i, *t);
        }
        if (!splits.empty()) split_edges(*ring, std::move(splits));
    }
}

int untangle(std::vector<DrawnRing>& rings, int decimals) {
    for (int round = 0; round < most_rounds; ++round) {
        const std::vector<Tangle> tangles = tangles_at(rings, finest_decimals);
        if (tangles.empty() || !split_where_tangled(rings, tangles)) break;
    }
    const auto kept_by = [&](int digits) {
        return !some_ring_collapses(rings, digits) && !rounds_onto_rim(rings, digits) &&
               tangles_at(rings, digits).empty();
    };
    while (decimals < most_decimals && !kept_by(decimals)) ++decimals;
    return decimals;
}

}  // namespace rangeband::footprint
