// SPDX-License-Identifier: MIT
#include "rangeband/footprint/projected.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "footprint/drawing/antimeridian.hpp"
#include "footprint/drawing/faces.hpp"
#include "footprint/drawing/outline.hpp"
#include "rangeband/default_arithmetic.hpp"
#include "rangeband/error.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/limits.hpp"

namespace rangeband::footprint {
namespace {

/// Two images this close are one: those of the two sides of a seam that closes hardly differ.
constexpr double same_image_m = 1e-2;

bool is_number(const LonLat& p) { return std::isfinite(p.lon) && std::isfinite(p.lat); }

[[noreturn]] void refuse(const LonLat& p, double middle_deg) {
    throw Error::usage(
        fmt::format("the coordinate reference system cannot be drawn in at latitude {:.2f}, longitude "
                    "{:.2f}: it tears or folds there",
                    p.lat, std::remainder(p.lon + middle_deg, 360.0)));
}

/// A vector of the plane, or of the ground in metres to the east and to the north.
struct Vector {
    double x;
    double y;
};

Vector operator-(const LonLat& a, const LonLat& b) { return {a.lon - b.lon, a.lat - b.lat}; }
double cross(const Vector& a, const Vector& b) { return a.x * b.y - a.y * b.x; }
double length(const Vector& a) { return std::hypot(a.x, a.y); }

/// How far a point is from the line along a vector.
double off_line(const Vector& point, const Vector& line) {
    const double long_m = length(line);
    return long_m > 0.0 ? std::abs(cross(point, line)) / long_m : length(point);
}

/// How the plane is stretched about a point: the images of a metre to the east and one to the north.
struct Stretching {
    Vector east;
    Vector north;

    double orientation() const { return cross(east, north); }
    Vector on_ground(const Vector& v) const {
        const double area = orientation();
        return {cross(v, north) / area, cross(east, v) / area};
    }
};

/// Images of edges that are straight in longitude and latitude, as edges that are straight in the plane.
class Images {
  public:
    struct Edge {
        LonLat from;
        LonLat to;
        bool cut;  ///< along the rim of a window
    };

    Images(const Projection& projection, double off_m)
        : projection_(projection),
          off_m_(off_m),
          same_image_(same_image_m / projection.unit().m()),
          middle_deg_(projection.middle_deg()) {}

    void add(const LonLat& a, const LonLat& b, bool cut) {
        const bool forward = a.lon != b.lon ? a.lon < b.lon : a.lat < b.lat;  // the same vertices from either side
        const LonLat& low = forward ? a : b;
        const LonLat& high = forward ? b : a;
        path_.clear();
        path_.push_back(image(low));
        append(low, path_.front(), high, image(high), cut, 0);
        if (!forward) std::reverse(path_.begin(), path_.end());
        for (std::size_t i = 1; i < path_.size(); ++i) edges_.push_back({path_[i - 1], path_[i], cut});
    }

    /// Throws unless vertices come back from their images. At the end of a map and about a pole some projections have
    /// no exact way back, so those are looked at a little inside.
    void check(const Path& ring) const {
        constexpr double furthest_lon = 180.0 - 1e-3;
        constexpr double furthest_lat = 89.5;
        Path there = ring;
        for (LonLat& p : there) {
            p.lon = std::clamp(p.lon, -furthest_lon, furthest_lon);
            p.lat = std::clamp(p.lat, -furthest_lat, furthest_lat);
        }
        Path back = there;
        projection_.project(back);
        projection_.unproject(back);
        const double allowed_m = std::max(off_m_, 1.0);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const double dlon =
                std::remainder(back[i].lon - there[i].lon, 360.0) * std::cos(there[i].lat * radians_per_degree);
            const double away_m = std::hypot(dlon, back[i].lat - there[i].lat) * geodesic::equatorial_degree_m;
            if (!(away_m <= allowed_m)) refuse(ring[i], middle_deg_);
        }
    }

    const std::vector<Edge>& edges() const { return edges_; }
    bool mirrored() const { return mirrored_.value_or(false); }

  private:
    static constexpr int deepest = 30;

    /// Of the two sides of a seam that closes, and of a pole that is a point, the images are the same.
    LonLat image(const LonLat& p) const {
        std::array<LonLat, 1> own{p};
        projection_.project(own);
        const auto taken_for = [&](const LonLat& other) {
            std::array<LonLat, 1> there{other};
            projection_.project(there);
            if (length(own[0] - there[0]) <= same_image_) own = there;
        };
        if (p.lon == -180.0) taken_for({180.0, p.lat});
        if (std::abs(p.lat) == 90.0) taken_for({0.0, p.lat});
        if (!is_number(own[0])) refuse(p, middle_deg_);
        return own[0];
    }

    void append(const LonLat& a, const LonLat& from, const LonLat& b, const LonLat& to, bool cut, int depth) {
        if (cut ? is_straight_rim(a, from, b, to) : is_straight(a, from, b, to)) {
            path_.push_back(to);
            return;
        }
        if (depth == deepest) refuse(a, middle_deg_);
        const LonLat middle{0.5 * (a.lon + b.lon), 0.5 * (a.lat + b.lat)};
        const LonLat at = image(middle);
        append(a, from, middle, at, cut, depth + 1);
        append(middle, at, b, to, cut, depth + 1);
    }

    static bool is_short(const LonLat& a, const LonLat& b) {
        constexpr double widest_deg = 30.0;  // beyond, the stretching in the middle says nothing of the ends
        constexpr double longest_deg = 3.0;
        const double dlon = std::abs(a.lon - b.lon);
        return dlon <= widest_deg && dlon * std::cos(0.5 * (a.lat + b.lat) * radians_per_degree) <= longest_deg &&
               std::abs(a.lat - b.lat) <= longest_deg;
    }

    /// By the stretching in the middle, where a metre off the chord in the plane may be many on the ground, or few.
    bool is_straight(const LonLat& a, const LonLat& from, const LonLat& b, const LonLat& to) {
        if (!is_short(a, b)) return false;
        const auto at = [&](double t) { return LonLat{a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)}; };
        const LonLat middle = at(0.5);
        constexpr double step_deg = 1e-5;
        const double dlon = middle.lon > 0.0 ? -step_deg : step_deg;
        const double dlat = middle.lat > 0.0 ? -step_deg : step_deg;
        std::array<LonLat, 5> p{middle, at(0.25), at(0.75), LonLat{middle.lon + dlon, middle.lat},
                                LonLat{middle.lon, middle.lat + dlat}};
        projection_.project(p);
        if (!std::all_of(p.begin(), p.end(), is_number)) refuse(middle, middle_deg_);
        const double east_m = dlon * geodesic::equatorial_degree_m * std::cos(middle.lat * radians_per_degree);
        const double north_m = dlat * geodesic::equatorial_degree_m;
        const Vector east = p[3] - p[0];
        const Vector north = p[4] - p[0];
        const Stretching stretching{{east.x / east_m, east.y / east_m}, {north.x / north_m, north.y / north_m}};
        if (!mirrored_) mirrored_ = stretching.orientation() < 0.0;
        const Vector chord = stretching.on_ground(to - from);
        return std::all_of(p.begin(), p.begin() + 3, [&](const LonLat& q) {
            return off_line(stretching.on_ground(q - from), chord) <= off_m_;  // false for no number
        });
    }

    /// Both sides of a seam have the same images, though not the same surroundings: the scale is that along the edge.
    bool is_straight_rim(const LonLat& a, const LonLat& from, const LonLat& b, const LonLat& to) const {
        const double ground_m =
            std::hypot((b.lon - a.lon) * std::cos(0.5 * (a.lat + b.lat) * radians_per_degree), b.lat - a.lat) *
            geodesic::equatorial_degree_m;
        const Vector chord = to - from;
        const double metres_per_unit = projection_.unit().m();
        const double scale = ground_m > 1.0 ? length(chord) / ground_m : 1.0 / metres_per_unit;
        for (const double t : {0.25, 0.5, 0.75}) {
            const LonLat between = image({a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)});
            if (off_line(between - from, chord) > scale * off_m_ + same_image_) return false;
        }
        return true;
    }

    const Projection& projection_;
    double off_m_;
    double same_image_;
    double middle_deg_;
    std::optional<bool> mirrored_;
    Path path_;
    std::vector<Edge> edges_;
};

double doubled_area(const Path& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += (ring[i - 1].lon - ring[0].lon) * (ring[i].lat - ring[0].lat) -
               (ring[i].lon - ring[0].lon) * (ring[i - 1].lat - ring[0].lat);
    return sum;
}

double perimeter(const Path& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) sum += length(ring[i] - ring[i - 1]);
    return sum;
}

double area(const MultiPolygon& polygons) {
    double sum = 0.0;
    each_ring(polygons, [&](const Path& ring) { sum += 0.5 * doubled_area(ring); });
    return sum;
}

bool lies_in(const MultiPolygon& polygons, const Rectangle& window) {
    bool inside = true;
    each_ring(polygons, [&](const Path& ring) {
        inside = inside && std::all_of(ring.begin(), ring.end(), [&](const LonLat& p) { return window.contains(p); });
    });
    return inside;
}

bool on_rim(const LonLat& p, const LonLat& q, const Rectangle& window) {
    return (p.lon == q.lon && (p.lon == window.west || p.lon == window.east)) ||
           (p.lat == q.lat && (p.lat == window.south || p.lat == window.north));
}

/// Adds what of the polygons a window shows. Returns its area in longitude and latitude.
double add_window(Images& images, const MultiPolygon& polygons, const Rectangle& window, const Seams& seams) {
    const bool whole = lies_in(polygons, window);
    const MultiPolygon shown = whole ? polygons : within(polygons, window, Rim::even);
    each_ring(shown, [&](const Path& ring) {
        images.check(ring);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const LonLat& a = ring[i - 1];
            const LonLat& b = ring[i];
            const bool at_seam = a.lon == b.lon && std::abs(a.lon) == 180.0;
            images.add(a, b, at_seam ? seams.hold(a, b) : on_rim(a, b, window));
        }
    });
    return area(shown);
}

/// The plane scaled down to where the planar subdivision works, by a power of two.
struct Scale {
    double factor = 1.0;

    explicit Scale(const std::vector<Images::Edge>& edges) {
        constexpr double room = 80.0;  // within ±90 in both directions
        double largest = 0.0;
        for (const Images::Edge& edge : edges)
            largest = std::max({largest, std::abs(edge.from.lon), std::abs(edge.from.lat)});
        factor = std::exp2(std::ceil(std::log2(std::max(largest, 1.0) / room)));
    }

    GridPoint on_grid(const LonLat& p) const {
        return footprint::on_grid({p.lon / factor, p.lat / factor}, grid_scale);
    }
    LonLat in_plane(const GridPoint& p) const {
        return {static_cast<double>(p.x) / grid_scale * factor, static_cast<double>(p.y) / grid_scale * factor};
    }

    static constexpr double grid_scale = 1e12;
    static_assert(limits::most_decimals == 12);
};

std::vector<PlanarEdge> planar_edges(const Images& images, const Scale& scale) {
    std::vector<PlanarEdge> edges;
    edges.reserve(images.edges().size());
    for (const Images::Edge& edge : images.edges()) {
        const GridPoint a = scale.on_grid(edge.from);
        const GridPoint b = scale.on_grid(edge.to);
        if (a == b) continue;
        const bool forward = before(a, b);
        // No face around all of them is known but the outer one, which has no count.
        edges.push_back({.a = forward ? a : b,
                         .b = forward ? b : a,
                         .step = forward != images.mirrored() ? 1 : -1,
                         .merged = true,
                         .cut = edge.cut});
    }
    return edges;
}

Path path_of(const OutlineRing& ring, const Scale& scale) {
    Path path;
    path.reserve(ring.size() + 1);
    for (const OutlineStep& step : ring) path.push_back(scale.in_plane(step.from));
    path.push_back(path.front());
    return path;
}

/// A ring's lines between the edges where the map ends; the whole ring where there are none.
void add_lines(const OutlineRing& ring, const Path& path, MultiLine& lines) {
    const auto is_cut = [&](std::size_t i) { return ring[i % ring.size()].edge->cut; };
    std::size_t first = 0;
    while (first < ring.size() && !is_cut(first)) ++first;
    if (first == ring.size()) {
        lines.push_back(path);
        return;
    }
    Path line;
    for (std::size_t k = 1; k <= ring.size(); ++k) {  // ends on the edge that it starts behind
        line.push_back(path[(first + k) % ring.size()]);
        if (!is_cut(first + k)) continue;
        if (line.size() > 1) lines.push_back(std::move(line));
        line.clear();
    }
}

/// Where the plane is covered twice, or turned inside out, by more than the edges' own inaccuracy.
bool is_folded(const Faces& faces, const Scale& scale, double off) {
    Outlines outlines(faces);
    for (const int count : faces.counts()) {
        if (count == 0 || count == 1) continue;
        for (const OutlineRing& ring : outlines.of(Depth::exactly(count))) {
            const Path path = path_of(ring, scale);
            if (std::abs(doubled_area(path)) > off * perimeter(path)) return true;
        }
    }
    return false;
}

}  // namespace

Projected projected(const Footprint& footprint, const Projection& projection, Tolerance off) {
    const DefaultArithmetic arithmetic;
    Projected result;
    Footprint turned = footprint;
    if (const double middle = projection.middle_deg(); middle != 0.0) turn(turned, -middle);
    const Seams seams(turned.polygons);
    constexpr double share_of_off = 0.8;  // the stretching is not the same all along an edge
    Images images(projection, share_of_off * off.m());
    double shown = 0.0;
    for (const Rectangle& window : projection.windows()) shown += add_window(images, turned.polygons, window, seams);
    constexpr double gap_deg = 1e-4;  // square degrees that flat parts may have
    result.cut = shown < area(turned.polygons) - gap_deg;
    const Scale scale(images.edges());
    const Faces faces = faces_of(planar_edges(images, scale), limits::most_decimals, 0);
    const double finest = 20.0 / Scale::grid_scale * scale.factor;
    if (is_folded(faces, scale, std::max(4.0 * off.m() / projection.unit().m(), finest))) {
        const LonLat& somewhere = turned.polygons.front().exterior.front();
        refuse(somewhere, projection.middle_deg());
    }
    std::vector<OutlineRing> rings = Outlines(faces).of(Depth::at_least(1));
    std::erase_if(rings, [&](const OutlineRing& ring) {
        const Path path = path_of(ring, scale);
        return std::abs(doubled_area(path)) < finest * perimeter(path);
    });
    for (const std::vector<const OutlineRing*>& group : grouped(rings)) {
        Polygon& polygon = result.polygons.emplace_back();
        for (const OutlineRing* const ring : group) {
            Path path = path_of(*ring, scale);
            add_lines(*ring, path, result.boundary);
            if (ring == group.front()) {
                polygon.exterior = std::move(path);
            } else {
                polygon.holes.push_back(std::move(path));
            }
        }
    }
    return result;
}

std::optional<LonLat> projected(const LonLat& point, const Projection& projection) {
    std::array<LonLat, 1> p{LonLat{std::remainder(point.lon - projection.middle_deg(), 360.0), point.lat}};
    const std::span<const Rectangle> windows = projection.windows();
    const bool shown =
        std::any_of(windows.begin(), windows.end(), [&](const Rectangle& window) { return window.contains(p[0]); });
    if (!shown) return std::nullopt;
    projection.project(p);
    return is_number(p[0]) ? std::optional(p[0]) : std::nullopt;
}

}  // namespace rangeband::footprint
