// SPDX-License-Identifier: MIT
#include "footprint/drawing/region_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <utility>

#include "footprint/accuracy.hpp"
#include "footprint/drawing/antimeridian.hpp"
#include "footprint/drawing/boundary_measure.hpp"
#include "footprint/drawing/chain.hpp"
#include "footprint/drawing/chords.hpp"
#include "footprint/drawing/faces.hpp"
#include "footprint/drawing/linearize.hpp"
#include "footprint/drawing/measure.hpp"
#include "footprint/drawing/outline.hpp"
#include "footprint/drawing/thin.hpp"
#include "footprint/drawing/untangle.hpp"
#include "rangeband/geodesic/earth.hpp"
#include "rangeband/limits.hpp"

namespace rangeband::footprint {
namespace {

int decimals_for(double step_deg) {
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step_deg))), limits::fewest_decimals,
                      limits::most_decimals);
}

double rounding_step_deg(Tolerance tolerance) {
    return accuracy::rounding_share * tolerance.m() / (geodesic::equatorial_degree_m * std::numbers::sqrt2 / 2.0);
}

/// What is not told from a pole, in degrees of latitude there.
double pole_cap_deg(double resolution_m) { return accuracy::at_pole_m(resolution_m) / 111'694.0; }

bool meets_pole(const Region& region) {
    return std::any_of(region.rings.begin(), region.rings.end(), [](const ArcRing& ring) {
        return std::any_of(ring.begin(), ring.end(), [](const Arc& arc) { return arc.curve->meets_pole(); });
    });
}

bool reaches_turn(const Curve& curve, double from, double to) {
    const double beside = std::copysign(1e-3, to - from);  // an arc may run either way, and end at a turn
    return !curve.turns(from - beside, to + beside).empty();
}

/// The strip between an arc and a pole that it passes, in degrees; none where it reaches none.
double strip_deg(const Curve& curve, double from, double to) {
    return reaches_turn(curve, from, to) ? Angle::rad(curve.strip_at_pole()).deg() : 0.0;
}

/// The coarsest tolerance that any arc is drawn with.
Tolerance coarsest(const Boundary& boundary, Tolerance tolerance) {
    double metres = 0.0;
    for (const BoundaryArc& arc : boundary.arcs) metres = std::max(metres, arc.curve->fitting(tolerance).m());
    return metres > 0.0 ? Tolerance::m(metres) : tolerance;
}

/// The decimals that keep the tolerance, what is as wide as the resolution, and strips beside a pole, unless they are
/// not told from it.
int decimals_of(const Boundary& boundary, Tolerance tolerance, double resolution_m, double pole_cap_deg) {
    double step_deg = std::min(rounding_step_deg(tolerance), 0.25 * resolution_m / geodesic::equatorial_degree_m);
    for (const BoundaryArc& arc : boundary.arcs) {
        const double strip = strip_deg(*arc.curve, arc.from, arc.to);
        if (strip > pole_cap_deg) step_deg = std::min(step_deg, strip);
    }
    return decimals_for(step_deg);
}

std::vector<Chain> untangled_chains(const Boundary& boundary, Tolerance tolerance, double resolution_m) {
    std::vector<Chain> drawn = chains(boundary, tolerance, NodePlacing::on_curves);
    if (untangle(drawn, boundary, tolerance, resolution_m, Crossings::none)) return drawn;
    drawn = chains(boundary, tolerance, NodePlacing::among_chords);
    untangle(drawn, boundary, tolerance, resolution_m, Crossings::harmless);
    return drawn;
}

std::vector<PlanarEdge> planar_edges(const std::vector<Chain>& chains, const Boundary& boundary, int decimals,
                                     double pole_cap_deg) {
    std::vector<PlanarEdge> edges;
    const std::vector<Chord> chords = chords_of(chains, decimals, pole_cap_deg);
    edges.reserve(chords.size());
    for (const Chord& chord : chords) {
        const BoundaryArc& arc = boundary.arcs[chord.chain];
        const Edge& edge = chains[chord.chain].edges[chord.index];
        PlanarEdge planar{.a = chord.a,
                          .b = chord.b,
                          .curve = edge.curve,
                          .at_a = edge.from,
                          .at_b = edge.to,
                          .step = arc.left - arc.right,
                          .above = arc.left};
        if (before(planar.b, planar.a)) turn(planar);
        edges.push_back(planar);
    }
    return edges;
}

double drawn_length_deg(const OutlineRing& ring, double scale) {
    double length = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (ring[i].edge == nullptr) continue;
        const GridPoint& a = ring[i].from;
        const GridPoint& b = ring[i + 1 < ring.size() ? i + 1 : 0].from;
        const double shrink = std::cos(Angle::deg(0.5 * static_cast<double>(a.y + b.y) / scale).rad());
        length += std::hypot(shrink * static_cast<double>(b.x - a.x), static_cast<double>(b.y - a.y)) / scale;
    }
    return length;
}

/// A length in degrees that it does not exceed.
double most_length_deg(const OutlineRing& ring, double scale) {
    double length = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (ring[i].edge == nullptr) continue;
        const GridPoint& a = ring[i].from;
        const GridPoint& b = ring[i + 1 < ring.size() ? i + 1 : 0].from;
        length += static_cast<double>(std::abs(b.x - a.x) + std::abs(b.y - a.y));
    }
    return length / scale;
}

/// Of rings that are equally long to the tolerance, as mirror images are, the first, so that rounding does not choose.
const OutlineRing& longest(const std::vector<OutlineRing>& rings, double scale, Tolerance tolerance) {
    const double tolerance_deg = tolerance.m() / geodesic::equatorial_degree_m;
    std::vector<double> most;
    most.reserve(rings.size());
    for (const OutlineRing& ring : rings) most.push_back(most_length_deg(ring, scale));
    const auto likely = static_cast<std::size_t>(std::ranges::max_element(most) - most.begin());
    double greatest = drawn_length_deg(rings[likely], scale);
    std::vector<double> lengths(rings.size(), 0.0);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        if (most[i] < greatest - tolerance_deg) continue;
        lengths[i] = drawn_length_deg(rings[i], scale);
        greatest = std::max(greatest, lengths[i]);
    }
    const auto found = std::ranges::find_if(lengths, [&](double length) { return length >= greatest - tolerance_deg; });
    return rings[static_cast<std::size_t>(found - lengths.begin())];
}

/// A vertex of the longest ring where a map is likely to show it: the nearest to the equator.
std::optional<geodesic::Position> label_on(const std::vector<OutlineRing>& rings, double scale, Tolerance tolerance) {
    if (rings.empty()) return std::nullopt;
    const OutlineRing& ring = longest(rings, scale, tolerance);
    const auto vertex = std::min_element(ring.begin(), ring.end(), [](const OutlineStep& a, const OutlineStep& b) {
        return std::pair(std::abs(a.from.y), a.from.x) < std::pair(std::abs(b.from.y), b.from.x);
    });
    return geodesic::Position::deg(static_cast<double>(vertex->from.y) / scale,
                                   static_cast<double>(vertex->from.x) / scale);
}

/// For each count that is nowhere drawn, since it is too narrow everywhere, the nearest that is.
std::map<int, int> stand_ins(const Boundary& boundary, const std::set<int>& drawn) {
    std::map<int, int> nearest;
    if (drawn.empty()) return nearest;
    const auto find = [&](int count) {
        if (drawn.contains(count) || nearest.contains(count)) return;
        const auto above = drawn.upper_bound(count);
        const bool is_above =
            above == drawn.begin() || (above != drawn.end() && *above - count < count - *std::prev(above));
        nearest[count] = is_above ? *above : *std::prev(above);
    };
    for (const BoundaryArc& arc : boundary.arcs) {
        find(arc.left);
        find(arc.right);
    }
    return nearest;
}

/// The outlines of a region. Where only one count that it may have occurs they are known, until they are taken.
std::vector<OutlineRing> outlines_of(const Depth& wanted, Thinned& thinned, Outlines& outlines) {
    const auto first = thinned.counts.lower_bound(wanted.least);
    const auto end = thinned.counts.upper_bound(wanted.most);
    if (first == end || std::next(first) != end) return outlines.of(wanted);
    auto known = thinned.outlines.extract(*first);
    return known.empty() ? outlines.of(wanted) : std::move(known.mapped());
}

/// A region as it is drawn: with what it stands for, and without what others stand for.
std::optional<RingMeasure> region_with(const BoundaryMeasure& arcs, const Depth& wanted,
                                       const std::map<int, int>& stand_ins) {
    std::optional<RingMeasure> region = arcs.region(wanted);
    for (const auto& [count, stand_in] : stand_ins) {
        if (!region || wanted.contains(count) == wanted.contains(stand_in)) continue;
        const std::optional<RingMeasure> other = arcs.region(Depth::exactly(count));
        if (!other) return std::nullopt;
        region->solid_angle += wanted.contains(stand_in) ? other->solid_angle : -other->solid_angle;
    }
    return region;
}

/// The solid angles within outlines: what each edge adds is the same for all of them.
class DrawnAngles {
  public:
    DrawnAngles(const Faces& faces, double scale) : edges_(faces.edges()), scale_(scale) {
        std::vector<double> up(faces.vertices(), unknown);
        const auto known = [&](std::uint32_t vertex, const LonLat& place) {
            if (up[vertex] == unknown) up[vertex] = authalic_up(place.lat);
            return up[vertex];
        };
        below_.reserve(edges_.size());
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            const LonLat a = place(edges_[i].a);
            const LonLat b = place(edges_[i].b);
            below_.push_back(angle_below(a, known(faces.ends(i).a, a), b, known(faces.ends(i).b, b)));
        }
    }

    double of(const std::vector<OutlineRing>& rings) const {
        double angle = 0.0;
        for (const OutlineRing& ring : rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const OutlineStep& step = ring[i];
                if (step.edge != nullptr) {
                    const double below = below_[static_cast<std::size_t>(step.edge - edges_.data())];
                    angle += step.backward ? below : -below;
                } else {  // along a pole or ±180°
                    const LonLat from = place(step.from);
                    const LonLat to = place(ring[i + 1 < ring.size() ? i + 1 : 0].from);
                    if (from.lon != to.lon)
                        angle -= std::copysign(Angle::deg(to.lon - from.lon).rad(), (to.lon - from.lon) * from.lat);
                }
            }
        }
        return angle;
    }

  private:
    static constexpr double unknown = 2.0;

    LonLat place(const GridPoint& p) const {
        return {static_cast<double>(p.x) / scale_, static_cast<double>(p.y) / scale_};
    }

    const std::vector<PlanarEdge>& edges_;
    double scale_;
    std::vector<double> below_;
};

std::vector<RingMeasure> measures_of(const std::vector<OutlineRing>& rings, int decimals) {
    std::vector<RingMeasure> measures;
    measures.reserve(rings.size());
    for (const OutlineRing& ring : rings) measures.push_back(measure_ring(parts_of(ring, decimals)));
    return measures;
}

}  // namespace

double finest_step_deg(const Region& region, Tolerance tolerance) {
    double step_deg = rounding_step_deg(tolerance);
    for (const ArcRing& ring : region.rings) {
        for (const Arc& arc : ring) {
            const double strip = strip_deg(*arc.curve, arc.from, arc.to);
            if (strip > 0.0) step_deg = std::min(step_deg, strip);
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
    std::vector<DrawnRing> rings;
    std::vector<RingMeasure> measures;
    rings.reserve(region.rings.size());
    measures.reserve(region.rings.size());
    for (const ArcRing& ring : region.rings) {
        rings.push_back(outline(ring, tolerance));
        std::vector<RingPart> parts;
        for (const Arc& arc : ring) parts.push_back({arc.curve.get(), arc.from, arc.to});
        measures.push_back(measure_ring(parts));
        if (!rings.back().near_rim) continue;
        while (decimals < limits::most_decimals && !keeps_off_rim(rings.back().path, decimals)) ++decimals;
    }
    MultiPolygon polygons = cut_at_seams(std::move(rings), region.antimeridian_inside, decimals,
                                         meets_pole(region) ? pole_cap_deg(accuracy::finest_resolution_m) : 0.0);
    const std::optional<Measure> alone = measure(measures);
    const Measure measured = alone ? *alone : measure(measures, about_solid_angle(polygons));
    return {.polygons = std::move(polygons),
            .area = measured.area,
            .perimeter = measured.perimeter,
            .tolerance = tolerance,
            .decimals = decimals,
            .label = std::nullopt};
}

Footprint draw_region(const Boundary& boundary, Tolerance tolerance, double resolution_m) {
    constexpr Depth inside = Depth::at_least(1);
    return std::move(draw_regions(boundary, {&inside, 1}, tolerance, resolution_m).front());
}

std::vector<Footprint> draw_regions(const Boundary& boundary, std::span<const Depth> wanted, Tolerance tolerance,
                                    double resolution_m) {
    const Tolerance kept = coarsest(boundary, tolerance);
    const double cap_deg = pole_cap_deg(resolution_m);
    const int decimals = decimals_of(boundary, kept, resolution_m, cap_deg);
    const double scale = std::pow(10.0, decimals);
    std::vector<PlanarEdge> edges =
        planar_edges(untangled_chains(boundary, tolerance, resolution_m), boundary, decimals, cap_deg);
    Faces faces = faces_of(std::move(edges), decimals, boundary.everywhere);
    Thinned thinned = absorb_thin(faces, kept, resolution_m, decimals);
    std::vector<Footprint> footprints;
    footprints.reserve(wanted.size());
    const BoundaryMeasure arcs(boundary);
    Outlines outlines(faces);
    const DrawnAngles angles(faces, scale);
    const std::map<int, int> others = stand_ins(boundary, thinned.counts);
    for (const Depth& depth : wanted) {
        const std::vector<OutlineRing> rings = outlines_of(depth, thinned, outlines);
        const std::optional<geodesic::Position> label = label_on(rings, scale, kept);
        MultiPolygon shape = polygons(rings, decimals);
        const std::optional<RingMeasure> region = region_with(arcs, depth, others);
        const double angle = angles.of(rings);
        std::optional<Measure> of_arcs = region ? measure(*region, angle, kept) : std::nullopt;
        if (shape.empty()) of_arcs = Measure{};
        const Measure measured = of_arcs ? *of_arcs : measure(measures_of(rings, decimals), angle);
        footprints.push_back({.polygons = std::move(shape),
                              .area = measured.area,
                              .perimeter = measured.perimeter,
                              .tolerance = kept,
                              .decimals = decimals,
                              .label = label});
    }
    return footprints;
}

}  // namespace rangeband::footprint
