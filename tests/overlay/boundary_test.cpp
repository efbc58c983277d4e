// SPDX-License-Identifier: MIT
// The drawn and the true boundary of merged regions against each other, both ways.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "overlay/look.hpp"
#include "properties/rings.hpp"

using namespace overlay;
using namespace rangeband::footprint;
using oracle::Band;
using oracle::Dice;
using oracle::Place;

namespace {

constexpr std::size_t edges_at_most = 60;
constexpr double on_circle_m = 1e-3;

/// What a merge does not tell apart: vertices at nodes may be so far off their circles.
double resolution_m(const Layout& layout) { return std::max(1e-4, layout.tolerance_m / 1000.0); }

struct Circle {
    Place site;
    double radius;
};

std::vector<Circle> circles_of(const Layout& layout) {
    std::vector<Circle> circles;
    for (const Band& band : layout.bands) {
        circles.push_back({band.site, band.r_max});
        if (band.r_min > 0.0) circles.push_back({band.site, band.r_min});
    }
    return circles;
}

/// The true boundary of where the count is in an interval.
class TrueBoundary {
  public:
    TrueBoundary(const Layout& layout, const Depth& depth)
        : layout_(layout), depth_(depth), circles_(circles_of(layout)) {}

    /// Whether the point of a circle at an azimuth is boundary, as far as memberships close to it say.
    bool has(const Circle& circle, double azimuth) const {
        return std::any_of(probes_m.begin(), probes_m.end(), [&](double away) {
            return in(oracle::direct(circle.site, azimuth, circle.radius - away)) !=
                   in(oracle::direct(circle.site, azimuth, circle.radius + away));
        });
    }

    /// Whether some of the boundary is within a distance of a place.
    bool near(const Place& p, double limit) const {
        return std::any_of(circles_.begin(), circles_.end(), [&](const Circle& circle) {
            const oracle::Way way = oracle::inverse(circle.site, p);
            if (std::abs(way.metres - circle.radius) > limit) return false;
            if (has(circle, way.azimuth)) return true;
            // The nearest point of the circle may be past a corner.
            const double reach = limit / std::max(std::abs(way.reduced_length), 1e-3) * 180.0 / std::numbers::pi;
            constexpr int steps = 60;
            for (int k = -steps; k <= steps; ++k) {
                const double azimuth = way.azimuth + std::min(reach, 180.0) * k / steps;
                if (has(circle, azimuth) &&
                    oracle::distance(p, oracle::direct(circle.site, azimuth, circle.radius)) <= limit)
                    return true;
            }
            return false;
        });
    }

    /// Whether two circles come so near to each other within a distance of a place that moving them may open a sliver.
    bool may_open(const Place& p, double limit) const {
        return std::any_of(circles_.begin(), circles_.end(), [&](const Circle& circle) {
            const oracle::Way way = oracle::inverse(circle.site, p);
            if (std::abs(way.metres - circle.radius) > limit) return false;
            const Place on_it = oracle::direct(circle.site, way.azimuth, circle.radius);
            return std::count_if(circles_.begin(), circles_.end(), [&](const Circle& other) {
                       return std::abs(oracle::distance(other.site, on_it) - other.radius) <=
                              on_circle_m + 2.0 * resolution_m(layout_);
                   }) > 1;
        });
    }

    std::vector<Place> some(Dice& dice, int of_each) const {
        std::vector<Place> places;
        for (const Circle& circle : circles_) {
            for (int i = 0; i < of_each; ++i) {
                const double azimuth = dice.uniform(0.0, 360.0);
                if (has(circle, azimuth)) places.push_back(oracle::direct(circle.site, azimuth, circle.radius));
            }
        }
        return places;
    }

  private:
    static constexpr std::array<double, 2> probes_m{2e-4, 2e-3};  ///< regions may be millimetres wide

    bool in(const Place& p) const {
        const int count = layout_.count(p);
        return count >= depth_.least && count <= depth_.most;
    }

    const Layout& layout_;
    Depth depth_;
    std::vector<Circle> circles_;
};

bool is_folded(const Layout& layout) {
    return std::any_of(layout.bands.begin(), layout.bands.end(),
                       [](const Band& band) { return oracle::folded(band.r_max); });
}

std::vector<Depth> questions(const Layout& layout, Dice& dice) {
    // What equal circles leave between them is narrower than what nudging may move.
    if (layout.kind == "coincident") return {Depth::at_least(1)};
    const int k =
        static_cast<int>(dice.uniform(1.0, std::min<double>(static_cast<double>(layout.bands.size()), 5.0) + 1.0));
    return {Depth::at_least(1), Depth::exactly(k)};
}

}  // namespace

TEST_CASE("every vertex of a merged region that is not on a seam lies on a circle") {
    double worst = 0.0;
    long vertices = 0;
    Dice dice(oracle::seed() + 21);
    for (const Layout& layout : all_layouts()) {
        for (const Depth& depth : questions(layout, dice)) {
            const Footprint footprint = merged(layout, depth);
            double off = 0.0;
            LonLat where;
            const auto edges = properties::true_edges(footprint.polygons);
            const std::size_t stride = edges.size() / 300 + 1;
            for (std::size_t i = 0; i < edges.size(); i += stride) {
                const double away = layout.from_circles(properties::place(edges[i].first));
                ++vertices;
                if (away > off) where = edges[i].first;
                off = std::max(off, away);
            }
            CHECK_MESSAGE(off <= on_circle_m + 2.0 * resolution_m(layout), off, " m off at ",
                          fmt::format("{:.12f} {:.12f}", where.lon, where.lat), ", ", layout.reproduction());
            worst = std::max(worst, off);
        }
    }
    MESSAGE(vertices, " vertices stray at most ", worst, " m");
}

TEST_CASE("every point of a merged region's edges has true boundary within the tolerance") {
    Dice dice(oracle::seed() + 22);
    long points = 0;
    for (const Layout& layout : all_layouts()) {
        if (is_folded(layout)) continue;  // there the nearest point of a circle is not at the same azimuth
        for (const Depth& depth : questions(layout, dice)) {
            const Footprint footprint = merged(layout, depth);
            const TrueBoundary truth(layout, depth);
            const auto edges = properties::true_edges(footprint.polygons);
            const double stride = std::max(static_cast<double>(edges.size()) / edges_at_most, 1.0);
            for (double at = dice.uniform(0.0, stride); at < static_cast<double>(edges.size()); at += stride) {
                const auto& [a, b] = edges[static_cast<std::size_t>(at)];
                const double share = dice.uniform(0.0, 1.0);
                const Place p{a.lat + share * (b.lat - a.lat), a.lon + share * (b.lon - a.lon)};
                ++points;
                const double limit = footprint.tolerance.m() + on_circle_m + 2.0 * resolution_m(layout);
                CHECK_MESSAGE((truth.near(p, limit) || truth.may_open(p, limit)), "depth ", depth.least, " to ",
                              depth.most, " at ", fmt::format("{:.12f} {:.12f}", p.lon, p.lat), ", ",
                              layout.reproduction());
            }
        }
    }
    MESSAGE(points, " points of edges asked");
}

TEST_CASE("every point of a merged region's true boundary has an edge within the tolerance") {
    Dice dice(oracle::seed() + 23);
    double closest = 0.0;
    long points = 0;
    for (const Layout& layout : all_layouts()) {
        if (is_folded(layout)) continue;
        for (const Depth& depth : questions(layout, dice)) {
            const Footprint footprint = merged(layout, depth);
            const double tolerance = footprint.tolerance.m();
            oracle::Edges edges;
            for (const auto& [a, b] : properties::true_edges(footprint.polygons))
                edges.add(properties::place(a), properties::place(b));
            for (const Place& p : TrueBoundary(layout, depth).some(dice, 6)) {
                const double off = edges.distance_from(p, 2.0 * tolerance);
                ++points;
                CHECK_MESSAGE(off <= tolerance + on_circle_m + 2.0 * resolution_m(layout), "depth ", depth.least,
                              " to ", depth.most, ": ", off, " m at ", fmt::format("{:.12f} {:.12f}", p.lon, p.lat),
                              ", ", layout.reproduction());
                closest = std::max(closest, off / tolerance);
            }
        }
    }
    MESSAGE(points, " points of true boundaries, at most ", closest, " of the tolerance away");
}
