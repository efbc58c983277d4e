// SPDX-License-Identifier: MIT
#include "rangeband/footprint/cuts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

#include "footprint/drawing/antimeridian.hpp"
#include "footprint/drawing/faces.hpp"
#include "footprint/drawing/outline.hpp"
#include "rangeband/default_arithmetic.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/units.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

constexpr double grid_scale = 1e12;
static_assert(limits::most_decimals == 12);

/// Edges of a region in the plane, with the region on their left.
class Edges {
  public:
    /// Longitudes and latitudes within ±180° and ±90°; what lies along this rim
    /// is left out.
    void add(const LonLat& from, const LonLat& to) {
        const GridPoint a = on_grid(from, grid_scale);
        const GridPoint b = on_grid(to, grid_scale);
        if (a == b) return;
        const bool forward = before(a, b);
        edges_.push_back(
            {.a = forward ? a : b, .b = forward ? b : a, .step = forward ? 1 : -1, .above = forward ? 1 : 0});
    }

    /// The polygons of what lies to their left, or everything or nothing where
    /// there are no edges.
    MultiPolygon polygons(bool everywhere) && {
        const Faces faces = faces_of(std::move(edges_), limits::most_decimals, everywhere ? 1 : 0);
        return footprint::polygons(Outlines(faces).of(Depth::at_least(1)), limits::most_decimals);
    }

  private:
    std::vector<PlanarEdge> edges_;
};

/// Where the edge meets a meridian between its ends, the same from either end.
LonLat at_meridian(LonLat a, LonLat b, double lon) {
    if (b.lon < a.lon) std::swap(a, b);
    return {lon, a.lat + (lon - a.lon) / (b.lon - a.lon) * (b.lat - a.lat)};
}

LonLat at_parallel(LonLat a, LonLat b, double lat) {
    if (b.lat < a.lat) std::swap(a, b);
    return {a.lon + (lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon), lat};
}

/// Edges on a plane that is wider than 360°, each piece brought to where it
/// lies between ±180°.
void add_turned(Edges& edges, const LonLat& from, const LonLat& to) {
    const double rim = std::max(from.lon, to.lon) > 180.0 ? 180.0 : -180.0;
    const auto add = [&](LonLat a, LonLat b) {
        if (a.lon == rim && b.lon == rim) return;
        const double beyond = (a.lon - rim) + (b.lon - rim);
        if ((rim > 0.0) == (beyond > 0.0)) {
            a.lon -= 2.0 * rim;
            b.lon -= 2.0 * rim;
        }
        edges.add(a, b);
    };
    if ((from.lon - rim) * (to.lon - rim) < 0.0) {
        const LonLat cut = at_meridian(from, to, rim);
        add(from, cut);
        add(cut, to);
    } else {
        add(from, to);
    }
}

/// A part of an edge that lies in a window; its cut points are the same for
/// neighbouring windows.
bool clip(LonLat& a, LonLat& b, const Rectangle& window) {
    const LonLat from = a;
    const LonLat to = b;
    if (std::max(a.lon, b.lon) <= window.west || std::min(a.lon, b.lon) >= window.east) return false;
    for (LonLat* end : {&a, &b}) {
        if (end->lon < window.west) *end = at_meridian(from, to, window.west);
        if (end->lon > window.east) *end = at_meridian(from, to, window.east);
    }
    const LonLat cut_from = a;
    const LonLat cut_to = b;
    if (std::max(a.lat, b.lat) <= window.south || std::min(a.lat, b.lat) >= window.north) return false;
    for (LonLat* end : {&a, &b}) {
        if (end->lat < window.south) *end = at_parallel(cut_from, cut_to, window.south);
        if (end->lat > window.north) *end = at_parallel(cut_from, cut_to, window.north);
    }
    return true;
}

/// One direction of a window, spread over the whole plane and back.
struct Spread {
    double low, high, rim;

    double out(double x) const {
        return x == low ? -rim : x == high ? rim : std::clamp((x - low) / (high - low) * 2.0 * rim - rim, -rim, rim);
    }
    double back(double x) const {
        return x == -rim ? low : x == rim ? high : std::clamp(low + (x + rim) / (2.0 * rim) * (high - low), low, high);
    }
};

bool is_on_rim(const LonLat& p, const LonLat& q, const Rectangle& window) {
    return (p.lon == q.lon && (p.lon == window.west || p.lon == window.east)) ||
           (p.lat == q.lat && (p.lat == window.south || p.lat == window.north));
}

/// At whole and half degrees between two vertices on a side of the rim.
void add_steps(const LonLat& from, const LonLat& to, Rim rim, Path& path) {
    constexpr double step_deg = 0.5;
    constexpr double apart = 1e-6;  // in steps
    const bool along_parallel = from.lat == to.lat;
    if (rim == Rim::bare || (along_parallel ? std::abs(from.lat) == 90.0 : rim == Rim::dense)) return;
    const double first = (along_parallel ? from.lon : from.lat) / step_deg;
    const double last = (along_parallel ? to.lon : to.lat) / step_deg;
    const double way = last > first ? 1.0 : -1.0;
    const auto begin = static_cast<long>(std::floor(way * first + apart)) + 1;
    const auto end = static_cast<long>(std::ceil(way * last - apart)) - 1;
    for (long k = begin; k <= end; ++k) {
        const double at = way * static_cast<double>(k) * step_deg;
        path.push_back(along_parallel ? LonLat{at, from.lat} : LonLat{from.lon, at});
    }
}

/// Along a side of the rim, leaves out vertices but those where the boundary comes to it, and puts in even ones.
void space_rim(Path& ring, const Rectangle& window, Rim rim) {
    Path kept;
    const std::size_t count = ring.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
        const LonLat& before = ring[(i + count - 1) % count];
        const LonLat& after = ring[i + 1];
        const bool straight = (before.lon == ring[i].lon && ring[i].lon == after.lon) ||
                              (before.lat == ring[i].lat && ring[i].lat == after.lat);
        if (straight && is_on_rim(before, ring[i], window) && is_on_rim(ring[i], after, window)) continue;
        kept.push_back(ring[i]);
    }
    ring.clear();
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const LonLat& next = kept[(i + 1) % kept.size()];
        ring.push_back(kept[i]);
        if (is_on_rim(kept[i], next, window)) add_steps(kept[i], next, rim, ring);
    }
    ring.push_back(ring.front());
}

/// Points at which a window cuts edges, found again after rounding.
class CutPoints {
  public:
    void add(const LonLat& p) { all_.push_back(p); }

    void sort() { std::sort(all_.begin(), all_.end(), less); }

    /// The one cut point that a rounded vertex on a side of a window stands for; the vertex where there are several, or
    /// none.
    LonLat exact(const LonLat& p, const Rectangle& window) const {
        constexpr double near_deg = 1e-11;
        const bool on_meridian = p.lon == window.west || p.lon == window.east;
        const LonLat low = on_meridian ? LonLat{p.lon, p.lat - near_deg} : LonLat{p.lon - near_deg, -90.0};
        const LonLat high = on_meridian ? LonLat{p.lon, p.lat + near_deg} : LonLat{p.lon + near_deg, 90.0};
        const LonLat* found = nullptr;
        for (auto at = std::lower_bound(all_.begin(), all_.end(), low, less); at != all_.end() && !less(high, *at);
             ++at) {
            if (std::abs(at->lat - p.lat) > near_deg) continue;
            if (found != nullptr && !(*found == *at)) return p;
            found = &*at;
        }
        return found == nullptr ? p : *found;
    }

  private:
    static bool less(const LonLat& p, const LonLat& q) { return p.lon != q.lon ? p.lon < q.lon : p.lat < q.lat; }
    std::vector<LonLat> all_;
};

bool is_flat(const Path& ring) {
    constexpr double step_deg = 1e-7;
    const Rectangle box = rectangle_around(ring);
    return box.east - box.west < 10.0 * step_deg || box.north - box.south < 10.0 * step_deg;
}

Vector on_sphere(const LonLat& p) {
    const double lon = p.lon * radians_per_degree;
    const double lat = p.lat * radians_per_degree;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

/// The share of the sphere that a ring encloses, its edges straight in
/// longitude and latitude.
double share_of_sphere(const Path& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const LonLat& a = ring[i - 1];
        const LonLat& b = ring[i];
        sum -= (b.lon - a.lon) * radians_per_degree * std::sin(0.5 * (a.lat + b.lat) * radians_per_degree);
    }
    return std::abs(sum) / (4.0 * std::numbers::pi);
}

/// Whether all of a ring lies within an angle of its middle, given as its cosine, and the ring is narrower than 180°.
bool lies_within(double cosine, const Path& ring) {
    const Rectangle box = rectangle_around(ring);
    if (box.east - box.west >= 179.9) return false;
    if (share_of_sphere(ring) > 0.45) return false;
    Vector middle{};
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Vector a = on_sphere(ring[i - 1]);
        const Vector b = on_sphere(ring[i]);
        const double length = std::sqrt(std::max(0.0, 2.0 - 2.0 * dot(a, b)));
        for (std::size_t k = 0; k < 3; ++k) middle[k] += 0.5 * length * (a[k] + b[k]);
    }
    const double norm = std::sqrt(dot(middle, middle));
    return std::all_of(ring.begin(), ring.end(),
                       [&](const LonLat& p) { return dot(on_sphere(p), middle) > cosine * norm; });
}

// Polygons of one feature may not share an edge, so there is a gap, where no
// coordinate of six decimals lies.
constexpr double before_gap = 1e-7;
constexpr double behind_gap = 3e-7;

/// Cuts along the parallel in the middle of the window what is too large to be
/// a piece.
void add_pieces(Polygon&& part, const Rectangle& window, MultiPolygon& pieces) {
    constexpr double cosine = 0.75;  // at 47 degrees from the middle PostGIS takes some for their outside
    if (lies_within(cosine, part.exterior)) {
        pieces.push_back(std::move(part));
        return;
    }
    const double middle = std::round(0.5 * (window.south + window.north));
    Rectangle southern = window;
    Rectangle northern = window;
    southern.north = middle + before_gap;
    northern.south = middle + behind_gap;
    for (const Rectangle& half : {southern, northern})
        for (Polygon& piece : within({part}, half, Rim::dense)) add_pieces(std::move(piece), half, pieces);
}

}  // namespace

void turn(Footprint& footprint, double east_deg) {
    const DefaultArithmetic arithmetic;
    const bool everywhere = encloses(footprint.polygons, {0.123456789, 0.987654321});
    Edges edges;
    MultiLine lines = without_seams(footprint.polygons);
    for (Path& line : lines) {
        for (LonLat& p : line) p.lon += east_deg;
        for (std::size_t i = 1; i < line.size(); ++i) add_turned(edges, line[i - 1], line[i]);
        for (LonLat& p : line) p.lon = std::remainder(p.lon, 360.0);
        while (footprint.decimals < limits::most_decimals && !keeps_off_rim(line, footprint.decimals))
            ++footprint.decimals;
    }
    footprint.polygons = std::move(edges).polygons(everywhere);
    erase_flat(footprint.polygons, footprint.decimals);
}

MultiPolygon within(const MultiPolygon& polygons, const Rectangle& window, Rim rim) {
    const DefaultArithmetic arithmetic;
    const Spread lon{window.west, window.east, 180.0};
    const Spread lat{window.south, window.north, 90.0};
    Edges edges;
    CutPoints cut_points;
    each_ring(polygons, [&](const Path& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            LonLat a = ring[i - 1];
            LonLat b = ring[i];
            if (!clip(a, b, window) || is_on_rim(a, b, window)) continue;
            for (const LonLat& p : {a, b})
                if (is_on_rim(p, p, window)) cut_points.add(p);
            edges.add({lon.out(a.lon), lat.out(a.lat)}, {lon.out(b.lon), lat.out(b.lat)});
        }
    });
    const LonLat inside{window.west + 0.4837 * (window.east - window.west),
                        window.south + 0.5119 * (window.north - window.south)};
    cut_points.sort();
    MultiPolygon parts = std::move(edges).polygons(encloses(polygons, inside));
    for (Polygon& part : parts) {
        const auto bring_back = [&](Path& ring) {
            for (LonLat& p : ring) {
                p = {lon.back(p.lon), lat.back(p.lat)};
                if (is_on_rim(p, p, window)) p = cut_points.exact(p, window);
            }
            space_rim(ring, window, rim);
        };
        bring_back(part.exterior);
        std::for_each(part.holes.begin(), part.holes.end(), bring_back);
    }
    std::erase_if(parts, [](const Polygon& part) { return is_flat(part.exterior); });
    return parts;
}

MultiPolygon in_pieces(const MultiPolygon& polygons) {
    constexpr double cosine = 0.02;  // of a degree less than a hemisphere
    constexpr double width = 45.0;
    MultiPolygon pieces;
    for (const Polygon& polygon : polygons) {
        if (lies_within(cosine, polygon.exterior)) {
            pieces.push_back(polygon);
            continue;
        }
        for (double west = -180.0; west < 180.0; west += width) {
            const Rectangle wedge{west > -180.0 ? west + behind_gap : west, -90.0,
                                  west + width < 180.0 ? west + width + before_gap : 180.0, 90.0};
            for (Polygon& part : within({polygon}, wedge, Rim::dense)) add_pieces(std::move(part), wedge, pieces);
        }
    }
    return pieces;
}

bool exceeds_hemisphere(const Footprint& footprint) {
    constexpr double surely_less = 0.49;
    // Drawn is what lies inside the true boundary, but for a strip along it.
    const double strip_m2 = 1.5 * footprint.perimeter.m() * footprint.tolerance.m();
    const double drawn = (footprint.area.m2() + strip_m2) / geodesic::earth_area().m2();
    return std::ranges::any_of(footprint.polygons, [&](const Polygon& polygon) {
        double most = drawn;
        for (const Path& hole : polygon.holes) most += share_of_sphere(hole);
        return most > surely_less && share_of_sphere(polygon.exterior) > 0.499;
    });
}

}  // namespace rangeband::footprint
