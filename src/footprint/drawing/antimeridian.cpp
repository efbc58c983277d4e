#include "footprint/drawing/antimeridian.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

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
    std::vector<std::size_t> by_start(open.size());
    for (std::size_t i = 0; i < open.size(); ++i) by_start[i] = i;
    const auto start = [&](std::size_t i) { return place_on_rim(open[i].front()); };
    std::sort(by_start.begin(), by_start.end(), [&](std::size_t a, std::size_t b) { return start(a) < start(b); });
    // Strictly after: a piece that starts where another ends belongs to a ring that only comes to the rim there.
    const auto next_after = [&](double place) {
        const auto next = std::upper_bound(by_start.begin(), by_start.end(), place,
                                           [&](double value, std::size_t i) { return value < start(i); });
        return next == by_start.end() ? by_start.front() : *next;
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
            const double end = place_on_rim(open[i].back());
            const std::size_t next = next_after(end);
            rim.walk(ring, end, start(next));
            i = next;
        }
        ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
        if (!is_flat(ring, finest_deg)) rings.push_back(std::move(ring));
    }
    return rings;
}

bool contains(const Path& ring, const LonLat& p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if ((ring[i].lat > p.lat) == (ring[j].lat > p.lat)) continue;
        const double lon =
            ring[i].lon + (p.lat - ring[i].lat) * (ring[j].lon - ring[i].lon) / (ring[j].lat - ring[i].lat);
        if (p.lon < lon) inside = !inside;
    }
    return inside;
}

/// Every hole goes to the smallest exterior that contains it; nothing where one is in none, since rings cross. A hole may
/// touch the rim, so its vertex farthest from it is asked.
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
    for (Path& hole : holes) {
        const LonLat inner = *std::min_element(hole.begin(), hole.end(), [](const LonLat& a, const LonLat& b) {
            return std::max(std::abs(a.lon) / 2.0, std::abs(a.lat)) < std::max(std::abs(b.lon) / 2.0, std::abs(b.lat));
        });
        std::size_t owner = polygons.size();
        for (std::size_t i = 0; i < polygons.size(); ++i) {
            if (contains(polygons[i].exterior, inner) && (owner == polygons.size() || sizes[i] < sizes[owner]))
                owner = i;
        }
        if (owner == polygons.size()) return std::nullopt;
        polygons[owner].holes.push_back(std::move(hole));
    }
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

MultiPolygon cut_at_seams(std::vector<Path> rings, bool north_pole_inside, int decimals, Crossings crossings) {
    Pieces pieces;
    for (Path& ring : rings) split(std::move(ring), pieces);
    std::vector<Path> planar = join(pieces.open, std::pow(10.0, -decimals));
    // Where nothing crosses ±180°, all of it lies on one side with both poles: inside, the whole plane is the exterior.
    if (pieces.open.empty() && north_pole_inside) {
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
