// SPDX-License-Identifier: MIT
#include "picture/projection/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numbers>
#include <set>
#include <utility>
#include <vector>

#include "picture/projection/tracer.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::picture {
namespace {

constexpr double margin = 0.08;      // of the footprints' width and height, on each side
constexpr double most_of_it = 0.62;  // of a whole round map's width or height: then all is shown
constexpr double nearly_all = 0.9;   // of a cylindrical map's
constexpr double coarse = 20e3;      // metres: how finely an extent must be known
constexpr double least_width = 1e3;  // metres: nothing smaller is shown

/// The sum of directions from the Earth's middle.
class Middle {
  public:
    void add(const geodesic::Position& place) {
        const std::array<double, 3> up = geodesic::reduced_vector(place);
        for (std::size_t i = 0; i < 3; ++i) sum_[i] += up[i];
    }

    /// Of opposite places there is no middle.
    std::optional<geodesic::Position> middle() const {
        const double flat = std::hypot(sum_[0], sum_[1]);
        if (std::hypot(flat, sum_[2]) < 1e-3) return std::nullopt;
        return geodesic::Position::at(Angle::rad(std::atan2(sum_[2], flat)), Angle::rad(std::atan2(sum_[1], sum_[0])));
    }

  private:
    std::array<double, 3> sum_{};
};

bool is_cylindrical(const Picture& picture) {
    return picture.projection == ProjectionKind::mercator || picture.projection == ProjectionKind::equal_earth;
}

/// A path of which something is seen, as far as it is on the map: what is moved to the edge of a cylindrical one is
/// not.
void add(Box& box, const Box& within, const Projection& projection, const footprint::Path& path, double turn,
         bool cylindrical) {
    const auto add_point = [&](const Point point) {
        if (within.top <= point.y && point.y <= within.bottom) box.add(point);
    };
    if (cylindrical) {
        constexpr double shown_whole = 81.0;  // degrees: a ring that comes no nearer to a pole
        const bool polar =
            std::ranges::any_of(path, [](const auto& place) { return std::abs(place.lat) > shown_whole; });
        for (const footprint::LonLat& place : path) {
            const ProjectedPoint spot = projection.place(place.lon + turn, place.lat);
            if (spot.shown && polar) add_point(spot.at);
            if (spot.shown && !polar) box.add(spot.at);
        }
        return;
    }
    const Tracer::Ring traced = Tracer(projection, coarse).ring(path, turn);
    if (traced.seen) std::ranges::for_each(traced.curve, add_point);
}

/// 0 where nothing is known of its edges.
double largest_edge_m(const Shape& shape) { return shape.edges.empty() ? 0.0 : shape.edges.back().m(); }

/// Where a ring is worth being seen whole: near the poles a cylindrical map draws it out to all longitudes.
Box worth_showing(const Picture& picture, const Projection& projection) {
    constexpr double polar = 72.0;
    constexpr double all = std::numeric_limits<double>::infinity();
    if (!is_cylindrical(picture)) return {-all, -all, all, all};
    const double middle = centre_of(picture).lon();
    return {-all, projection.place(middle, -polar).at.y, all, projection.place(middle, polar).at.y};
}

/// What each shape takes of the map, and all sites.
struct Extents {
    std::vector<Box> shapes;
    Box sites;

    Extents(const Picture& picture, const Projection& projection) : shapes(picture.shapes.size()) {
        const bool cylindrical = is_cylindrical(picture);
        const Box within = worth_showing(picture, projection);
        for (const double turn : projection.turns()) {
            for (std::size_t i = 0; i < shapes.size(); ++i) {
                each_ring(picture.shapes[i].polygons, [&](const footprint::Path& ring) {
                    add(shapes[i], within, projection, ring, turn, cylindrical);
                });
            }
            for (const Site& site : picture.sites) {
                const ProjectedPoint spot = projection.place(site.position.lon() + turn, site.position.lat());
                if (spot.shown) sites.add(spot.at);
            }
        }
    }

    /// Of the shapes whose largest edge is below the limit, and of all sites.
    Box below(double limit_m, const Picture& picture) const {
        Box box;
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            if (largest_edge_m(picture.shapes[i]) < limit_m) add_box(box, shapes[i]);
        }
        if (is_cylindrical(picture) && box.empty()) return box;  // rings around a pole alone: the whole map
        add_box(box, sites);
        return box;
    }

  private:
    static void add_box(Box& box, const Box& other) {
        if (other.empty()) return;
        box.add({other.left, other.top});
        box.add({other.right, other.bottom});
    }
};

/// Limits below which the rings of most sites are, from the largest: at most a quarter of the sites have a larger one.
std::vector<double> limits(const Picture& picture) {
    constexpr double most_of_all = 0.25;
    std::map<double, std::set<std::pair<double, double>>, std::greater<>> sites_by_edge;
    std::map<double, std::size_t, std::greater<>> merged_by_edge;
    for (const Shape& shape : picture.shapes) {
        const double edge = largest_edge_m(shape);
        if (edge == 0.0) return {};
        if (shape.site) sites_by_edge[edge].emplace(shape.site->lat(), shape.site->lon());
        if (!shape.site) merged_by_edge[edge] += std::max<std::size_t>(1, picture.series[shape.series].together);
    }
    if (!sites_by_edge.empty() && !merged_by_edge.empty()) return {};
    const auto all = static_cast<double>(std::ranges::count_if(picture.sites, &Site::has_ranges));
    std::vector<double> found;
    std::set<std::pair<double, double>> sites;
    for (const auto& [edge, own] : sites_by_edge) {
        sites.insert(own.begin(), own.end());
        if (static_cast<double>(sites.size()) > most_of_all * all) return found;
        found.push_back(edge);
    }
    std::size_t merged = 0;
    for (const auto& [edge, together] : merged_by_edge) {
        merged += together;
        if (static_cast<double>(merged) > most_of_all * all) return found;
        found.push_back(edge);
    }
    return {};  // of equal rings all are shown
}

/// What the map is about: all footprints, but for the large rings of a few sites where the others would be small among
/// them. What of those is out of the frame the legend tells.
Box footprints(const Picture& picture, const Projection& projection) {
    constexpr double clearly_smaller = 0.8;
    const Extents extents(picture, projection);
    Box box = extents.below(std::numeric_limits<double>::infinity(), picture);
    if (box.empty()) return box;
    for (const double limit : limits(picture)) {
        const Box less = extents.below(limit, picture);
        if (less.empty()) break;
        const double before = std::max(box.width(), box.height());
        if (std::max(less.width(), less.height()) <= clearly_smaller * before) box = less;
    }
    return box;
}

Box around(const Projection& projection, const geodesic::Position& centre, Length radius) {
    Box box;
    constexpr int directions = 64;
    for (int i = 0; i < directions; ++i) {
        const auto to = geodesic::Geodesic(centre, Angle::deg(360.0 * i / directions)).at(radius);
        box.add(projection.place(centre.lon() + to.dlon, to.lat).at);
    }
    return box;
}

Box symmetric(const Box& box, Point middle) {
    const double x = std::max(middle.x - box.left, box.right - middle.x);
    const double y = std::max(middle.y - box.top, box.bottom - middle.y);
    return {middle.x - x, middle.y - y, middle.x + x, middle.y + y};
}

/// Of a Mercator map, whose ends are all ice and sea, what the footprints need and people live in.
Box inhabited(const Projection& projection, const Box& footprints, Box whole) {
    constexpr double north = 78.0, south = -58.0;
    whole.bottom = std::min(whole.bottom, std::max(projection.place(0.0, north).at.y, footprints.bottom));
    whole.top = std::max(whole.top, std::min(projection.place(0.0, south).at.y, footprints.top));
    return whole;
}

Box with_margin(const Box& box) {
    const double by = margin * std::max({box.width(), box.height(), least_width});
    return box.grown(by);
}

/// Of a cylindrical map, what the footprints need: all longitudes do not ask for all latitudes.
Box part_of(const Box& whole, const Box& footprints) {
    Box box = with_margin(footprints);
    if (box.width() > nearly_all * whole.width()) box.left = whole.left, box.right = whole.right;
    if (box.height() > nearly_all * whole.height()) box.top = whole.top, box.bottom = whole.bottom;
    return {std::max(box.left, whole.left), std::max(box.top, whole.top), std::min(box.right, whole.right),
            std::min(box.bottom, whole.bottom)};
}

}  // namespace

geodesic::Position centre_of(const Picture& picture) {
    if (picture.centre) return *picture.centre;
    if (picture.sites.size() == 1 && picture.areas.empty()) return picture.sites.front().position;
    Middle middle;
    for (const Site& site : picture.sites) middle.add(site.position);
    if (picture.sites.empty() || !picture.areas.empty()) {
        for (const Shape& shape : picture.shapes) {
            for (const footprint::Polygon& polygon : shape.polygons) {
                for (const footprint::LonLat& place : polygon.exterior)
                    middle.add(geodesic::Position::deg(place.lat, place.lon));
            }
        }
    }
    const geodesic::Position first = picture.sites.empty() ? geodesic::Position() : picture.sites.front().position;
    return middle.middle().value_or(first);
}

namespace {

Scene fitted(const Picture& picture) {
    const geodesic::Position centre = centre_of(picture);
    Scene scene{centre, Projection::make(picture.projection, centre), {}, 0.0, false, std::nullopt};
    const Projection& projection = *scene.projection;
    Box whole;
    for (const Point point : projection.outline()) whole.add(point);
    const Point middle = projection.place(centre.lon(), centre.lat()).at;
    if (picture.radius) {
        scene.extent = symmetric(around(projection, centre, *picture.radius), middle);
        return scene;
    }
    Box box = footprints(picture, projection);
    if (is_cylindrical(picture)) scene.world = whole;
    if (picture.projection == ProjectionKind::mercator) whole = inhabited(projection, box, whole);
    if (picture.centre && !box.empty()) box = symmetric(box, middle);
    if (scene.world && !box.empty()) {
        scene.extent = part_of(whole, box);
        scene.whole = scene.extent.width() >= whole.width() && scene.extent.height() >= whole.height();
        return scene;
    }
    scene.whole = box.empty() || box.width() > most_of_it * whole.width() || box.height() > most_of_it * whole.height();
    scene.extent = scene.whole ? whole.grown(0.004 * whole.width()) : with_margin(box);
    return scene;
}

}  // namespace

Scene scene_of(const Picture& picture) {
    Scene scene = fitted(picture);
    const bool stretched = picture.projection == ProjectionKind::mercator && !scene.whole;
    const double shrink = stretched ? std::cos(scene.centre.lat() * std::numbers::pi / 180.0) : 1.0;
    scene.ground_width = scene.extent.width() * shrink;
    return scene;
}

}  // namespace rangeband::picture
