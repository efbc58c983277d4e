// SPDX-License-Identifier: MIT
#include "gdal/read/to_wgs84.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "gdal/session.hpp"
#include "io/read/read_position.hpp"
#include "rangeband/error.hpp"

namespace rangeband::gdal {
namespace {

using footprint::LonLat;
using footprint::Path;

constexpr double metres_per_degree = 111'320.0;
constexpr double finest_edge_m = 1e-3;  // below this the transformation's own noise would be followed
constexpr int most_splits = 14;
constexpr double widest_step = 90.0;  // beyond, the way round could be mistaken

std::vector<OGRRawPoint> points_of(const OGRSimpleCurve& curve) {
    std::vector<OGRRawPoint> points(static_cast<std::size_t>(curve.getNumPoints()));
    curve.getPoints(points.data());
    return points;
}

OGRRawPoint between(const OGRRawPoint& a, const OGRRawPoint& b, double t) {
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
}

double nearest_turn(double lon, double to) { return lon + 360.0 * std::round((to - lon) / 360.0); }

const LonLat& checked(const LonLat& at) {
    const bool inside = std::abs(at.lat) <= 90.0 && std::abs(at.lon) <= 360.0;  // false for what is no number
    if (inside) return at;
    throw Error::file(position_from_numbers(at.lat, at.lon).reason);
}

Path checked(Path path) {
    for (const LonLat& at : path) checked(at);
    return path;
}

/// Even-odd rule.
bool holds(const std::vector<OGRRawPoint>& ring, double x, double y) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const OGRRawPoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
        if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
    }
    return inside;
}

}  // namespace

ToWgs84::ToWgs84(std::unique_ptr<OGRCoordinateTransformation> way, const OGRSpatialReference& from,
                 std::optional<Tolerance> edges)
    : way_(std::move(way)), geographic_(from.IsGeographic() != 0), edges_(edges) {
    if (!geographic_) return;
    degrees_per_unit_ = from.GetAngularUnits() * 180.0 / std::numbers::pi;
    prime_meridian_ = from.GetPrimeMeridian();
}

LonLat ToWgs84::point(const OGRRawPoint& point) const { return checked(bring_over(point)); }

/// In a geographic system the longitude keeps its turn: 190 stays beside 190.
LonLat ToWgs84::bring_over(const OGRRawPoint& point) const {
    if (!way_) return {point.x, point.y};
    double x = point.x, y = point.y;
    const GdalMessages messages;
    if (!std::isfinite(x) || !std::isfinite(y) || !way_->Transform(1, &x, &y)) {
        throw Error::file(fmt::format("({}, {}) cannot be brought to WGS84{}", point.x, point.y, messages.tail()));
    }
    if (geographic_) x = nearest_turn(x, point.x * degrees_per_unit_ + prime_meridian_);
    return {x, y};
}

Path ToWgs84::path(const OGRSimpleCurve& curve) const {
    const auto points = points_of(curve);
    if (points.size() < 2) throw Error::file("has a line of one point; a line needs two");
    return checked(vertices(points));
}

Path ToWgs84::vertices(const std::vector<OGRRawPoint>& points) const {
    Path path{bring_over(points.front())};
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!way_ || geographic_) {
            path.push_back(bring_over(points[i]));
        } else {
            add_edge(points[i - 1], points[i], edges_ ? most_splits : 0, path);
        }
    }
    return path;
}

void ToWgs84::add_edge(const OGRRawPoint& from, const OGRRawPoint& to, int splits, Path& path) const {
    LonLat end = bring_over(to);
    end.lon = nearest_turn(end.lon, path.back().lon);
    if (splits == 0 || is_straight(from, to, path.back(), end)) {
        path.push_back(end);
        return;
    }
    const OGRRawPoint middle = between(from, to, 0.5);
    add_edge(from, middle, splits - 1, path);
    add_edge(middle, to, splits - 1, path);
}

/// Looked at in three places: a curve that swings to both sides may be right in the middle.
bool ToWgs84::is_straight(const OGRRawPoint& from, const OGRRawPoint& to, const LonLat& a, const LonLat& b) const {
    if (std::abs(b.lon - a.lon) > widest_step) return false;
    const double limit = std::max(edges_->m(), finest_edge_m);
    return std::ranges::all_of(std::array{0.25, 0.5, 0.75}, [&](double t) {
        const LonLat curve = bring_over(between(from, to, t));
        const LonLat chord{a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)};
        const double dlon = nearest_turn(curve.lon, chord.lon) - chord.lon;
        const double east = dlon * std::cos(chord.lat * std::numbers::pi / 180.0);
        return std::hypot(east, curve.lat - chord.lat) * metres_per_degree <= limit;
    });
}

Path ToWgs84::ring(const OGRSimpleCurve& curve, bool is_hole) const {
    auto points = points_of(curve);
    if (points.size() < 4) {
        throw Error::file(fmt::format("has a ring of {} point{}; a ring needs four, the last one like the first",
                                      points.size(), points.size() == 1 ? "" : "s"));
    }
    const bool closed = points.front().x == points.back().x && points.front().y == points.back().y;
    if (!closed) points.push_back(points.front());
    Path ring = vertices(points);
    if (way_ && !geographic_ && std::abs(ring.back().lon - ring.front().lon) > 180.0) {
        if (is_hole) throw Error::file("has a hole around a pole; split the polygon in two that have none");
        close_along(holds_north_pole(points) ? 90.0 : -90.0, ring);
    } else {
        ring.back() = ring.front();
    }
    return checked(std::move(ring));
}

bool ToWgs84::holds_north_pole(const std::vector<OGRRawPoint>& ring) const {
    const GdalMessages silence;
    const std::unique_ptr<OGRCoordinateTransformation> back(way_->GetInverse());
    double x = 0.0, y = 90.0;
    return back && back->Transform(1, &x, &y) && holds(ring, x, y);
}

/// From the ring's vertex nearest to the pole, so that the way there and back stays inside.
void ToWgs84::close_along(double pole, Path& ring) const {
    const double turn = ring.back().lon - ring.front().lon > 0.0 ? 360.0 : -360.0;
    ring.pop_back();
    const auto nearest = std::ranges::min_element(ring, {}, [&](const LonLat& at) { return std::abs(pole - at.lat); });
    for (auto at = ring.begin(); at != nearest; ++at) at->lon += turn;
    std::ranges::rotate(ring, nearest);
    const double shift = ring.front().lon * turn > 0.0 ? -turn : 0.0;  // keeps longitudes within one turn of Greenwich
    for (LonLat& at : ring) at.lon += shift;
    const LonLat first = ring.front();
    ring.insert(ring.end(), {{first.lon + turn, first.lat}, {first.lon + turn, pole}, {first.lon, pole}, first});
}

}  // namespace rangeband::gdal
