// SPDX-License-Identifier: MIT
#include "gdal/read/to_wgs84.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "gdal/session.hpp"
#include "io/read/geometry_parts.hpp"
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

bool encloses(const std::vector<OGRRawPoint>& ring, const LonLat& point) {
    const auto plain = [&](std::size_t i) { return LonLat{ring[i % ring.size()].x, ring[i % ring.size()].y}; };
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) inside ^= ray_crosses(plain(i), plain(i + 1), point);
    return inside;
}

/// In the direction of growing longitude, beginning with that vertex, and with its end a turn further.
Path turned_to(Path ring, std::size_t first) {
    ring.pop_back();
    for (std::size_t i = 0; i < first; ++i) ring[i].lon += 360.0;
    std::ranges::rotate(ring, ring.begin() + static_cast<std::ptrdiff_t>(first));
    ring.push_back({ring.front().lon + 360.0, ring.front().lat});
    return ring;
}

Path eastward(Path ring) {
    if (ring.back().lon < ring.front().lon) std::ranges::reverse(ring);
    return ring;
}

/// Begins where the ring first meets the meridian on the way to the pole.
Path begun_at(double meridian, double pole, Path ring) {
    std::size_t before = 0;
    LonLat start;
    double furthest = -1.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const LonLat &a = ring[i - 1], &b = ring[i];
        const double at = nearest_turn(meridian, (a.lon + b.lon) / 2.0);
        if (at < std::min(a.lon, b.lon) || at > std::max(a.lon, b.lon)) continue;
        const double t = a.lon == b.lon ? 0.0 : (at - a.lon) / (b.lon - a.lon);
        const LonLat crossing{at, a.lat + t * (b.lat - a.lat)};
        if (std::abs(pole - crossing.lat) <= furthest) continue;
        furthest = std::abs(pole - crossing.lat);
        before = i;
        start = crossing;
    }
    ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(before), start);
    ring = turned_to(std::move(ring), before);
    const double shift = meridian - ring.front().lon;
    for (LonLat& at : ring) at.lon += shift;
    return ring;
}

/// A ring around a pole, closed along the pole, or along a hole around it. The cut is at the ring's vertex nearest to
/// the pole, so that the way there and back stays inside.
Path closed_at(double pole, Path ring, Path hole) {
    ring = eastward(std::move(ring));
    const auto nearest = std::ranges::min_element(ring, {}, [&](const LonLat& at) { return std::abs(pole - at.lat); });
    const std::size_t cut = static_cast<std::size_t>(nearest - ring.begin()) % (ring.size() - 1);
    ring = turned_to(std::move(ring), cut);
    const double shift = ring.front().lon > 0.0 ? -360.0 : 0.0;  // keeps longitudes within one turn of Greenwich
    for (LonLat& at : ring) at.lon += shift;
    const LonLat first = ring.front();
    if (hole.empty()) {
        ring.insert(ring.end(), {{first.lon + 360.0, pole}, {first.lon, pole}, first});
        return ring;
    }
    const Path inner = begun_at(first.lon, pole, eastward(std::move(hole)));
    ring.insert(ring.end(), inner.rbegin(), inner.rend());
    ring.push_back(first);
    return ring;
}

}  // namespace

ToWgs84::ToWgs84(std::unique_ptr<OGRCoordinateTransformation> way, const OGRSpatialReference& from, EdgeReading edges)
    : way_(std::move(way)), geographic_(from.IsGeographic() != 0), edges_(edges) {
    if (!geographic_) return;
    degrees_per_unit_ = from.GetAngularUnits() * 180.0 / std::numbers::pi;
    prime_meridian_ = from.GetPrimeMeridian();
}

LonLat ToWgs84::point(const OGRRawPoint& point) const { return io::checked({bring_over(point)}).front(); }

/// In a geographic system the longitude keeps its turn: 190 stays beside 190.
LonLat ToWgs84::bring_over(const OGRRawPoint& point) const {
    if (!way_) return {point.x, point.y};
    double x = point.x, y = point.y;
    const GdalMessages messages;
    if (!std::isfinite(x) || !std::isfinite(y) || !way_->Transform(1, &x, &y)) {
        throw Error::file(fmt::format("({}, {}) cannot be converted to WGS84{}", point.x, point.y, messages.tail()));
    }
    if (geographic_) x = nearest_turn(x, point.x * degrees_per_unit_ + prime_meridian_);
    return {x, y};
}

Path ToWgs84::path(const OGRSimpleCurve& curve) const {
    const auto points = points_of(curve);
    if (points.size() < 2) throw Error::file("has a line of one point; a line needs two");
    return io::checked(vertices(points));
}

Path ToWgs84::vertices(const std::vector<OGRRawPoint>& points) const {
    Path path{bring_over(points.front())};
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!way_ || geographic_) {
            LonLat next = bring_over(points[i]);
            if (edges_.shortest) next.lon = nearest_turn(next.lon, path.back().lon);
            path.push_back(next);
        } else {
            add_edge(points[i - 1], points[i], edges_.straight ? most_splits : 0, path);
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
    const double limit = std::max(edges_.straight->m(), finest_edge_m);
    return std::ranges::all_of(std::array{0.25, 0.5, 0.75}, [&](double t) {
        const LonLat curve = bring_over(between(from, to, t));
        const LonLat chord{a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)};
        const double dlon = nearest_turn(curve.lon, chord.lon) - chord.lon;
        const double east = dlon * std::cos(chord.lat * std::numbers::pi / 180.0);
        return std::hypot(east, curve.lat - chord.lat) * metres_per_degree <= limit;
    });
}

Path ToWgs84::unrolled(const OGRSimpleCurve& curve) const {
    auto points = points_of(curve);
    io::must_be_ring(points.size());
    const bool closed = points.front().x == points.back().x && points.front().y == points.back().y;
    if (!closed) points.push_back(points.front());
    Path ring = io::checked(vertices(points));
    if (!io::goes_around(ring)) ring.back() = ring.front();
    return ring;
}

footprint::Polygon ToWgs84::polygon(const OGRPolygon& polygon) const {
    Path exterior = unrolled(*polygon.getExteriorRing());
    std::vector<Path> holes;
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
        const OGRLinearRing& curve = *polygon.getInteriorRing(i);
        if (!curve.IsEmpty()) holes.push_back(unrolled(curve));
    }
    if (!way_ || geographic_) return io::polygon_in_degrees(std::move(exterior), std::move(holes));
    io::must_be_gone_around(exterior, holes);
    if (io::goes_around(exterior)) {
        const auto found = std::ranges::find_if(holes, io::goes_around);
        Path around;
        if (found != holes.end()) {
            around = std::move(*found);
            holes.erase(found);
        }
        exterior = closed_at(pole_in(*polygon.getExteriorRing()), std::move(exterior), std::move(around));
    }
    return {std::move(exterior), std::move(holes)};
}

double ToWgs84::pole_in(const OGRSimpleCurve& ring) const {
    const GdalMessages silence;
    const std::unique_ptr<OGRCoordinateTransformation> back(way_->GetInverse());
    double x = 0.0, y = 90.0;
    return back && back->Transform(1, &x, &y) && encloses(points_of(ring), {x, y}) ? 90.0 : -90.0;
}

}  // namespace rangeband::gdal
