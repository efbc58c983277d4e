// SPDX-License-Identifier: MIT
#include "rangeband/analysis/area.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "rangeband/footprint/edge.hpp"
#include "rangeband/footprint/interior.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::analysis {
namespace {

using footprint::between;
using footprint::longest;
using footprint::LonLat;
using footprint::position;
using geodesic::Position;

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double geodesic_off_m = 1e-3;

/// Edges are cut to pieces of at most so many metres: on these, distance falls to one lowest point and rises again.
constexpr double longest_piece_m = 20e3;

double angle_between(const std::array<double, 3>& p, const std::array<double, 3>& q) {
    const double chord = std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
    return 2.0 * std::asin(std::min(0.5 * chord, 1.0));
}

struct Extreme {
    double metres;
    LonLat at;
};

/// The least of `sign` times the distance along an edge, by golden section; ends included.
Extreme extreme(const LonLat& a, const LonLat& b, const Position& place, double sign) {
    const auto measured = [&](double share) {
        const LonLat at = between(a, b, share);
        return Extreme{sign * geodesic::inverse(position(at), place).distance.m(), at};
    };
    const auto closer = [](const Extreme& x, const Extreme& y) { return x.metres <= y.metres ? x : y; };
    Extreme best = measured(0.0);
    if (a == b) return best;
    best = closer(best, measured(1.0));
    constexpr double golden = 1.0 - 1.0 / std::numbers::phi;
    double low = 0.0, high = 1.0;
    double x = golden, y = 1.0 - golden;
    Extreme left = measured(x), right = measured(y);
    // Down to 2 µm of the longest piece.
    for (int step = 0; step < 48; ++step) {
        if (left.metres <= right.metres) {
            high = y;
            y = x;
            right = left;
            x = low + golden * (high - low);
            left = measured(x);
        } else {
            low = x;
            x = y;
            left = right;
            y = high - golden * (high - low);
            right = measured(y);
        }
    }
    return closer(best, closer(left, right));
}

}  // namespace

LaunchAreaDistance::LaunchAreaDistance(const footprint::LaunchArea& area, footprint::Edges edges) {
    const bool straight = edges == footprint::Edges::lonlat;
    const footprint::LaunchArea& taken =
        straight ? area : footprint::along_geodesics(area, Tolerance::m(geodesic_off_m));
    for (const LonLat& point : taken.points) add(point, point);
    for (const footprint::Path& line : taken.lines) add(line);
    for (const footprint::Polygon& polygon : taken.polygons) {
        add(polygon.exterior);
        for (const footprint::Path& hole : polygon.holes) add(hole);
    }
    polygons_ = taken.polygons;
}

void LaunchAreaDistance::add(const footprint::Path& path) {
    if (path.size() == 1) add(path.front(), path.front());
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double pieces = std::max(std::ceil(longest(path[i - 1], path[i]).m() / longest_piece_m), 1.0);
        LonLat last = path[i - 1];
        for (double k = 1.0; k <= pieces; k += 1.0) {
            const LonLat next = k == pieces ? path[i] : between(path[i - 1], path[i], k / pieces);
            add(last, next);
            last = next;
        }
    }
}

void LaunchAreaDistance::add(const LonLat& a, const LonLat& b) {
    edges_.push_back({a, b, geodesic::reduced_vector(position(between(a, b, 0.5))), 0.5 * longest(a, b).m()});
}

LaunchAreaDistance::Nearest LaunchAreaDistance::from(const Position& place) const {
    constexpr double slack_m = 1.0;  // angles near the antipode are right to 0.1 m
    const std::array<double, 3> to = geodesic::reduced_vector(place);
    std::vector<double> angles;
    angles.reserve(edges_.size());
    double surely_near = infinite, surely_far = 0.0;
    for (const Edge& edge : edges_) {
        angles.push_back(angle_between(edge.middle, to));
        surely_near = std::min(surely_near, geodesic::equatorial_radius_m * angles.back() + slack_m);
        surely_far = std::max(surely_far, geodesic::polar_radius_m * angles.back() - slack_m);
    }
    Extreme nearest{infinite, {}}, farthest{infinite, {}};
    const auto take = [&](Extreme& best, const Edge& edge, double sign) {
        const Extreme found = extreme(edge.a, edge.b, place, sign);
        if (found.metres < best.metres) best = found;
    };
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        const Edge& edge = edges_[i];
        const double least = geodesic::polar_radius_m * angles[i] - edge.half_m - slack_m;
        const double most = geodesic::equatorial_radius_m * angles[i] + edge.half_m + slack_m;
        if (least <= std::min(surely_near, nearest.metres)) take(nearest, edge, 1.0);
        if (most >= std::max(surely_far, -farthest.metres)) take(farthest, edge, -1.0);
    }
    const Length far = Length::m(-farthest.metres);
    if (footprint::holds(polygons_, {place.lon(), place.lat()})) return {{Length(), far}, place};
    return {{Length::m(nearest.metres), far}, position(nearest.at)};
}

}  // namespace rangeband::analysis
