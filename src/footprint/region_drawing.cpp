#include "footprint/region_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "footprint/measure.hpp"
#include "footprint/outline.hpp"
#include "footprint/seams.hpp"
#include "footprint/untangle.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

/// Text formats are no coarser than GeoJSON's customary 7 decimals, about 1 cm, and no finer than doubles at 180°
/// allow.
constexpr int fewest_decimals = 7;
constexpr int most_decimals = 12;

/// The part of the tolerance that `outline` leaves to rounding.
constexpr double rounding_share = 0.04;

/// Narrower parts and holes are nothing.
constexpr double narrowest_m = 1e-4;

/// A sliver's sides keep this share of its width.
constexpr double sliver_share = 1.0 / 8.0;

int decimals_for(double step_deg) {
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step_deg))), fewest_decimals, most_decimals);
}

bool reaches_turn(const Arc& arc) {
    return arc.closed || arc.curve->turns(arc.from, arc.to).size() > 0 ||
           arc.curve->turns(arc.from - 1e-3, arc.to + 1e-3).size() > 0;
}

/// How far around the north pole a ring goes, in turns.
bool runs_round_pole(const Path& ring) {
    double turned = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        turned += std::remainder(ring[(i + 1) % ring.size()].lon - ring[i].lon, 360.0);
    }
    return std::abs(turned) > 180.0;
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
std::optional<geodesic::Position> label_on(const std::vector<DrawnRing>& rings, const std::vector<RingMeasure>& measures) {
    if (rings.empty()) return std::nullopt;
    const auto longest = std::max_element(measures.begin(), measures.end(), [](const RingMeasure& a, const RingMeasure& b) {
        return a.length_m < b.length_m;
    });
    const Path& path = rings[static_cast<std::size_t>(longest - measures.begin())].path;
    const auto vertex = std::min_element(path.begin(), path.end(), [](const LonLat& a, const LonLat& b) {
        return std::abs(a.lat) < std::abs(b.lat);
    });
    return geodesic::Position::deg(vertex->lat, vertex->lon);
}

}  // namespace

double finest_step_deg(const Region& region, Tolerance tolerance) {
    const double metres_per_degree = geodesic::equatorial_radius_m * std::numbers::pi / 180.0;
    double step_deg = rounding_share * tolerance.m() / (metres_per_degree * std::numbers::sqrt2 / 2.0);
    for (const ArcRing& ring : region.rings) {
        for (const Arc& arc : ring) {
            const double strip = reaches_turn(arc) ? arc.curve->strip_at_pole() : 0.0;
            if (strip > 0.0) step_deg = std::min(step_deg, Angle::rad(strip).deg());
        }
    }
    return step_deg;
}

Footprint draw_apart(const Region& region, Tolerance tolerance, double step_deg) {
    const int decimals = decimals_for(step_deg);
    std::vector<Path> rings;
    std::vector<RingMeasure> measures;
    rings.reserve(region.rings.size());
    measures.reserve(region.rings.size());
    for (const ArcRing& ring : region.rings) {
        rings.push_back(outline(ring, tolerance));
        measures.push_back(measure_ring(ring));
    }
    MultiPolygon polygons = cut_at_seams(std::move(rings), region.north_pole_inside, std::pow(10.0, -decimals));
    const Measure measured = measure(region, measures, polygons);
    return {.polygons = std::move(polygons),
            .area = measured.area,
            .perimeter = measured.perimeter,
            .tolerance = tolerance,
            .decimals = decimals,
            .label = std::nullopt};
}

Footprint draw_region(Region region, Tolerance tolerance) {
    std::vector<DrawnRing> drawn;
    std::vector<RingMeasure> measures;
    std::vector<ArcRing> kept;
    for (ArcRing& ring : region.rings) {
        const RingMeasure measured = measure_ring(ring);
        const double width = ring.front().closed ? 2.0 * tolerance.m() / sliver_share : measured.width_m();
        const bool is_nothing = width < narrowest_m;
        DrawnRing drawn_ring;
        const Tolerance fine = Tolerance::m(std::clamp(sliver_share * width, 1e-6, tolerance.m()));
        drawn_ring.path = outline(ring, is_nothing ? tolerance : fine, &drawn_ring.edges);
        if (is_nothing) {
            if (runs_round_pole(drawn_ring.path) && drawn_ring.path.front().lat > 0.0)
                region.north_pole_inside = !region.north_pole_inside;
            continue;
        }
        drawn.push_back(std::move(drawn_ring));
        measures.push_back(measured);
        kept.push_back(std::move(ring));
    }
    region.rings = std::move(kept);

    const Tolerance kept_tolerance = coarsest(region, tolerance);
    const int decimals = untangle(drawn, decimals_for(finest_step_deg(region, kept_tolerance)));
    std::optional<geodesic::Position> label = label_on(drawn, measures);
    std::vector<Path> rings;
    rings.reserve(drawn.size());
    for (DrawnRing& ring : drawn) rings.push_back(std::move(ring.path));
    MultiPolygon polygons = cut_at_seams(std::move(rings), region.north_pole_inside, std::pow(10.0, -decimals));
    const Measure measured = measure(region, measures, polygons);
    return {.polygons = std::move(polygons),
            .area = measured.area,
            .perimeter = measured.perimeter,
            .tolerance = kept_tolerance,
            .decimals = decimals,
            .label = label};
}

}  // namespace rangeband::footprint
