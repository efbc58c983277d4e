// SPDX-License-Identifier: MIT
#include "picture/projection/view.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "picture/projection/clip.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::picture {
namespace {

constexpr double spare = 8.0;  // points around the frame, so that no cut edge's stroke is seen

double distance_to_edge(Point point, Point a, Point b) {
    const Point edge = b - a, way = point - a;
    const double size = edge.x * edge.x + edge.y * edge.y;
    const double t = size > 0.0 ? std::clamp((way.x * edge.x + way.y * edge.y) / size, 0.0, 1.0) : 0.0;
    return length(way - edge * t);
}

double distance_to(const Curves& curves, Point point) {
    double least = std::numeric_limits<double>::infinity();
    for (const Curve& curve : curves) {
        for (std::size_t i = 0; i < curve.size(); ++i) {
            least = std::min(least, distance_to_edge(point, curve[i], curve[i + 1 == curve.size() ? 0 : i + 1]));
        }
    }
    return least;
}

/// The place so many metres away.
geodesic::Position moved(const geodesic::Position& from, double east, double north) {
    const geodesic::Geodesic way(from, Angle::rad(std::atan2(east, north)));
    const auto to = way.at(Length::m(std::hypot(east, north)));
    return geodesic::Position::deg(to.lat, from.lon() + to.dlon);
}

/// So that on each axis as much of the world is shown as fits.
Point middle_of(const Box& extent, double width, double height, const std::optional<Box>& world) {
    const Point middle = extent.middle();
    if (!world) return middle;
    const auto within = [](double at, double size, double least, double most) {
        return size < most - least ? std::clamp(at, least + size / 2.0, most - size / 2.0) : (least + most) / 2.0;
    };
    return {within(middle.x, width, world->left, world->right), within(middle.y, height, world->top, world->bottom)};
}

}  // namespace

View::View(std::unique_ptr<Projection> projection, const Box& extent, const Box& frame, double finest,
           const std::optional<Box>& world)
    : projection_(std::move(projection)),
      frame_(frame),
      paper_(frame.grown(spare)),
      scale_(std::max(extent.width() / frame.width(), extent.height() / frame.height())),
      extent_(extent),
      middle_(middle_of(extent, frame.width() * scale_, frame.height() * scale_, world)),
      tracer_(*projection_, finest * scale_),
      witnesses_(find_witnesses()) {}

Box View::subject() const {
    const Point a = to_page(Point{extent_.left, extent_.bottom}), b = to_page(Point{extent_.right, extent_.top});
    return {a.x, a.y, b.x, b.y};
}

Point View::to_page(Point plane) const {
    const Point centre = frame_.middle();
    return {centre.x + (plane.x - middle_.x) / scale_, centre.y - (plane.y - middle_.y) / scale_};
}

Curves View::to_page(Curves curves) const {
    for (Curve& curve : curves) {
        for (Point& point : curve) point = to_page(point);
    }
    return curves;
}

std::optional<Point> View::anywhere(double lon, double lat) const {
    for (const double turn : projection_->turns()) {
        const ProjectedPoint spot = projection_->place(lon + turn, lat);
        if (spot.shown) return to_page(spot.at);
    }
    return std::nullopt;
}

std::optional<Point> View::show(const geodesic::Position& place) const {
    const auto point = anywhere(place.lon(), place.lat());
    return point && frame_.contains(*point) ? point : std::nullopt;
}

/// How the point of the page moves with each metre to the east and to the north.
std::optional<std::pair<Point, Point>> View::derivative(const geodesic::Position& place) const {
    const double step = 1.0 + 1e-3 * scale_;
    const geodesic::Position beside = moved(place, step, 0.0), above = moved(place, 0.0, step);
    const auto at = anywhere(place.lon(), place.lat());
    const auto east = anywhere(beside.lon(), beside.lat()), north = anywhere(above.lon(), above.lat());
    if (!at || !east || !north) return std::nullopt;
    return std::pair((*east - *at) * (1.0 / step), (*north - *at) * (1.0 / step));
}

/// From the nearest of a lattice of places by Newton's steps along north and east.
std::optional<geodesic::Position> View::place_at(Point point) const {
    constexpr double lattice = 7.5, near = 1e-3;
    geodesic::Position best;
    double least = std::numeric_limits<double>::infinity();
    for (double lat = -90.0 + lattice / 2; lat < 90.0; lat += lattice) {
        for (double lon = -180.0 + lattice / 2; lon < 180.0; lon += lattice) {
            const auto at = anywhere(lon, lat);
            if (!at || length(*at - point) >= least) continue;
            least = length(*at - point);
            best = geodesic::Position::deg(lat, lon);
        }
    }
    for (int i = 0; i < 40; ++i) {
        const auto at = anywhere(best.lon(), best.lat());
        if (!at) return std::nullopt;
        const Point missing = point - *at;
        if (length(missing) < near) return best;
        const auto along = derivative(best);
        if (!along) return std::nullopt;
        const auto& [e, n] = *along;
        const double area = e.x * n.y - e.y * n.x;
        if (area == 0.0) return std::nullopt;
        const double east = (missing.x * n.y - missing.y * n.x) / area;
        const double north = (e.x * missing.y - e.y * missing.x) / area;
        const double longest = 1e6;  // metres in one step
        const double share = std::min(1.0, longest / std::hypot(east, north));
        best = moved(best, east * share, north * share);
    }
    return std::nullopt;
}

std::vector<View::Witness> View::find_witnesses() const {
    constexpr int grid = 6;
    std::vector<Witness> witnesses;
    for (int i = 0; i < grid; ++i) {
        for (int j = 0; j < grid; ++j) {
            const Point point{frame_.left + frame_.width() * (i + 0.53) / grid,
                              frame_.top + frame_.height() * (j + 0.47) / grid};
            if (const auto place = place_at(point))
                witnesses.push_back({*place, *anywhere(place->lon(), place->lat())});
        }
    }
    return witnesses;
}

/// Curves moved to the map's edge are right but for the opposite point of the centre: in it or not, they look alike,
/// and which way they went round it is a matter of rounding where they pass through it. So one place is asked, the one
/// farthest from any curve: if it is filled and should not be, or the other way round, the whole map is turned over.
void View::keep_witnesses_honest(Curves& curves, const footprint::MultiPolygon& polygons) const {
    const Witness* best = nullptr;
    double farthest = -1.0;
    for (const Witness& witness : witnesses_) {
        const double distance = distance_to(curves, witness.point);
        if (distance > farthest) best = &witness, farthest = distance;
    }
    if (best == nullptr || inside(curves, best->point) == encloses(polygons, {best->place.lon(), best->place.lat()}))
        return;
    for (Curve& curve : world()) curves.push_back(std::move(curve));
}

Curves View::areas(const footprint::MultiPolygon& polygons) const {
    Curves curves = clipped_rings(to_page(tracer_.rings(polygons)), paper_);
    keep_witnesses_honest(curves, polygons);
    return curves;
}

Curves View::lines(const footprint::MultiLine& paths) const {
    return clipped_lines(to_page(tracer_.lines(paths)), paper_);
}

Curves View::world() const { return clipped_rings(to_page(Curves{projection_->outline()}), paper_); }

Curves View::shown_world() const { return clipped_rings(to_page(Curves{projection_->outline()}), frame_); }

std::optional<double> View::north(const geodesic::Position& place) const {
    const auto along = derivative(place);
    if (!along) return std::nullopt;
    return std::atan2(along->second.x, -along->second.y);
}

/// From the singular values of the map's derivative by east and north.
std::optional<View::GroundScale> View::ground_scale(const geodesic::Position& place) const {
    const auto at = anywhere(place.lon(), place.lat());
    const auto along = derivative(place);
    if (!at || !along) return std::nullopt;
    const auto& [e, n] = *along;
    const double sum = e.x * e.x + e.y * e.y + n.x * n.x + n.y * n.y;
    const double area = std::abs(e.x * n.y - e.y * n.x);
    const double longest = std::sqrt((sum + std::sqrt(std::max(0.0, sum * sum - 4.0 * area * area))) / 2.0);
    if (area == 0.0) return std::nullopt;
    return GroundScale{1.0 / longest, longest / area};
}

}  // namespace rangeband::picture
