#include "footprint/drawing/antimeridian.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "footprint/drawing/chords.hpp"
#include "footprint/drawing/faces.hpp"
#include "footprint/drawing/outline.hpp"

namespace rangeband::footprint {
namespace {

bool on_antimeridian(const LonLat& p) { return std::abs(p.lon) == 180.0; }
bool on_rim(const LonLat& p) { return on_antimeridian(p) || std::abs(p.lat) == 90.0; }
bool on_same_pole(const LonLat& a, const LonLat& b) { return std::abs(a.lat) == 90.0 && a.lat == b.lat; }

/// The outer edge of one site's region comes first, then that around which it lies.
bool lies_in_plane(const std::vector<Path>& rings) {
    return !rings.empty() && rings.size() <= 2 && std::all_of(rings.begin(), rings.end(), [](const Path& ring) {
        return std::none_of(ring.begin(), ring.end(), on_rim);
    });
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

MultiPolygon cut_at_seams(std::vector<Path> rings, bool antimeridian_inside, int decimals) {
    for (Path& ring : rings) ring.push_back(ring.front());
    if (lies_in_plane(rings) && !antimeridian_inside) {
        Polygon polygon{.exterior = std::move(rings.front()), .holes = {}};
        if (rings.size() > 1) polygon.holes.push_back(std::move(rings.back()));
        return {std::move(polygon)};
    }
    std::vector<Chain> chains;
    for (Path& ring : rings) {
        const std::size_t edges = ring.size() - 1;
        chains.push_back({std::move(ring), std::vector<Edge>(edges, {nullptr, 0.0, 0.0})});
    }
    std::vector<PlanarEdge> edges;
    for (const Chord& chord : chords_of(chains, decimals, 0.0)) {
        const bool forward = before(chord.a, chord.b);
        edges.push_back({.a = forward ? chord.a : chord.b,
                         .b = forward ? chord.b : chord.a,
                         .step = forward ? 1 : -1,
                         .above = forward ? 1 : 0});
    }
    const Faces faces = faces_of(std::move(edges), decimals, antimeridian_inside ? 1 : 0);
    return polygons(outline(faces, [](int count) { return count > 0; }), decimals);
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
