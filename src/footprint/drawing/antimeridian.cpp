// SPDX-License-Identifier: MIT
#include "footprint/drawing/antimeridian.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "footprint/drawing/box_tree.hpp"
#include "footprint/drawing/grid.hpp"
#include "footprint/drawing/winding.hpp"

namespace rangeband::footprint {
namespace {

/// Other projections bend the seams, so these carry vertices of their own, at the same places on both sides of ±180°.
constexpr double meridian_step_deg = 0.5;
constexpr double pole_step_deg = 1.0;

bool on_antimeridian(const LonLat& p) { return std::abs(p.lon) == 180.0; }
bool on_rim(const LonLat& p) { return on_antimeridian(p) || std::abs(p.lat) == 90.0; }
bool on_same_pole(const LonLat& a, const LonLat& b) { return std::abs(a.lat) == 90.0 && a.lat == b.lat; }

/// The side of the plane on which an edge lies, as the sign of ±180 at its ends. An edge along the antimeridian has its
/// region on the left: northward that is the eastern rim, southward the western.
double rim_of(const LonLat& a, const LonLat& b) {
    if (!on_antimeridian(a)) return std::copysign(180.0, a.lon);
    if (!on_antimeridian(b)) return std::copysign(180.0, b.lon);
    return b.lat >= a.lat ? 180.0 : -180.0;
}

LonLat at_rim(const LonLat& p, double rim) { return on_antimeridian(p) ? LonLat{rim, p.lat} : p; }

/// Whether a ring that comes to the rim and turns back has the rim's both sides in its region. The region lies
/// anticlockwise from the way out to the way in.
bool rim_is_inside(const LonLat& before, const LonLat& at, const LonLat& after) {
    if (on_rim(before) || on_rim(after)) return false;
    const double lon_out = std::remainder(after.lon - at.lon, 360.0);
    const double lon_in = std::remainder(before.lon - at.lon, 360.0);
    return lon_out * (before.lat - at.lat) - (after.lat - at.lat) * lon_in < 0.0;
}

/// A piece of boundary from rim to rim, or a closed ring that crosses none.
struct Pieces {
    std::vector<Path> open;
    std::vector<Path> closed;  ///< first vertex not repeated
};

void split(Path ring, Pieces& pieces) {
    if (ring.empty()) return;
    if (std::none_of(ring.begin(), ring.end(), on_rim)) {
        pieces.closed.push_back(std::move(ring));
        return;
    }
    const std::size_t count = ring.size();
    const auto rim_after = [&](std::size_t i) { return rim_of(ring[i % count], ring[(i + 1) % count]); };
    const auto crosses = [&](std::size_t i) {
        return on_antimeridian(ring[i]) && rim_after(i + count - 1) != rim_after(i);
    };
    // A piece ends at one vertex, and the next begins at the same or, beyond a step along a pole, at the one after it.
    struct Cut {
        std::size_t end;
        std::size_t begin;
    };
    std::vector<Cut> cuts;
    std::size_t crossings = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!on_rim(ring[i])) continue;
        if (on_same_pole(ring[i], ring[(i + 1) % count])) {
            ++crossings;
            cuts.push_back({i, i + 1});
            continue;
        }
        if (on_same_pole(ring[(i + count - 1) % count], ring[i])) continue;
        if (crosses(i)) ++crossings;
        // The rim that closes a region there runs through such a point, and a ring may not touch itself.
        if (crosses(i) || rim_is_inside(ring[(i + count - 1) % count], ring[i], ring[(i + 1) % count]))
            cuts.push_back({i, i});
    }
    // A hole may touch its exterior, the rim, at one point.
    if (cuts.empty() || (cuts.size() == 1 && crossings == 0)) {
        Path closed;
        closed.reserve(count);
        for (std::size_t i = 0; i < count; ++i) closed.push_back(at_rim(ring[i], rim_after(i)));
        pieces.closed.push_back(std::move(closed));
        return;
    }
    for (std::size_t k = 0; k < cuts.size(); ++k) {
        const std::size_t first = cuts[k].begin;
        const std::size_t last = k + 1 < cuts.size() ? cuts[k + 1].end : cuts[0].end + count;
        Path piece;
        piece.reserve(last - first + 1);
        for (std::size_t i = first; i < last; ++i) piece.push_back(at_rim(ring[i % count], rim_after(i)));
        piece.push_back(at_rim(ring[last % count], rim_after(last - 1)));
        pieces.open.push_back(std::move(piece));
    }
}

/// Where a point of the rim stands on the way round the plane, anticlockwise from the lower right corner: up the
/// eastern rim, along the north pole, down the western rim, along the south pole.
double place_on_rim(const LonLat& p) {
    if (p.lon == 180.0) return p.lat + 90.0;
    if (p.lon == -180.0) return 540.0 + 90.0 - p.lat;
    return p.lat > 0.0 ? 180.0 + 180.0 - p.lon : 720.0 + 180.0 + p.lon;
}
constexpr double rim_length = 180.0 + 360.0 + 180.0 + 360.0;

LonLat rim_point(double place) {
    if (place <= 180.0) return {180.0, place - 90.0};
    if (place <= 540.0) return {180.0 - (place - 180.0), 90.0};
    if (place <= 720.0) return {-180.0, 90.0 - (place - 540.0)};
    return {-180.0 + (place - 720.0), -90.0};
}

/// The rim between pieces, with its own vertices: steps counted from the corners, and wherever a piece ends on either
/// side of ±180°, so that both sides have the same latitudes.
class Rim {
  public:
    explicit Rim(const std::vector<Path>& open) {
        for (const Path& piece : open) {
            for (const LonLat& end : {piece.front(), piece.back()}) {
                if (on_antimeridian(end)) stops_.push_back(place_on_rim({-end.lon, end.lat}));
            }
        }
        std::sort(stops_.begin(), stops_.end());
    }

    /// Appends the vertices strictly between two places, anticlockwise.
    void walk(Path& path, double from, double to) const {
        if (to < from) {
            walk_up(path, from, rim_length);
            path.push_back(rim_point(0.0));
            from = 0.0;
        }
        walk_up(path, from, to);
    }

  private:
    void walk_up(Path& path, double from, double to) const {
        auto stop = std::upper_bound(stops_.begin(), stops_.end(), from);
        for (double place = from;;) {
            const bool meridian = place < 180.0 || (place >= 540.0 && place < 720.0);
            const double step = meridian ? meridian_step_deg : pole_step_deg;
            double next = (std::floor(place / step) + 1.0) * step;
            if (stop != stops_.end() && *stop <= next) next = *stop++;
            if (next >= to) return;
            if (next > place) path.push_back(rim_point(next));
            place = next;
        }
    }

    std::vector<double> stops_;
};

double signed_area(const Path& ring) {
    const LonLat& origin = ring.front();
    double twice = 0.0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        const LonLat& a = ring[i - 1];
        const LonLat& b = ring[i];
        twice += (a.lon - origin.lon) * (b.lat - origin.lat) - (b.lon - origin.lon) * (a.lat - origin.lat);
    }
    return 0.5 * twice;
}

/// A part that ±180° cut off and that rounding to that step would flatten.
bool is_flat(const Path& ring, double step_deg) {
    const auto [west, east] =
        std::minmax_element(ring.begin(), ring.end(), [](auto& a, auto& b) { return a.lon < b.lon; });
    if (east->lon - west->lon < 10.0 * step_deg) return true;
    // Beside a pole it may be wide all the same.
    const auto row = [&](const LonLat& p) { return std::llround(p.lat / step_deg); };
    return std::all_of(ring.begin(), ring.end(), [&](const LonLat& p) { return row(p) == row(ring.front()); });
}

/// Follows the pieces, and the rim anticlockwise from the end of one to the start of the next, until a ring closes.
std::vector<Path> join(const std::vector<Path>& open, double finest_deg) {
    struct Start {
        double place;
        std::size_t piece;
    };
    std::vector<Start> by_start;
    for (std::size_t i = 0; i < open.size(); ++i) by_start.push_back({place_on_rim(open[i].front()), i});
    std::sort(by_start.begin(), by_start.end(),
              [](const Start& a, const Start& b) { return std::pair(a.place, a.piece) < std::pair(b.place, b.piece); });
    // A piece that starts where another ends follows it where the region is the wedge between them; else the region
    // goes on along the rim, and such a piece belongs to a ring that only comes to the rim there.
    const auto next_after = [&](const Path& piece) {
        const double place = place_on_rim(piece.back());
        const auto [first, last] = std::equal_range(by_start.begin(), by_start.end(), Start{place, 0},
                                                    [](const Start& a, const Start& b) { return a.place < b.place; });
        const LonLat& corner = piece.back();
        const auto is_left = [&](const LonLat& a, const LonLat& b) {
            return (a.lon - corner.lon) * (b.lat - corner.lat) - (a.lat - corner.lat) * (b.lon - corner.lon);
        };
        auto next = last;
        for (auto start = first; start != last; ++start) {
            const LonLat& way = open[start->piece][1];
            if (is_left(piece[piece.size() - 2], way) >= 0.0) continue;
            if (next == last || is_left(open[next->piece][1], way) > 0.0) next = start;
        }
        return next == by_start.end() ? by_start.front().piece : next->piece;
    };
    const Rim rim(open);
    std::vector<bool> used(open.size(), false);
    std::vector<Path> rings;
    for (std::size_t first = 0; first < open.size(); ++first) {
        if (used[first]) continue;
        Path ring;
        for (std::size_t i = first; !used[i];) {
            used[i] = true;
            ring.insert(ring.end(), open[i].begin(), open[i].end());
            const std::size_t next = next_after(open[i]);
            rim.walk(ring, place_on_rim(open[i].back()), place_on_rim(open[next].front()));
            i = next;
        }
        ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
        if (!is_flat(ring, finest_deg)) rings.push_back(std::move(ring));
    }
    return rings;
}

/// Which exteriors contain a point, by a ray to the east through a tree of their edges.
class Exteriors {
  public:
    explicit Exteriors(const MultiPolygon& polygons) : segments_(segments_of(polygons)), tree_(segments_) {}

    /// The numbers of the exteriors around the middle of a ring's edge; the ring touches them at vertices at most.
    std::vector<std::uint32_t> around(const LonLat& a, const LonLat& b) const {
        // Doubled coordinates have the middle on the grid.
        const GridPoint from = on_grid(a, scale);
        const GridPoint to = on_grid(b, scale);
        const GridPoint middle{from.x + to.x, from.y + to.y};
        constexpr std::int64_t far = std::int64_t{1} << 60;
        std::vector<std::uint32_t> crossed;
        tree_.meeting({middle.x >> 1, middle.y >> 1, far, (middle.y >> 1) + 1}, [&](const Segment& s) {
            const GridPoint low{2 * s.a.x, 2 * s.a.y};
            const GridPoint high{2 * s.b.x, 2 * s.b.y};
            if ((low.y > middle.y) == (high.y > middle.y)) return;
            if ((orientation(low, high, middle) > 0) == (high.y > low.y)) crossed.push_back(s.ring);
        });
        std::sort(crossed.begin(), crossed.end());
        std::vector<std::uint32_t> odd;
        for (auto one = crossed.begin(); one != crossed.end();) {
            const auto end = std::upper_bound(one, crossed.end(), *one);
            if ((end - one) % 2 == 1) odd.push_back(*one);
            one = end;
        }
        return odd;
    }

  private:
    static constexpr double scale = 1e12;

    static std::vector<Segment> segments_of(const MultiPolygon& polygons) {
        std::vector<Segment> segments;
        for (std::uint32_t k = 0; k < polygons.size(); ++k) {
            const Path& ring = polygons[k].exterior;
            for (std::uint32_t i = 0; i + 1 < ring.size(); ++i)
                segments.push_back({on_grid(ring[i], scale), on_grid(ring[i + 1], scale), k, i});
        }
        return segments;
    }

    std::vector<Segment> segments_;
    BoxTree tree_;
};

/// Whether a polygon's rings touch at so many vertices that its interior falls apart: rings and the vertices that they
/// share then form a cycle.
bool falls_apart(const Polygon& polygon) {
    if (polygon.holes.empty()) return false;
    using Key = std::pair<double, double>;
    std::map<Key, std::uint32_t> first_at;  // a hole's vertex, with the hole
    std::vector<std::uint32_t> joined(polygon.holes.size() + 1);
    std::iota(joined.begin(), joined.end(), 0U);
    const auto root = [&](std::uint32_t ring) {
        while (joined[ring] != ring) ring = joined[ring] = joined[joined[ring]];
        return ring;
    };
    const auto touch = [&](std::uint32_t ring, std::uint32_t other) {
        const std::uint32_t a = root(ring);
        const std::uint32_t b = root(other);
        joined[a] = b;
        return a == b;
    };
    for (std::uint32_t h = 0; h < polygon.holes.size(); ++h) {
        for (std::size_t i = 1; i < polygon.holes[h].size(); ++i) {
            const LonLat& p = polygon.holes[h][i];
            const auto [at, is_new] = first_at.try_emplace(Key{p.lon, p.lat}, h);
            if (!is_new && touch(h, at->second)) return true;
        }
    }
    for (std::size_t i = 1; i < polygon.exterior.size(); ++i) {
        const auto at = first_at.find({polygon.exterior[i].lon, polygon.exterior[i].lat});
        if (at != first_at.end() && touch(static_cast<std::uint32_t>(polygon.holes.size()), at->second)) return true;
    }
    return false;
}

/// Every hole goes to the smallest exterior that contains it; nothing where one is in none, since rings cross, or where
/// holes part the interior of their polygon. A hole may touch an exterior at vertices, and the rim, so the middle of
/// its edge farthest from that is asked.
std::optional<MultiPolygon> assemble(std::vector<Path> rings) {
    MultiPolygon polygons;
    std::vector<Path> holes;
    std::vector<double> sizes;
    for (Path& ring : rings) {
        const double area = signed_area(ring);
        if (ring.front() != ring.back()) ring.push_back(ring.front());
        if (area > 0.0) {
            polygons.push_back({.exterior = std::move(ring), .holes = {}});
            sizes.push_back(area);
        } else if (area < 0.0) {
            holes.push_back(std::move(ring));
        }
    }
    if (holes.empty()) return polygons;
    const Exteriors exteriors(polygons);
    for (Path& hole : holes) {
        const auto from_rim = [&](std::size_t i) {
            return std::max(std::abs(hole[i].lon + hole[i + 1].lon) / 4.0,
                            std::abs(hole[i].lat + hole[i + 1].lat) / 2.0);
        };
        std::size_t edge = 0;
        for (std::size_t i = 1; i + 1 < hole.size(); ++i) {
            if (from_rim(i) < from_rim(edge)) edge = i;
        }
        const std::vector<std::uint32_t> around = exteriors.around(hole[edge], hole[edge + 1]);
        if (around.empty()) return std::nullopt;
        const auto owner = std::min_element(around.begin(), around.end(),
                                            [&](std::uint32_t a, std::uint32_t b) { return sizes[a] < sizes[b]; });
        polygons[*owner].holes.push_back(std::move(hole));
    }
    if (std::any_of(polygons.begin(), polygons.end(), falls_apart)) return std::nullopt;
    return polygons;
}

/// The stretches of one rim that polygons run along, by latitude.
class RimEdges {
  public:
    RimEdges(const MultiPolygon& polygons, double rim) {
        const auto collect = [&](const Path& ring) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                if (ring[i - 1].lon == rim && ring[i].lon == rim)
                    edges_.push_back(std::minmax({ring[i - 1].lat, ring[i].lat}));
            }
        };
        for (const Polygon& polygon : polygons) {
            collect(polygon.exterior);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), collect);
        }
        std::sort(edges_.begin(), edges_.end());
    }

    bool cover(double lat) const {
        const auto after = std::upper_bound(edges_.begin(), edges_.end(), std::pair{lat, 90.0});
        return after != edges_.begin() && std::prev(after)->second >= lat;
    }

  private:
    std::vector<std::pair<double, double>> edges_;
};

/// Tells seams from boundary: an edge along ±180° is a seam if the region goes on at the other rim, else the boundary
/// runs there.
class Seams {
  public:
    explicit Seams(const MultiPolygon& polygons) : west_(polygons, -180.0), east_(polygons, 180.0) {}

    bool hold(const LonLat& a, const LonLat& b) const {
        if (on_same_pole(a, b)) return true;
        if (!on_antimeridian(a) || a.lon != b.lon) return false;
        return (a.lon > 0.0 ? west_ : east_).cover(0.5 * (a.lat + b.lat));
    }

  private:
    RimEdges west_;
    RimEdges east_;
};

/// A closed ring's lines between its seams; the whole ring where it has none.
void add_lines(const Path& ring, const Seams& seams, MultiLine& lines) {
    const std::size_t edges = ring.size() - 1;
    std::size_t first = 0;
    while (first < edges && !seams.hold(ring[first], ring[first + 1])) ++first;
    if (first == edges) {
        lines.push_back(ring);
        return;
    }
    Path line;
    for (std::size_t k = 1; k <= edges; ++k) {  // ends on the seam edge that it starts behind
        const LonLat& a = ring[(first + k) % edges];
        const LonLat& b = ring[(first + k) % edges + 1];
        line.push_back(a);
        if (!seams.hold(a, b)) continue;
        if (line.size() > 1) lines.push_back(std::move(line));
        line.clear();
    }
}

}  // namespace

MultiPolygon cut_at_seams(std::vector<Path> rings, bool antimeridian_inside, int decimals, Crossings crossings) {
    Pieces pieces;
    for (Path& ring : rings) split(std::move(ring), pieces);
    std::vector<Path> planar = join(pieces.open, std::pow(10.0, -decimals));
    // Where nothing crosses ±180°, all of it lies on one side with both poles: inside, the whole plane is the exterior.
    if (pieces.open.empty() && antimeridian_inside) {
        Path plane{rim_point(0.0)};
        Rim({}).walk(plane, 0.0, rim_length);
        planar.push_back(std::move(plane));
    }
    std::move(pieces.closed.begin(), pieces.closed.end(), std::back_inserter(planar));
    if (crossings == Crossings::none) {
        if (auto polygons = assemble(planar)) return *std::move(polygons);
    }
    return assemble(outline_by_winding(planar, decimals)).value_or(MultiPolygon{});
}

MultiLine without_seams(const MultiPolygon& polygons) {
    const Seams seams(polygons);
    MultiLine lines;
    for (const Polygon& polygon : polygons) {
        add_lines(polygon.exterior, seams, lines);
        for (const Path& hole : polygon.holes) add_lines(hole, seams, lines);
    }
    return lines;
}

}  // namespace rangeband::footprint
