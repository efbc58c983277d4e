// SPDX-License-Identifier: MIT
#include "footprint/drawing/linearize.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "footprint/accuracy.hpp"
#include "footprint/drawing/stretch.hpp"

namespace rangeband::footprint {
namespace {

using std::numbers::pi;

/// Joins stretches to one ring, longitudes brought into [-180, 180] with a vertex wherever ±180° is crossed.
class RingBuilder {
  public:
    explicit RingBuilder(std::vector<Edge>* edges) : edges_(edges) {}

    /// `last` is where the stretch ends, if that is shared with other curves.
    void add(const Curve& curve, std::span<const Knot> knots, const std::optional<LonLat>& last = std::nullopt) {
        const double site = curve.site().lon();
        if (const LonLat first = on_globe(east_of(site, knots.front()), knots.front().lat);
            path_.empty() || pole_jump(path_.back(), first)) {
            push(first, {nullptr, 0.0, 0.0});
        }
        const bool plain = far_from_seams(site, knots);
        near_rim_ = near_rim_ || !plain;
        if (plain && !last && edges_ == nullptr) {
            append_moved(site, knots.subspan(1));
            return;
        }
        const bool from_rim = std::abs(site) == 180.0 && curve.leaves_meridian();
        Knot a = knots.front();
        for (std::size_t i = 1; i < knots.size(); ++i) {
            const Knot& b = knots[i];
            const bool at_end = i + 1 == knots.size();
            const LonLat place = at_end && last ? on_globe(last->lon, last->lat) : on_globe(east_of(site, b), b.lat);
            // A side that leaves ±180° at a tiny angle is straight there, and must not seem to come back.
            if (from_rim && !at_end && std::abs(place.lon) == 180.0) continue;
            const double from = plain ? a.t : add_crossing(curve, a, b);
            push(place, {&curve, from, b.t});
            a = b;
        }
    }

    /// About so many vertices will come.
    void expect(std::size_t vertices) {
        path_.reserve(vertices);
        if (edges_ != nullptr) edges_->reserve(vertices);
    }

    /// The ring begins where it ends, if that is shared with other curves.
    void begin(const LonLat& first) { path_.push_back(on_globe(first.lon, first.lat)); }

    Path finish() {
        // The last stretch ends where the first began.
        if (path_.size() > 1) {
            if (pole_jump(path_.back(), path_.front())) {
                note({nullptr, 0.0, 0.0});
            } else {
                path_.pop_back();
            }
        }
        return std::move(path_);
    }

    bool near_rim() const { return near_rim_; }

    /// As it is, where the path is no ring.
    Path take() { return std::move(path_); }

  private:
    /// Most stretches come near neither ±180° nor a pole, and need no more than a shift in longitude.
    static bool far_from_seams(double site, std::span<const Knot> knots) {
        constexpr double near = 1e-6;
        double west = knots.front().lon;
        double east = west;
        double highest = 0.0;
        for (const Knot& knot : knots) {
            west = std::min(west, knot.lon);
            east = std::max(east, knot.lon);
            highest = std::max(highest, std::abs(knot.lat));
        }
        return site + west > -180.0 + near && site + east < 180.0 - near && highest < 90.0 - near;
    }

    /// On the site's antimeridian the same to the last bit, whether one comes from the east or from the west.
    static double east_of(double site, const Knot& knot) {
        return std::abs(knot.lon) == 180.0 ? site - std::copysign(180.0, site) : site + knot.lon;
    }

    /// A stretch begins where the one before it ended, but for rounding; only at a pole may its longitude differ, and
    /// then the line ±90° runs between the two.
    static bool pole_jump(const LonLat& a, const LonLat& b) {
        return std::abs(a.lat) == 90.0 && a.lat == b.lat && std::abs(std::remainder(a.lon - b.lon, 360.0)) > 1e-9;
    }

    /// Knots that need no more than that, into the room for all of them.
    void append_moved(double site, std::span<const Knot> knots) {
        std::size_t end = path_.size();
        path_.resize(end + knots.size());
        for (const Knot& knot : knots) {
            path_[end] = {site + knot.lon, knot.lat};
            if (path_[end] != path_[end - 1]) ++end;
        }
        path_.resize(end);
    }

    void push(const LonLat& vertex, const Edge& edge) {
        if (!path_.empty()) {
            if (path_.back() == vertex) return;
            note(edge);
        }
        path_.push_back(vertex);
    }

    void note(const Edge& edge) {
        if (edges_ != nullptr) edges_->push_back(edge);
    }

    /// The parameter from which the rest of the edge goes on.
    double add_crossing(const Curve& curve, const Knot& a, const Knot& b) {
        const std::optional<Knot> crossing = rim_crossing(curve, a, b);
        if (!crossing) return a.t;
        push({180.0, crossing->lat}, {&curve, a.t, crossing->t});
        return crossing->t;
    }

    std::vector<Edge>* edges_;
    Path path_;
    bool near_rim_ = false;
};

void mirror(std::vector<Knot>& knots) {
    for (Knot& knot : knots) knot = {2.0 * pi - knot.t, -knot.lon, knot.lat};
}

/// West along the mirror image of the eastern half, back along the half itself; or the other way round.
void add_whole_circle(RingBuilder& ring, const Curve& circle, bool anticlockwise, Tolerance tolerance) {
    std::vector<Knot> half = vertices_on(circle, 0.0, pi, tolerance);
    ring.expect(2 * half.size());
    if (anticlockwise) mirror(half);
    ring.add(circle, half);
    mirror(half);
    std::reverse(half.begin(), half.end());
    ring.add(circle, half);
}

/// A knot in the place that its curve shares with others, on its own side of the site's antimeridian.
void move_to(Knot& knot, const LonLat& shared, const Curve& curve) {
    knot.lon += std::remainder(shared.lon - curve.site().lon() - knot.lon, 360.0);
    knot.lat = shared.lat;
}

/// Walked with growing parameter and turned round where needed.
void add_arc(RingBuilder& ring, const Arc& arc, Tolerance tolerance) {
    std::vector<std::vector<Knot>> stretches = stretches_of(*arc.curve, arc.from, arc.to, tolerance);
    if (arc.to < arc.from) {
        std::reverse(stretches.begin(), stretches.end());
        for (std::vector<Knot>& knots : stretches) std::reverse(knots.begin(), knots.end());
    }
    for (const std::vector<Knot>& knots : stretches) ring.add(*arc.curve, knots);
}

}  // namespace

LonLat on_globe(double lon, double lat) {
    LonLat place{lon > 180.0 ? lon - 360.0 : lon < -180.0 ? lon + 360.0 : lon, lat};
    if (180.0 - std::abs(place.lon) < accuracy::at_rim_deg) place.lon = std::copysign(180.0, place.lon);
    if (90.0 - std::abs(place.lat) < accuracy::at_rim_deg) place.lat = std::copysign(90.0, place.lat);
    return place;
}

std::optional<Knot> rim_crossing(const Curve& curve, Knot a, Knot b) {
    constexpr double close_deg = 1e-13;
    const double site = curve.site().lon();
    const double meridian = 2.0 * site + a.lon + b.lon < 0.0 ? -180.0 : 180.0;
    const auto beyond = [&](const Knot& knot) { return site + knot.lon - meridian; };
    const auto inside = [&](double t) { return std::min(a.t, b.t) < t && t < std::max(a.t, b.t); };
    double beyond_a = beyond(a);
    double beyond_b = beyond(b);
    if (beyond_a * beyond_b >= 0.0 || std::min(std::abs(beyond_a), std::abs(beyond_b)) < accuracy::at_rim_deg)
        return std::nullopt;
    // The rule of false position, in the Illinois form that halves the value at an end which stays, and bisection where
    // its step is lost in rounding.
    for (int step = 0; step < 200 && std::abs(beyond_b) > close_deg; ++step) {
        Knot next = b;
        next.t -= (b.t - a.t) * beyond_b / (beyond_b - beyond_a);
        if (!inside(next.t)) next.t = 0.5 * (a.t + b.t);
        if (!inside(next.t)) break;
        curve.points({&next.t, 1}, {&next.lon, 1}, {&next.lat, 1});
        const double beyond_next = beyond(next);
        if ((beyond_next < 0.0) == (beyond_b < 0.0)) {
            beyond_a *= 0.5;
        } else {
            a = b;
            beyond_a = beyond_b;
        }
        b = next;
        beyond_b = beyond_next;
    }
    return std::abs(beyond(a)) < std::abs(beyond(b)) ? a : b;
}

std::vector<std::vector<Knot>> stretches_of(const Curve& curve, double from, double to, Tolerance tolerance) {
    const auto [low, high] = std::minmax(from, to);
    std::vector<double> stops = curve.turns(low, high);
    stops.insert(stops.begin(), low);
    stops.push_back(high);
    std::vector<std::vector<Knot>> stretches;
    for (std::size_t k = 1; k < stops.size(); ++k)
        stretches.push_back(vertices_on(curve, stops[k - 1], stops[k], tolerance));
    // Vector functions may differ in the last bit from place to place: two stretches have one knot in common.
    for (std::size_t k = 1; k < stretches.size(); ++k) {
        const Knot& before = stretches[k - 1].back();
        Knot& joint = stretches[k].front();
        joint.lat = before.lat;
        if (std::abs(joint.lon - before.lon) < 1e-6) joint.lon = before.lon;
    }
    return stretches;
}

DrawnRing outline(const ArcRing& ring, Tolerance tolerance) {
    RingBuilder path(nullptr);
    for (const Arc& arc : ring) {
        const Tolerance fitting = arc.curve->fitting(tolerance);
        if (arc.closed) {
            add_whole_circle(path, *arc.curve, arc.to < arc.from, fitting);
        } else {
            add_arc(path, arc, fitting);
        }
    }
    return {.path = path.finish(), .near_rim = path.near_rim()};
}

Chain chain_of(const Curve& curve, std::vector<std::vector<Knot>> stretches, const std::optional<LonLat>& start,
               const std::optional<LonLat>& end) {
    Chain chain;
    RingBuilder path(&chain.edges);
    std::size_t knots = 0;
    for (const std::vector<Knot>& stretch : stretches) knots += stretch.size();
    path.expect(knots);
    if (start) {
        path.begin(*start);
        move_to(stretches.front().front(), *start, curve);
    }
    if (end) move_to(stretches.back().back(), *end, curve);
    for (const std::vector<Knot>& stretch : stretches)
        path.add(curve, stretch, &stretch == &stretches.back() ? end : std::nullopt);
    chain.path = path.take();
    return chain;
}

}  // namespace rangeband::footprint
