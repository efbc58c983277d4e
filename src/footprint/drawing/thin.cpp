// SPDX-License-Identifier: MIT
#include "footprint/drawing/thin.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "footprint/drawing/outline.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

/// Areas and lengths on the sphere, as exact as widths need.
class Metric {
  public:
    explicit Metric(int decimals) : radians_(Angle::deg(std::pow(10.0, -decimals)).rad()) {}

    double step_m() const { return geodesic::equatorial_radius_m * radians_; }

    /// How long a parallel is, the equator being 1.
    double parallel(std::int64_t y) const { return std::cos(static_cast<double>(y) * radians_); }

    double length_m(const GridPoint& a, const GridPoint& b) const {
        const double east = static_cast<double>(b.x - a.x) * std::cos(0.5 * static_cast<double>(a.y + b.y) * radians_);
        return geodesic::equatorial_radius_m * radians_ * std::hypot(east, static_cast<double>(b.y - a.y));
    }

    /// What an edge adds to the area of its ring, beside a latitude near it.
    double strip_m2(const GridPoint& p, const GridPoint& q, std::int64_t beside) const {
        const double radius = geodesic::equatorial_radius_m;
        const double height = std::sin(static_cast<double>(beside) * radians_) -
                              std::sin(0.5 * static_cast<double>(p.y + q.y) * radians_);
        return radius * radius * radians_ * static_cast<double>(q.x - p.x) * height;
    }

  private:
    double radians_;
};

double drawn_width_m(const std::vector<const OutlineRing*>& polygon, const Metric& metric) {
    double area = 0.0;
    double length = 0.0;
    const std::int64_t beside = polygon.front()->front().from.y;
    for (const OutlineRing* ring : polygon) {
        for (std::size_t i = 0; i < ring->size(); ++i) {
            const GridPoint& p = (*ring)[i].from;
            const GridPoint& q = (*ring)[i + 1 < ring->size() ? i + 1 : 0].from;
            area += metric.strip_m2(p, q, beside);
            if ((*ring)[i].edge != nullptr) length += metric.length_m(p, q);
        }
    }
    return 2.0 * std::abs(area) / length;
}

/// A width that a polygon is not narrower than, whatever the latitude does to it: most are far wider than what is
/// looked for, and need no more.
double least_width_m(const std::vector<const OutlineRing*>& polygon, const Metric& metric) {
    const GridPoint& o = polygon.front()->front().from;
    std::int64_t lowest = o.y;
    std::int64_t highest = o.y;
    double twice_area = 0.0;
    double east = 0.0;
    double north = 0.0;
    for (const OutlineRing* ring : polygon) {
        for (std::size_t i = 0; i < ring->size(); ++i) {
            const GridPoint& p = (*ring)[i].from;
            const GridPoint& q = (*ring)[i + 1 < ring->size() ? i + 1 : 0].from;
            lowest = std::min(lowest, p.y);
            highest = std::max(highest, p.y);
            twice_area += static_cast<double>(p.x - o.x) * static_cast<double>(q.y - o.y) -
                          static_cast<double>(q.x - o.x) * static_cast<double>(p.y - o.y);
            if ((*ring)[i].edge == nullptr) continue;
            east += std::abs(static_cast<double>(q.x - p.x));
            north += std::abs(static_cast<double>(q.y - p.y));
        }
    }
    const auto [narrow, wide] = std::minmax({metric.parallel(lowest), metric.parallel(highest)});
    const double widest = (lowest < 0) != (highest < 0) ? 1.0 : wide;
    return metric.step_m() * narrow * std::abs(twice_area) / (widest * east + north);
}

/// Between the curves, whose chords may be nearer to each other or farther apart.
double true_width_m(const std::vector<const OutlineRing*>& polygon, int decimals) {
    RingMeasure sum;
    for (const OutlineRing* ring : polygon) {
        const RingMeasure one = measure_ring(parts_of(*ring, decimals));
        sum.solid_angle += one.solid_angle;
        sum.length_m += one.length_m;
    }
    return sum.width_m();
}

int across(const OutlineStep& step) { return step.backward ? step.edge->above : step.edge->below(); }

/// The count that takes a polygon in; its own where all of its boundary is rim.
int absorber(const std::vector<const OutlineRing*>& polygon, int own, const Metric& metric) {
    std::map<int, double> beside;
    for (const OutlineRing* ring : polygon) {
        for (const OutlineStep& step : *ring) {
            if (step.edge != nullptr) beside[across(step)] += metric.length_m(step.edge->a, step.edge->b);
        }
    }
    int best = own;
    for (const auto& [count, length] : beside) {
        const auto key = [&](int c) { return std::pair(std::abs(c - own), -beside[c]); };
        if (best == own || key(count) < key(best)) best = count;
    }
    return best;
}

/// Gives the face on the left of a step another count.
void give(Faces& faces, const OutlineStep& step, int count) {
    if (step.edge == nullptr) return faces.set_at_rim(step.from, count);
    const auto edge = static_cast<std::uint32_t>(step.edge - faces.edges().data());
    step.backward ? faces.set_below(edge, count) : faces.set_above(edge, count);
}

}  // namespace

Thinned absorb_thin(Faces& faces, Tolerance tolerance, double resolution_m, int decimals) {
    const Metric metric(decimals);
    // Either side may be drawn as far from its curve as the tolerance allows.
    const double widest_drawn_m = resolution_m + 2.0 * tolerance.m();
    std::set<int> counts = faces.counts();
    Thinned thinned;
    Outlines outlines(faces);
    // What was absorbed may still be thin together with its neighbour.
    constexpr int most_rounds = 20;
    for (int round = 0; round < most_rounds && !counts.empty(); ++round) {
        std::set<int> grown;
        for (const int own : counts) {
            std::vector<OutlineRing> rings = outlines.of(Depth::exactly(own));
            bool all_stay = true;
            thinned.counts.erase(own);
            for (const std::vector<const OutlineRing*>& polygon : grouped(rings)) {
                // With room for what either width is off.
                if (least_width_m(polygon, metric) >= 2.0 * widest_drawn_m ||
                    drawn_width_m(polygon, metric) >= widest_drawn_m ||
                    true_width_m(polygon, decimals) >= resolution_m) {
                    thinned.counts.insert(own);
                    continue;
                }
                const int count = absorber(polygon, own, metric);
                if (count == own) {
                    thinned.counts.insert(own);
                    continue;
                }
                grown.insert(count);
                all_stay = false;
                thinned.outlines.erase(own);
                thinned.outlines.erase(count);
                for (const OutlineRing* ring : polygon) {
                    for (const OutlineStep& step : *ring) give(faces, step, count);
                }
            }
            if (all_stay) thinned.outlines[own] = std::move(rings);
        }
        counts = std::move(grown);
        thinned.counts.insert(counts.begin(), counts.end());
    }
    return thinned;
}

}  // namespace rangeband::footprint
