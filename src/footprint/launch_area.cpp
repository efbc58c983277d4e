// SPDX-License-Identifier: MIT
#include "rangeband/footprint/launch_area.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "footprint/drawable.hpp"
#include "rangeband/default_arithmetic.hpp"
#include "rangeband/error.hpp"
#include "rangeband/footprint/edge.hpp"
#include "rangeband/footprint/geodesic_path.hpp"
#include "rangeband/geodesic/chord.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/vector.hpp"

namespace rangeband::footprint {
namespace {

/// The way from one vertex to the next, where there is a single one.
Path single_way(const LonLat& a, const LonLat& b, Tolerance off) {
    constexpr Length open = Length::km(19'970);  // from here on there may be two shortest ways
    if (geodesic::inverse(position(a), position(b)).distance >= open) {
        throw Error::usage(
            fmt::format("the geodesic from {}, {} to {}, {} is not unique, because the points are antipodal; put a "
                        "vertex between them",
                        a.lat, a.lon, b.lat, b.lon));
    }
    return geodesic_path(a, b, off);
}

/// Straight longitude/latitude edges for geodesic ones, longitudes continuous.
Path path_along_geodesics(const Path& path, Tolerance off) {
    Path result;
    for (const LonLat& vertex : path) {
        if (result.empty()) {
            result.push_back(vertex);
        } else if (vertex != result.back()) {
            const Path way = single_way(result.back(), vertex, off);
            result.insert(result.end(), way.begin() + 1, way.end());
        }
    }
    return result;
}

/// A ring that has gone round a pole ends a turn away from where it began: it is closed over the pole that it is nearer
/// to.
void close_over_pole(Path& ring) {
    const double turn = ring.back().lon - ring.front().lon;
    if (std::abs(turn) < 180.0) {
        ring.back() = ring.front();
        return;
    }
    double sum = 0.0;
    for (const LonLat& vertex : ring) sum += vertex.lat;
    const double pole = std::copysign(90.0, sum);
    ring.push_back({ring.back().lon, pole});
    ring.push_back({ring.front().lon, pole});
    ring.push_back(ring.front());
}

template <typename Visit>
void each_path(const LaunchArea& area, const Visit& visit) {
    for (const Path& line : area.lines) visit(line);
    each_ring(area.polygons, visit);
}

void check_vertices(const LaunchArea& area) {
    const std::size_t vertices = count_vertices(area);
    if (vertices == 0) throw Error::usage("the area has no vertex");
    if (vertices > limits::most_discs) {
        throw Error::usage(fmt::format("the area has {} vertices, and at most {} are supported; simplify it first",
                                       vertices, limits::most_discs));
    }
    const auto check = [&](const LonLat& p) {
        if (!std::isfinite(p.lon)) throw Error::usage("a longitude of the area is not a number");
        if (!(std::abs(p.lat) <= 90.0)) throw Error::usage(fmt::format("latitude {} is outside -90..90", p.lat));
    };
    std::for_each(area.points.begin(), area.points.end(), check);
    each_path(area, [&](const Path& path) { std::for_each(path.begin(), path.end(), check); });
}

/// How much an edge that is straight in longitude and latitude bends on the globe where it is nearest to a pole, in
/// radians a metre at most: by a tenth more than the parallel there, as slanting ones do; not at all along a meridian.
double bend_per_m(const LonLat& a, const LonLat& b, double lat) {
    if (a.lon == b.lon) return 0.0;
    return 1.1 * std::tan(Angle::deg(std::abs(lat)).rad()) / geodesic::equatorial_radius_m;
}

/// Whether the chord between some vertex and another is longer than this.
bool has_chord_over(const LaunchArea& area, double chord_m) {
    std::optional<Vector> first;
    bool wider = false;
    each_path(area, [&](const Path& path) {
        for (const LonLat& vertex : path) {
            const Vector place = geodesic::surface(geodesic::reduced_vector(position(vertex)));
            if (!first) first = place;
            wider = wider || length(minus(place, *first)) > chord_m;
        }
    });
    return wider;
}

/// Whether some vertex is surely farther than this from another.
bool is_wider(const LaunchArea& area, double metres) { return has_chord_over(area, geodesic::most_chord_m(metres)); }

/// Whether every place is surely within this of some vertex: what two of them leave around their antipodes is apart.
bool reaches_everywhere(const LaunchArea& area, Length radius) {
    return has_chord_over(area, 2.0 * geodesic::most_opposite_chord_m(radius.m()));
}

/// Discs so dense along every edge that their union strays by half of the tolerance from what is exactly in range.
class Beads {
  public:
    /// The outer discs of a part, or then its inner ones.
    Beads(Part& part, Length radius, Tolerance tolerance, bool inner)
        : radius_(radius),
          tolerance_m_(tolerance.m()),
          across_m_(radius.m()),
          inner_(inner),
          discs_(inner ? part.inner : part.outer),
          links_(part.links),
          numbered_before_(inner ? part.outer.size() : 0) {}

    void add_along(const LaunchArea& area) {
        settle_near_antipode(area);
        for (const LonLat& point : area.points) add(point);
        each_path(area, [&](const Path& path) { add_path(path); });
    }

  private:
    void add(const LonLat& place) {
        if (discs_.size() == limits::most_discs) {
            throw Error::usage(fmt::format(
                "the area's edges need more than {} discs for this range and tolerance; a larger {} takes fewer",
                limits::most_discs, parameter("tolerance")));
        }
        discs_.push_back({position(place), radius_});
    }

    void add_path(const Path& path) {
        if (!path.empty()) add(path.front());
        for (std::size_t i = 1; i < path.size(); ++i) add_edge(path[i - 1], path[i], 0.0, 1.0);
    }

    /// Without its start. An edge is halved until it bends nearly alike all along, so that the last metres beside a
    /// pole do not decide for all of it.
    void add_edge(const LonLat& start, const LonLat& end, double from, double to) {
        const LonLat a = between(start, end, from);
        const LonLat b = to == 1.0 ? end : between(start, end, to);
        const double length_m = longest(a, b).m();
        const auto [low, high] = std::minmax({std::abs(a.lat), std::abs(b.lat)});
        const double step = step_m(a, b, high);
        if (length_m > step && step_m(a, b, a.lat * b.lat < 0.0 ? 0.0 : low) > 1.2 * step) {
            const double middle = 0.5 * (from + to);
            add_edge(start, end, from, middle);
            add_edge(start, end, middle, to);
            return;
        }
        const double steps = std::max(std::ceil(length_m / step), 1.0);
        double last = from;
        for (double k = 1.0; k <= steps; k += 1.0) {
            const double share = k == steps ? to : from + (to - from) * (k / steps);
            add(share == 1.0 ? end : between(start, end, share));
            const auto second = static_cast<std::uint32_t>(numbered_before_ + discs_.size() - 1);
            links_.push_back({.a = start, .b = end, .from = last, .to = share, .first = second - 1, .last = second});
            last = share;
        }
    }

    /// Between two discs the edge is nearer to a place, or farther from it, than both by step²/8 times the bends of
    /// their circles and of the edge; around a pole, no more than the tolerance counts.
    double step_m(const LonLat& a, const LonLat& b, double lat) const {
        const double bend = 1.0 / across_m_ + std::min(bend_per_m(a, b, lat), 1.0 / tolerance_m_);
        return std::min(std::sqrt(4.0 * tolerance_m_ / bend), across_m_);
    }

    /// Around the antipode a circle bends as that of the disc that is left. Every pair of such discs has to be
    /// intersected; their envelope is exact all the same.
    void settle_near_antipode(const LaunchArea& area) {
        constexpr double share = 1.0 / 200.0;
        const double left_m = (geodesic::half_meridian() - radius_).m();
        if (left_m >= across_m_ || left_m <= tolerance_m_ || (!inner_ && is_wider(area, 4.0 * left_m + 150e3))) return;
        across_m_ = left_m;
        if (left_m < 1e6) tolerance_m_ = std::max(tolerance_m_, share * left_m);
    }

    Length radius_;
    double tolerance_m_;
    double across_m_;  ///< the radius by which circles bend
    bool inner_;
    std::vector<Disc>& discs_;
    std::vector<Link>& links_;
    std::size_t numbered_before_;  ///< discs of the part
};

}  // namespace

std::size_t count_vertices(const LaunchArea& area) {
    std::size_t count = area.points.size();
    each_path(area, [&](const Path& path) { count += path.size(); });
    return count;
}

LaunchArea along_geodesics(const LaunchArea& area, Tolerance off) {
    const DefaultArithmetic arithmetic;
    LaunchArea result{.points = area.points, .lines = {}, .polygons = {}};
    for (const Path& line : area.lines) result.lines.push_back(path_along_geodesics(line, off));
    const auto ring_along = [&](const Path& ring) {
        Path path = path_along_geodesics(ring, off);
        close_over_pole(path);
        return path;
    };
    for (const Polygon& polygon : area.polygons) {
        Polygon& dense = result.polygons.emplace_back();
        dense.exterior = ring_along(polygon.exterior);
        for (const Path& hole : polygon.holes) dense.holes.push_back(ring_along(hole));
    }
    return result;
}

Source launch_area(const LaunchArea& area, Edges edges, Length r_min, Length r_max, Tolerance tolerance) {
    const DefaultArithmetic arithmetic;
    check_range(r_min, r_max);
    check_vertices(area);
    const Tolerance off = Tolerance::m(tolerance.m() / 32.0);
    const LaunchArea& straight = edges == Edges::geodesic ? along_geodesics(area, off) : area;
    Source source;
    const auto add = [&](const LaunchArea& connected) {
        Part part;
        if (reaches_everywhere(connected, r_max)) {
            part.outer = {{geodesic::Position(), geodesic::half_meridian() + Length::m(1)}};  // the whole Earth
        } else {
            Beads(part, r_max, tolerance, false).add_along(connected);
        }
        // No place is within the lower range of all of what is wider than twice that.
        if (r_min > Length::m(0) && !is_wider(connected, 2.0 * r_min.m())) {
            Beads(part, r_min, tolerance, true).add_along(connected);
        }
        if (!connected.polygons.empty()) part.interior = std::make_shared<const Interior>(connected.polygons);
        source.parts.push_back(std::move(part));
    };
    for (const LonLat& point : straight.points) add({.points = {point}, .lines = {}, .polygons = {}});
    for (const Path& line : straight.lines) add({.points = {}, .lines = {line}, .polygons = {}});
    for (const Polygon& polygon : straight.polygons) add({.points = {}, .lines = {}, .polygons = {polygon}});
    return source;
}

}  // namespace rangeband::footprint
