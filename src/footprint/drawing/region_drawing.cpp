// SPDX-License-Identifier: MIT
#include "footprint/drawing/region_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "footprint/accuracy.hpp"
#include "footprint/drawing/antimeridian.hpp"
#include "footprint/drawing/linearize.hpp"
#include "footprint/drawing/measure.hpp"
#include "footprint/drawing/slivers.hpp"
#include "footprint/drawing/tangles.hpp"
#include "footprint/drawing/untangle.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

constexpr double pi = std::numbers::pi;

/// A ring no wider than so many tolerances is a sliver: chords could turn it inside out.
constexpr double sliver_tolerances = 8.0;

/// A pole and what is not told apart from it.
class PoleCap {
  public:
    explicit PoleCap(double radius_m) : radius_m_(radius_m), radius_deg_(radius_m / 111'694.0) {}

    double radius_m() const { return radius_m_; }
    double radius_deg() const { return radius_deg_; }
    bool contains(const LonLat& p) const { return 90.0 - std::abs(p.lat) < radius_deg_; }

  private:
    double radius_m_;
    double radius_deg_;  ///< of latitude, at a pole
};

int decimals_for(double step_deg) {
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step_deg))), accuracy::fewest_decimals,
                      accuracy::most_decimals);
}

bool reaches_turn(const Arc& arc) {
    const double beside = std::copysign(1e-3, arc.to - arc.from);  // an arc may run either way, and end at a turn
    return arc.closed || !arc.curve->turns(arc.from, arc.to).empty() ||
           !arc.curve->turns(arc.from - beside, arc.to + beside).empty();
}

/// Where a circle comes in to a pole on one side of its turn, the same for all arcs of it; not across ±180° from
/// `near`, the vertex beside it.
LonLat pole_entry(const Curve& curve, double beside, const LonLat& near, double pole, const PoleCap& cap) {
    const double turn = pi * std::round(beside / pi);
    double inside = turn;
    double outside = turn + std::copysign(0.5, beside - turn);
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (inside + outside);
        const geodesic::Circle::State state = curve.state(middle);
        const bool in = std::hypot(state.p[0], state.p[1]) * geodesic::equatorial_radius_m < cap.radius_m();
        (in ? inside : outside) = middle;
    }
    double dlon = 0.0;
    double lat = 0.0;
    curve.points({&outside, 1}, {&dlon, 1}, {&lat, 1});
    const double lon = on_globe(curve.site().lon() + dlon, lat).lon;
    const bool jumps = std::abs(near.lon) < 180.0 && std::abs(lon - near.lon) > 180.0;
    return {jumps ? std::copysign(180.0, near.lon) : lon, pole};
}

/// What a ring does at a pole is left out: it comes in where its last circle does and goes out where the next one does.
void cut_at_poles(DrawnRing& ring, const PoleCap& cap) {
    const auto at_pole = [&](const LonLat& p) { return cap.contains(p); };
    const std::size_t count = ring.path.size();
    if (std::none_of(ring.path.begin(), ring.path.end(), at_pole)) return;
    const auto away = std::find_if_not(ring.path.begin(), ring.path.end(), at_pole);
    const auto start = static_cast<std::size_t>(away - ring.path.begin());
    DrawnRing result;
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = (start + k) % count;
        const std::size_t before = (i + count - 1) % count;
        const std::size_t after = (i + 1) % count;
        if (!at_pole(ring.path[i])) {
            result.path.push_back(ring.path[i]);
            result.edges.push_back(ring.edges[i]);
            continue;
        }
        const double pole = std::copysign(90.0, ring.path[i].lat);
        if (const Edge& in = ring.edges[before]; !at_pole(ring.path[before])) {
            result.path.push_back(pole_entry(*in.curve, in.from, ring.path[before], pole, cap));
            result.edges.push_back({nullptr, 0.0, 0.0});
        }
        if (const Edge& out = ring.edges[i]; !at_pole(ring.path[after])) {
            const LonLat exit = pole_entry(*out.curve, out.to, ring.path[after], pole, cap);
            // Circles that are tangent there enclose no angle: the ring only touches the pole, unless across ±180°.
            constexpr double same_deg = 1e-4;
            if (std::abs(exit.lon - result.path.back().lon) < same_deg) {
                result.edges.back() = out;
            } else {
                result.path.push_back(exit);
                result.edges.push_back(out);
            }
        }
    }
    ring = std::move(result);
}

/// The coarsest tolerance that any arc was drawn with.
Tolerance coarsest(const Region& region, Tolerance tolerance) {
    double metres = 0.0;
    for (const ArcRing& ring : region.rings) {
        for (const Arc& arc : ring) metres = std::max(metres, arc.curve->fitting(tolerance).m());
    }
    return metres > 0.0 ? Tolerance::m(metres) : tolerance;
}

/// A vertex of the longest ring where a map is likely to show it: the nearest to the equator.
std::optional<geodesic::Position> label_on(const std::vector<DrawnRing>& rings,
                                           const std::vector<RingMeasure>& measures) {
    if (rings.empty()) return std::nullopt;
    const auto longest =
        std::max_element(measures.begin(), measures.end(),
                         [](const RingMeasure& a, const RingMeasure& b) { return a.length_m < b.length_m; });
    const Path& path = rings[static_cast<std::size_t>(longest - measures.begin())].path;
    // Of several as near, the westernmost: rounding must not choose.
    const auto key = [](const LonLat& p) { return std::pair(std::llround(1e9 * std::abs(p.lat)), p.lon); };
    const auto vertex =
        std::min_element(path.begin(), path.end(), [&](const LonLat& a, const LonLat& b) { return key(a) < key(b); });
    return geodesic::Position::deg(vertex->lat, vertex->lon);
}

/// A region whose rings are drawn but not yet kept apart and cut.
struct Draft {
    Region region;
    std::vector<DrawnRing> rings;
    std::vector<RingMeasure> measures;
    std::vector<std::uint32_t> narrow;  ///< the rings that fit between a chord and its curve
    Tolerance tolerance;                ///< the coarsest that was kept
    int decimals;
};

/// What is nothing is left out, poles are cut out, and slivers shaped.
Draft draft(Region region, Tolerance tolerance, double resolution_m) {
    const PoleCap cap(accuracy::at_pole_m(resolution_m));
    const auto at_pole = [&](const LonLat& p) { return cap.contains(p); };
    std::vector<DrawnRing> drawn;
    std::vector<RingMeasure> measures;
    std::vector<ArcRing> kept;
    for (ArcRing& ring : region.rings) {
        const RingMeasure measured = measure_ring(ring);
        const bool is_circle = ring.front().closed;
        const double width_m = is_circle ? HUGE_VAL : measured.width_m();
        const bool is_nothing = !is_circle && width_m < resolution_m;
        DrawnRing drawn_ring;
        drawn_ring.path = outline(ring, tolerance, &drawn_ring.edges);
        const bool is_at_pole = std::all_of(drawn_ring.path.begin(), drawn_ring.path.end(), at_pole);
        if (is_nothing || is_at_pole || drawn_ring.path.size() < 2) continue;
        cut_at_poles(drawn_ring, cap);
        if (width_m < sliver_tolerances * tolerance.m()) shape_sliver(drawn_ring, resolution_m);
        if (drawn_ring.path.size() < 3) continue;
        drawn.push_back(std::move(drawn_ring));
        measures.push_back(measured);
        kept.push_back(std::move(ring));
    }
    region.rings = std::move(kept);
    const Tolerance kept_tolerance = coarsest(region, tolerance);
    const int decimals = decimals_for(finest_step_deg(region, kept_tolerance, cap.radius_deg()));
    std::vector<std::uint32_t> narrow;
    for (std::uint32_t i = 0; i < measures.size(); ++i) {
        if (measures[i].width_m() < kept_tolerance.m()) narrow.push_back(i);
    }
    return {std::move(region), std::move(drawn), std::move(measures), std::move(narrow), kept_tolerance, decimals};
}

Footprint finished(Draft draft, double resolution_m) {
    const auto [decimals, apart] = untangle(draft.rings, draft.narrow, draft.tolerance, resolution_m, draft.decimals);
    const std::optional<geodesic::Position> label = label_on(draft.rings, draft.measures);
    std::vector<Path> rings;
    rings.reserve(draft.rings.size());
    for (DrawnRing& ring : draft.rings) rings.push_back(std::move(ring.path));
    MultiPolygon polygons = cut_at_seams(std::move(rings), draft.region.antimeridian_inside, decimals,
                                         apart ? Crossings::none : Crossings::possible);
    const Measure measured = measure(draft.region, draft.measures, polygons);
    return {.polygons = std::move(polygons),
            .area = measured.area,
            .perimeter = measured.perimeter,
            .tolerance = draft.tolerance,
            .decimals = decimals,
            .label = label};
}

}  // namespace

double finest_step_deg(const Region& region, Tolerance tolerance, double narrowest_strip_deg) {
    const double metres_per_degree = geodesic::equatorial_radius_m * std::numbers::pi / 180.0;
    double step_deg = accuracy::rounding_share * tolerance.m() / (metres_per_degree * std::numbers::sqrt2 / 2.0);
    for (const ArcRing& ring : region.rings) {
        for (const Arc& arc : ring) {
            const double strip = reaches_turn(arc) ? arc.curve->strip_at_pole() : 0.0;
            if (strip > Angle::deg(narrowest_strip_deg).rad()) step_deg = std::min(step_deg, Angle::rad(strip).deg());
        }
    }
    return step_deg;
}

double resolution_m(std::span<const Weighted> sources, Tolerance tolerance) {
    double kept = tolerance.m();
    for (const Weighted& one : sources) {
        for (const Part& part : one.source->parts) {
            for (const auto* discs : {&part.outer, &part.inner}) {
                for (const Disc& disc : *discs) kept = std::min(kept, accuracy::share_of_radius * disc.radius.m());
            }
            if (part.outer.size() == 1 && part.inner.size() == 1) {
                const double width = (part.outer.front().radius - part.inner.front().radius).m();
                kept = std::min(kept, accuracy::share_of_width * width);
            }
        }
    }
    return accuracy::resolution_m(Tolerance::m(kept));
}

Footprint draw_apart(const Region& region, Tolerance tolerance, double step_deg) {
    int decimals = decimals_for(step_deg);
    std::vector<Path> rings;
    std::vector<RingMeasure> measures;
    rings.reserve(region.rings.size());
    measures.reserve(region.rings.size());
    for (const ArcRing& ring : region.rings) {
        rings.push_back(outline(ring, tolerance));
        measures.push_back(measure_ring(ring));
        while (decimals < accuracy::most_decimals && !keeps_off_rim(rings.back(), decimals)) ++decimals;
    }
    MultiPolygon polygons = cut_at_seams(std::move(rings), region.antimeridian_inside, decimals);
    const Measure measured = measure(region, measures, polygons);
    return {.polygons = std::move(polygons),
            .area = measured.area,
            .perimeter = measured.perimeter,
            .tolerance = tolerance,
            .decimals = decimals,
            .label = std::nullopt};
}

Footprint draw_region(Region region, Tolerance tolerance, double resolution_m) {
    std::vector<Region> regions;
    regions.push_back(std::move(region));
    return std::move(draw_regions(std::move(regions), tolerance, resolution_m).front());
}

std::vector<Footprint> draw_regions(std::vector<Region> regions, Tolerance tolerance, double resolution_m) {
    std::vector<Draft> drafts;
    drafts.reserve(regions.size());
    for (Region& region : regions) drafts.push_back(draft(std::move(region), tolerance, resolution_m));
    if (drafts.size() > 1) {
        std::vector<DrawnRing*> all;
        for (Draft& one : drafts) {
            for (DrawnRing& ring : one.rings) all.push_back(&ring);
        }
        share_vertices(all);
    }
    std::vector<Footprint> footprints;
    footprints.reserve(drafts.size());
    for (Draft& one : drafts) footprints.push_back(finished(std::move(one), resolution_m));
    return footprints;
}

}  // namespace rangeband::footprint
