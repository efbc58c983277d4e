// SPDX-License-Identifier: MIT
#include "picture/projection/tracer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rangeband::picture {
namespace {

constexpr double longest_step = 1.0;  // degrees: no shorter piece of an edge leaves the map and comes back
constexpr int most_halvings = 16;
constexpr int crossing_halvings = 40;  // 1e-12 of a degree

}  // namespace

/// A place on the way and its image.
struct Tracer::Stop {
    footprint::LonLat place;
    ProjectedPoint spot;
};

/// Follows edges and collects their image: with `closed` moved to the map's edge where they leave it, else in pieces.
class Tracer::Walk {
  public:
    Walk(const Tracer& tracer, double turn, bool closed) : tracer_(tracer), turn_(turn), closed_(closed) {}

    void start(footprint::LonLat place) {
        at_ = stop(place);
        arrive(at_.spot);
    }

    void go(footprint::LonLat to) {
        const footprint::LonLat from = at_.place;
        const double size = std::max(std::abs(to.lon - from.lon), std::abs(to.lat - from.lat));
        const int steps = std::max(1, static_cast<int>(std::ceil(size / longest_step)));
        for (int i = 1; i <= steps; ++i) step(i == steps ? stop(to) : stop(between(from, to, double(i) / steps)));
    }

    Curves pieces;
    bool seen = false;

  private:
    static footprint::LonLat between(footprint::LonLat a, footprint::LonLat b, double t) {
        return {a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t};
    }

    Stop stop(footprint::LonLat place) const {
        return {place, tracer_.projection_.place(place.lon + turn_, place.lat)};
    }

    void step(const Stop& to) {
        if (at_.spot.shown != to.spot.shown) {
            const auto [shown, hidden] = crossing(at_, to);
            const Stop& first = at_.spot.shown ? shown : hidden;
            const Stop& second = at_.spot.shown ? hidden : shown;
            bend(at_, first, 0);
            at_ = first;
            bend(at_, second, most_halvings);
            at_ = second;
        }
        bend(at_, to, 0);
        at_ = to;
    }

    /// The last place on one side of the map's edge and the first on the other.
    std::pair<Stop, Stop> crossing(Stop shown, Stop hidden) const {
        if (!shown.spot.shown) std::swap(shown, hidden);
        for (int i = 0; i < crossing_halvings; ++i) {
            const Stop middle = stop(between(shown.place, hidden.place, 0.5));
            (middle.spot.shown ? shown : hidden) = middle;
        }
        return {shown, hidden};
    }

    void bend(const Stop& from, const Stop& to, int halvings) {
        if (!from.spot.shown && !to.spot.shown) {
            if (closed_) {
                for (const Point point : tracer_.projection_.edge_between(from.spot, to.spot)) add(point);
            }
        } else if (halvings < most_halvings && length(to.spot.at - from.spot.at) > tracer_.fineness_) {
            const Stop middle = stop(between(from.place, to.place, 0.5));
            const Point chord = (from.spot.at + to.spot.at) * 0.5;
            if (length(middle.spot.at - chord) > tracer_.fineness_) {
                bend(from, middle, halvings + 1);
                bend(middle, to, halvings + 1);
                return;
            }
        }
        arrive(to.spot);
    }

    void arrive(const ProjectedPoint& spot) {
        seen = seen || spot.shown;
        if (spot.shown || closed_) {
            add(spot.at);
        } else if (!pieces.empty() && !pieces.back().empty()) {
            pieces.emplace_back();
        }
    }

    void add(Point point) {
        if (pieces.empty()) pieces.emplace_back();
        pieces.back().push_back(point);
    }

    const Tracer& tracer_;
    double turn_;
    bool closed_;
    Stop at_;
};

Tracer::Ring Tracer::ring(const footprint::Path& path, double turn) const {
    Walk walk(*this, turn, true);
    walk.start(path.front());
    for (std::size_t i = 1; i < path.size(); ++i) walk.go(path[i]);
    Curve curve = walk.pieces.empty() ? Curve() : std::move(walk.pieces.front());
    if (!curve.empty()) curve.pop_back();
    return {std::move(curve), walk.seen};
}

void Tracer::line(const footprint::Path& path, double turn, Curves& pieces) const {
    if (path.empty()) return;
    Walk walk(*this, turn, false);
    walk.start(path.front());
    for (std::size_t i = 1; i < path.size(); ++i) walk.go(path[i]);
    for (Curve& piece : walk.pieces) {
        if (piece.size() > 1) pieces.push_back(std::move(piece));
    }
}

Curves Tracer::rings(const footprint::MultiPolygon& polygons) const {
    Curves curves;
    const auto add = [&](const footprint::Path& path) {
        for (const double turn : projection_.turns()) {
            Ring traced = ring(path, turn);
            if (traced.curve.size() > 2) curves.push_back(std::move(traced.curve));
        }
    };
    each_ring(polygons, add);
    return curves;
}

Curves Tracer::lines(const footprint::MultiLine& paths) const {
    Curves curves;
    for (const footprint::Path& path : paths) {
        for (const double turn : projection_.turns()) line(path, turn, curves);
    }
    return curves;
}

}  // namespace rangeband::picture
