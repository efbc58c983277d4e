// SPDX-License-Identifier: MIT
#include "rangeband/analysis/geodesic_line.hpp"

#include <algorithm>
#include <cmath>

#include "rangeband/footprint/geodesic_path.hpp"

namespace rangeband::analysis {
namespace {

using footprint::LonLat;

/// Which turn an edge runs in: 0 for [-180, 180], 1 for [180, 540]. A vertex on the seam belongs to both.
double turn_of(const LonLat& a, const LonLat& b) { return std::round(0.5 * (a.lon + b.lon) / 360.0); }

/// A way along the antimeridian leaves it by rounding alone: what is within 0.1 mm is on it.
LonLat snapped(const LonLat& p) {
    const double seam = 360.0 * std::floor(p.lon / 360.0) + 180.0;
    return std::abs(p.lon - seam) < 1e-9 ? LonLat{seam, p.lat} : p;
}

}  // namespace

footprint::MultiLine geodesic_line(const geodesic::Position& from, const geodesic::Position& to, Tolerance tolerance) {
    const footprint::Path path = footprint::geodesic_path({from.lon(), from.lat()}, {to.lon(), to.lat()}, tolerance);
    footprint::MultiLine lines;
    double turn = 0.0;
    const auto add = [&](const LonLat& a, const LonLat& b) {
        const double its_turn = turn_of(a, b);
        if (lines.empty() || its_turn != turn) lines.push_back({{a.lon - 360.0 * its_turn, a.lat}});
        turn = its_turn;
        lines.back().push_back({b.lon - 360.0 * turn, b.lat});
    };
    for (std::size_t i = 1; i < path.size(); ++i) {
        LonLat a = snapped(path[i - 1]);
        const LonLat b = snapped(path[i]);
        // An edge is short of 90°, or beside a pole of 180°: it meets one seam at most.
        const double seam = 360.0 * std::floor((std::max(a.lon, b.lon) + 180.0) / 360.0) - 180.0;
        if (seam > std::min(a.lon, b.lon) && seam < std::max(a.lon, b.lon)) {
            const LonLat cut{seam, a.lat + (seam - a.lon) / (b.lon - a.lon) * (b.lat - a.lat)};
            add(a, cut);
            a = cut;
        }
        add(a, b);
    }
    return lines;
}

}  // namespace rangeband::analysis
