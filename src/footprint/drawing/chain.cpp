// SPDX-License-Identifier: MIT
#include "footprint/drawing/chain.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

#include "footprint/drawing/stretch.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

/// The vertices of a half of a circle that is smooth all the way round, by growing parameter. They are kept for the
/// eastern half, of which the western one is the mirror image.
class HalfCircle {
  public:
    HalfCircle(const std::vector<Knot>& eastern, double half)
        : eastern_(eastern), half_(half), western_(std::remainder(half, 2.0) != 0.0) {}

    std::size_t size() const { return eastern_.size(); }
    Knot operator[](std::size_t i) const {
        Knot knot = eastern_[western_ ? size() - 1 - i : i];
        knot.t = western_ ? (half_ + 1.0) * pi - knot.t : half_ * pi + knot.t;
        if (western_) knot.lon = -knot.lon;
        return knot;
    }

    /// The number of vertices with parameters up to one.
    std::size_t up_to(double t) const {
        std::size_t low = 0;
        for (std::size_t high = size(); low < high;) {
            const std::size_t middle = (low + high) / 2;
            if ((*this)[middle].t <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

  private:
    const std::vector<Knot>& eastern_;
    double half_;
    bool western_;
};

/// The vertices of circles, without regard to where arcs end.
class Vertices {
  public:
    explicit Vertices(Tolerance tolerance) : tolerance_(tolerance) {}

    HalfCircle around(const Curve& curve, double t) {
        const auto [entry, is_new] = eastern_.try_emplace(&curve);
        if (is_new) entry->second = vertices_on(curve, 0.0, pi, curve.fitting(tolerance_));
        return {entry->second, std::floor(t / pi)};
    }

  private:
    Tolerance tolerance_;
    std::unordered_map<const Curve*, std::vector<Knot>> eastern_;
};

Knot knot_at(const Curve& curve, double t, double inside) {
    Knot knot{t, 0.0, 0.0};
    curve.points({&knot.t, 1}, {&knot.lon, 1}, {&knot.lat, 1});
    knot.lon = curve.dlon_at_turn(t, inside).value_or(knot.lon);
    return knot;
}

/// Where an arc ends in a node, as long as the longitude leaves no doubt on which side of the site's meridian that is.
std::optional<Knot> knot_in(const Curve& curve, double t, double inside, const LonLat& node) {
    constexpr double clear_of_poles = 89.0;
    if (std::abs(node.lat) > clear_of_poles) return std::nullopt;
    double lon = std::remainder(node.lon - curve.site().lon(), 360.0);
    const bool east = std::remainder(std::floor(inside / pi), 2.0) == 0.0;
    if (east && lon < -90.0) lon += 360.0;
    if (!east && lon > 90.0) lon -= 360.0;
    return Knot{t, lon, node.lat};
}

/// Those of a half between two parameters, and the ends themselves where they are not known. What is so near an end
/// that its chord would be short is left out: the next one gets longer by as little.
std::vector<Knot> part_of(const HalfCircle& all, const Curve& curve, double low, double high,
                          const std::optional<Knot>& first, const std::optional<Knot>& last) {
    constexpr double short_share = 1e-4;
    const double inside = 0.5 * (low + high);
    const std::size_t begin = all.up_to(low);
    const std::size_t end = all.up_to(high);
    std::vector<Knot> part;
    part.reserve(end - begin + 2);
    const auto add_end = [&](double t, const std::optional<Knot>& known, std::size_t before) {
        const bool is_vertex = before > 0 && all[before - 1].t == t;
        part.push_back(known ? *known : is_vertex ? all[before - 1] : knot_at(curve, t, inside));
    };
    add_end(low, first, begin);
    for (std::size_t k = begin; k < end && all[k].t < high; ++k) {
        const double before = all[k].t - all[k > 0 ? k - 1 : 0].t;
        const double after = all[k + 1 < all.size() ? k + 1 : k].t - all[k].t;
        if (all[k].t - low < short_share * before || high - all[k].t < short_share * after) continue;
        part.push_back(all[k]);
    }
    add_end(high, last, end);
    return part;
}

/// How far, in degrees, a place on a circle is from its chord there, which ends where it comes to ±180°.
LonLat to_chord(const HalfCircle& all, const Curve& curve, const Knot& place) {
    const std::size_t after = std::clamp<std::size_t>(all.up_to(place.t), 1, all.size() - 1);
    Knot a = all[after - 1];
    Knot b = all[after];
    if (const std::optional<Knot> rim = rim_crossing(curve, a, b)) (rim->t < place.t ? a : b) = *rim;
    const double shrink = std::pow(std::cos(Angle::deg(place.lat).rad()), 2.0);
    const double x = b.lon - a.lon;
    const double y = b.lat - a.lat;
    const double along = (shrink * x * (place.lon - a.lon) + y * (place.lat - a.lat)) / (shrink * x * x + y * y);
    const double share = std::clamp(along, 0.0, 1.0);
    return {a.lon + share * x - place.lon, a.lat + share * y - place.lat};
}

/// Where nodes are put: in the middle of the chords that meet there.
class NodePlaces {
  public:
    NodePlaces(const Boundary& boundary, Tolerance tolerance)
        : nodes_(boundary.nodes),
          sums_(boundary.nodes.size(), {0.0, 0.0}),
          counts_(boundary.nodes.size(), 0),
          tolerance_(tolerance) {}

    void add(NodeId node, const LonLat& off) {
        sums_[node].lon += off.lon;
        sums_[node].lat += off.lat;
        ++counts_[node];
    }

    /// As it is, beside the rim of the plane and where chords are far from their circle in degrees alone.
    LonLat at(NodeId node) const {
        const LonLat& true_place = nodes_[node];
        if (counts_[node] == 0) return true_place;
        const LonLat off{sums_[node].lon / counts_[node], sums_[node].lat / counts_[node]};
        const double to_pole = 90.0 - std::abs(true_place.lat);
        constexpr double metres_per_degree = 111'700.0;
        const double metres = metres_per_degree * std::hypot(off.lat, off.lon * std::sin(Angle::deg(to_pole).rad()));
        constexpr double far = 3.0;
        const bool beside_rim = to_pole < far * std::abs(off.lat) + 1e-6 ||
                                180.0 - std::abs(true_place.lon) < far * std::abs(off.lon) + 1e-6;
        if (beside_rim || metres > tolerance_.m()) return true_place;
        return {true_place.lon + off.lon, true_place.lat + off.lat};
    }

  private:
    const std::vector<LonLat>& nodes_;
    std::vector<LonLat> sums_;
    std::vector<int> counts_;
    Tolerance tolerance_;
};

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

/// A node seen from a curve that ends there, and the nearest point's parameter: where many circles meet at small angles
/// a node may be metres along the curve from its end, and its chord there has another direction than the curve.
Knot node_beside(const Curve& curve, const Knot& end, const LonLat& node) {
    const geodesic::Circle::State state = curve.state(end.t);
    const double ahead = dot(minus(reduced_on(curve, node), state.p), state.dp) / dot(state.dp, state.dp);
    return {end.t + ahead, end.lon + std::remainder(node.lon - curve.site().lon() - end.lon, 360.0), node.lat};
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
void join_over_antimeridian(Chain& ring) {
    const auto jumps = [](const LonLat& a, const LonLat& b) {
        return std::abs(a.lon - b.lon) > 180.0 && std::abs(a.lon) < 180.0 && std::abs(b.lon) < 180.0;
    };
    for (std::size_t i = 0; i < ring.edges.size(); ++i) {
        const LonLat a = ring.path[i];
        if (ring.edges[i].curve == nullptr || !jumps(a, ring.path[i + 1])) continue;
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

bool split_edges(Chain& ring, std::vector<Split> splits) {
    std::sort(splits.begin(), splits.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        return ring.edges[a.first].from < ring.edges[a.first].to ? a.second < b.second : a.second > b.second;
    });
    Chain result;
    auto next = splits.begin();
    for (std::uint32_t i = 0; i < ring.edges.size(); ++i) {
        Edge edge = ring.edges[i];
        result.path.push_back(ring.path[i]);
        for (; next != splits.end() && next->first == i; ++next) {
            const double t = next->second;
            if (t == edge.from || t == edge.to) continue;
            double lon = 0.0;
            double lat = 0.0;
            edge.curve->points({&t, 1}, {&lon, 1}, {&lat, 1});
            const LonLat vertex = on_globe(edge.curve->site().lon() + lon, lat);
            if (same_place(vertex, result.path.back()) || same_place(vertex, ring.path[i + 1])) continue;
            result.path.push_back(vertex);
            result.edges.push_back({edge.curve, edge.from, t});
            edge.from = t;
        }
        result.edges.push_back(edge);
    }
    result.path.push_back(ring.path.back());
    join_over_antimeridian(result);
    const bool more = result.path.size() > ring.path.size();
    ring = std::move(result);
    return more;
}

bool is_inside(const Edge& edge, double t) {
    const double share = (t - edge.from) / (edge.to - edge.from);
    return share > nearest_vertices && share < 1.0 - nearest_vertices;
}

double foot(const Edge& edge, const LonLat& place) {
    const Vector p = reduced_on(*edge.curve, place);
    return foot_of(*edge.curve, p, edge.from, edge.to, 0.5 * (edge.from + edge.to));
}

std::optional<double> behind(const Edge& edge, const LonLat& a, const LonLat& b, const LonLat& place) {
    if (edge.curve == nullptr) return std::nullopt;
    const double t = foot(edge, place);
    if (t == edge.from || t == edge.to) return std::nullopt;
    const Knot on_curve = knot_at(*edge.curve, t, 0.5 * (edge.from + edge.to));
    const auto off_chord = [&](double lon_of, double lat_of) {
        const auto east = [&](double lon) { return std::remainder(lon - a.lon, 360.0); };
        return east(b.lon) * (lat_of - a.lat) - east(lon_of) * (b.lat - a.lat);
    };
    const double share =
        off_chord(place.lon, place.lat) / off_chord(edge.curve->site().lon() + on_curve.lon, on_curve.lat);
    return share > 0.0 && share < 1.0 ? std::optional(t) : std::nullopt;
}

double left_of_curve_m(const Edge& edge, const Curve& other, double t) {
    const double turned = Angle::deg(other.site().lon() - edge.curve->site().lon()).rad();
    const Vector q = other.state(t).p;
    const Vector p{std::cos(turned) * q[0] - std::sin(turned) * q[1], std::sin(turned) * q[0] + std::cos(turned) * q[1],
                   q[2]};
    const double beyond = edge.curve->smooth_all_round() ? std::abs(edge.to - edge.from) : 0.0;
    const double foot = foot_of(*edge.curve, p, edge.from - beyond, edge.to + beyond, 0.5 * (edge.from + edge.to));
    const geodesic::Circle::State at = edge.curve->state(foot);
    const double off = length(geodesic::surface(minus(p, at.p)));
    return std::copysign(off, determinant(at.p, at.dp, minus(p, at.p)));
}

std::optional<double> left_of_chord_m(const LonLat& a, const LonLat& b, const LonLat& place) {
    constexpr double metres_per_degree = 111'400.0;
    const double shrink = std::cos(Angle::deg(0.5 * (a.lat + b.lat)).rad());
    const auto from_a = [&](const LonLat& p) {
        return std::pair(shrink * std::remainder(p.lon - a.lon, 360.0), p.lat - a.lat);
    };
    const auto [x, y] = from_a(b);
    const auto [px, py] = from_a(place);
    const double along = x * px + y * py;
    if (along < 0.0 || along > x * x + y * y) return std::nullopt;
    return metres_per_degree * (x * py - y * px) / std::hypot(x, y);
}

std::vector<Chain> chains(const Boundary& boundary, Tolerance tolerance, NodePlacing placing) {
    Vertices vertices(tolerance);
    NodePlaces places(boundary, tolerance);
    const auto stretches = [&](const BoundaryArc& arc) {
        const Curve& curve = *arc.curve;
        if (!curve.smooth_all_round()) return stretches_of(curve, arc.from, arc.to, curve.fitting(tolerance));
        std::vector<std::vector<Knot>> all;
        for (double low = arc.from; low < arc.to;) {
            const double turn = pi * (std::floor(low / pi) + 1.0);
            const double high = std::min(turn, arc.to);
            const double inside = 0.5 * (low + high);
            const auto in = [&](NodeId node, double t) {
                return node == no_node ? std::nullopt : knot_in(curve, t, inside, boundary.nodes[node]);
            };
            const HalfCircle knots = vertices.around(curve, inside);
            all.push_back(part_of(knots, curve, low, high, low == arc.from ? in(arc.start, low) : std::nullopt,
                                  high == arc.to ? in(arc.end, high) : std::nullopt));
            if (placing == NodePlacing::among_chords) {
                const auto add = [&](NodeId node, const Knot& end) {
                    if (node != no_node)
                        places.add(node, to_chord(knots, curve, node_beside(curve, end, boundary.nodes[node])));
                };
                if (low == arc.from) add(arc.start, all.back().front());
                if (high == arc.to) add(arc.end, all.back().back());
            }
            low = high;
        }
        return all;
    };
    const auto place = [&](NodeId node) { return node == no_node ? std::nullopt : std::optional(places.at(node)); };
    std::vector<Chain> result;
    result.reserve(boundary.arcs.size());
    if (placing == NodePlacing::on_curves) {
        for (const BoundaryArc& arc : boundary.arcs)
            result.push_back(chain_of(*arc.curve, stretches(arc), place(arc.start), place(arc.end)));
        return result;
    }
    std::vector<std::vector<std::vector<Knot>>> all;  // by arc: where nodes are depends on all that meet there
    all.reserve(boundary.arcs.size());
    for (const BoundaryArc& arc : boundary.arcs) all.push_back(stretches(arc));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const BoundaryArc& arc = boundary.arcs[i];
        result.push_back(chain_of(*arc.curve, std::move(all[i]), place(arc.start), place(arc.end)));
    }
    return result;
}

}  // namespace rangeband::footprint
