#include "footprint/drawing/thin.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

#include "footprint/drawing/outline.hpp"
#include "rangeband/geodesic/earth.hpp"

namespace rangeband::footprint {
namespace {

/// What was absorbed may still be thin together with its neighbour.
constexpr int most_rounds = 20;

/// Areas and lengths on the sphere, as exact as widths need.
class Metric {
  public:
    explicit Metric(int decimals) : radians_(Angle::deg(std::pow(10.0, -decimals)).rad()) {}

    double length_m(const GridPoint& a, const GridPoint& b) const {
        const double east = static_cast<double>(b.x - a.x) * std::cos(0.5 * static_cast<double>(a.y + b.y) * radians_);
        return geodesic::equatorial_radius_m * radians_ * std::hypot(east, static_cast<double>(b.y - a.y));
    }

    /// Of the triangle from a place, in the metric at its height.
    double triangle_m2(const GridPoint& o, const GridPoint& p, const GridPoint& q) const {
        const double scale = geodesic::equatorial_radius_m * radians_;
        const double shrink = std::cos(static_cast<double>(o.y + p.y + q.y) / 3.0 * radians_);
        const auto d = [](std::int64_t a, std::int64_t b) { return static_cast<double>(a - b); };
        return 0.5 * scale * scale * shrink * (d(p.x, o.x) * d(q.y, o.y) - d(q.x, o.x) * d(p.y, o.y));
    }

  private:
    double radians_;
};

double width_m(const std::vector<const OutlineRing*>& polygon, const Metric& metric) {
    double area = 0.0;
    double length = 0.0;
    const GridPoint& o = polygon.front()->front().from;
    for (const OutlineRing* ring : polygon) {
        for (std::size_t i = 0; i < ring->size(); ++i) {
            const GridPoint& p = (*ring)[i].from;
            const GridPoint& q = (*ring)[i + 1 < ring->size() ? i + 1 : 0].from;
            area += metric.triangle_m2(o, p, q);
            if ((*ring)[i].edge != nullptr) length += metric.length_m(p, q);
        }
    }
    return 2.0 * std::abs(area) / length;
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

}  // namespace

void absorb_thin(Faces& faces, double resolution_m, int decimals) {
    const Metric metric(decimals);
    for (int round = 0; round < most_rounds; ++round) {
        std::set<int> counts;
        for (const PlanarEdge& edge : faces.edges) counts.insert({edge.above, edge.below()});
        bool more = false;
        for (const int own : counts) {
            const std::vector<OutlineRing> rings = outline(faces, [own](int count) { return count == own; });
            for (const std::vector<const OutlineRing*>& polygon : grouped(rings)) {
                if (width_m(polygon, metric) >= resolution_m) continue;
                const int count = absorber(polygon, own, metric);
                if (count == own) continue;
                more = true;
                for (const OutlineRing* ring : polygon) {
                    for (const OutlineStep& step : *ring) {
                        if (step.edge == nullptr) {
                            const auto stretch = std::ranges::find(faces.rim, step.from, &RimStretch::from);
                            stretch->count = count;
                            continue;
                        }
                        PlanarEdge& edge = faces.edges[static_cast<std::size_t>(step.edge - faces.edges.data())];
                        if (step.backward) {
                            edge.step = edge.above - count;
                        } else {
                            edge.step += count - edge.above;
                            edge.above = count;
                        }
                    }
                }
            }
        }
        if (!more) return;
    }
}

}  // namespace rangeband::footprint
