// SPDX-License-Identifier: MIT
// Drawn and true boundary against each other, by GeographicLib's inverse and direct geodesics.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "properties/layouts.hpp"
#include "properties/rings.hpp"

using namespace properties;
using oracle::Band;
using oracle::Place;

namespace {

/// Of long outlines a share of the edges is enough: each is as likely to be wrong as the others.
constexpr std::size_t edges_at_most = 250;
constexpr std::size_t folded_edges_at_most = 30;

std::vector<std::pair<LonLat, LonLat>> some_of(const std::vector<std::pair<LonLat, LonLat>>& edges, Dice& dice,
                                               std::size_t at_most = edges_at_most) {
    if (edges.size() <= at_most) return edges;
    std::vector<std::pair<LonLat, LonLat>> some;
    const double stride = static_cast<double>(edges.size()) / static_cast<double>(at_most);
    for (double at = dice.uniform(0.0, stride); at < static_cast<double>(edges.size()); at += stride) {
        some.push_back(edges[static_cast<std::size_t>(at)]);
    }
    return some;
}

/// Beyond the cut distance a point can be far from the boundary though its distance from the site is nearly the radius:
/// the boundary itself is then asked.
class FoldedBoundary {
  public:
    explicit FoldedBoundary(const Band& band) : site_(band.site) {
        for (const double radius : {band.r_min, band.r_max}) {
            if (!oracle::folded(radius)) continue;
            for (const auto& part : oracle::boundary_azimuths(site_, radius)) add(radius, part);
        }
    }

    double distance_from(const Place& place) const {
        double nearest = 1e9;
        for (const Part& part : parts_) nearest = std::min(nearest, distance_to(part, oracle::on_surface(place)));
        return nearest;
    }

  private:
    static constexpr int steps = 400;

    struct Part {
        double radius;
        oracle::Interval azimuths;
        std::vector<oracle::Vector> points;
    };

    void add(double radius, const oracle::Interval& azimuths) {
        Part part{radius, azimuths, {}};
        for (const Place& p : oracle::arc(site_, radius, azimuths, steps)) part.points.push_back(oracle::on_surface(p));
        parts_.push_back(std::move(part));
    }

    /// From the nearest of the samples by golden section.
    double distance_to(const Part& part, const oracle::Vector& p) const {
        const auto squared = [&](const oracle::Vector& q) {
            return oracle::dot(oracle::minus(p, q), oracle::minus(p, q));
        };
        const auto off = [&](double azimuth) {
            return squared(oracle::on_surface(oracle::direct(site_, azimuth, part.radius)));
        };
        const auto nearest = std::min_element(part.points.begin(), part.points.end(),
                                              [&](auto& a, auto& b) { return squared(a) < squared(b); });
        const double step = (part.azimuths.to - part.azimuths.from) / steps;
        const double middle = part.azimuths.from + step * static_cast<double>(nearest - part.points.begin());
        const bool whole = part.azimuths.to - part.azimuths.from == 360.0;
        double low = whole ? middle - step : std::max(middle - step, part.azimuths.from);
        double high = whole ? middle + step : std::min(middle + step, part.azimuths.to);
        for (int i = 0; i < 40; ++i) {
            const double a = low + 0.4 * (high - low);
            const double b = low + 0.6 * (high - low);
            if (off(a) < off(b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return std::sqrt(std::min({off(low), off(high), squared(*nearest)}));
    }

    Place site_;
    std::vector<Part> parts_;
};

/// Points of the true boundary.
std::vector<Place> true_points(const Band& band, Dice& dice) {
    std::vector<Place> points;
    for (const double radius : {band.r_max, band.r_min}) {
        if (radius <= 0.0) continue;
        for (const auto& part :
             band.sector ? std::vector{*band.sector} : oracle::boundary_azimuths(band.site, radius)) {
            for (int i = 0; i < 8; ++i)
                points.push_back(oracle::direct(band.site, dice.uniform(part.from, part.to), radius));
        }
    }
    if (!band.sector) return points;
    for (const double azimuth : {band.sector->from, band.sector->to}) {
        for (int i = 0; i < 6; ++i)
            points.push_back(oracle::direct(band.site, azimuth, dice.uniform(band.r_min, band.r_max)));
    }
    return points;
}

}  // namespace

TEST_CASE("every vertex that is not on a seam lies on the true boundary") {
    Dice dice(seed() + 6);
    double worst = 0.0;
    for (const Drawn& drawn : all_drawn()) {
        double off = 0.0;
        LonLat where;
        const auto ask = [&](const LonLat& vertex) {
            const double distance = oracle::distance_to_boundary(drawn.band, place(vertex));
            if (distance > off) where = vertex;
            off = std::max(off, distance);
        };
        const auto edges = true_edges(drawn.footprint.polygons);
        for (const auto& [a, b] : edges) {
            if (on_seam(a, b)) continue;
            if (std::abs(a.lon) == 180.0) ask(a);
            if (std::abs(b.lon) == 180.0) ask(b);
        }
        for (const auto& [a, b] : some_of(edges, dice)) {
            if (!on_seam(a, b)) ask(a);
        }
        CHECK_MESSAGE(off < 1e-3, drawn.reproduction(), ": ", off, " m off at ", where.lon, " ", where.lat);
        worst = std::max(worst, off);
    }
    MESSAGE("vertices stray at most ", worst, " m");
}

TEST_CASE("every point of an edge, as written, keeps the tolerance") {
    Dice dice(seed() + 1);
    double closest = 0.0;
    for (const Drawn& drawn : all_drawn()) {
        const FoldedBoundary fold(drawn.band);
        const bool both_folded = oracle::folded(drawn.band.r_max) && drawn.band.r_max < oracle::half_meridian_m &&
                                 (drawn.band.r_min <= 0.0 || oracle::folded(drawn.band.r_min));
        const double tolerance = drawn.footprint.tolerance.m();
        double off = 0.0;
        Place where{};
        for (const auto& [a, b] :
             some_of(true_edges(drawn.written), dice, both_folded ? folded_edges_at_most : edges_at_most)) {
            for (int i = 0; i < 5; ++i) {
                const double share = (i + dice.uniform(0.0, 1.0)) / 5.0;
                const Place p{a.lat + share * (b.lat - a.lat), a.lon + share * (b.lon - a.lon)};
                const double distance =
                    both_folded ? fold.distance_from(p) : oracle::distance_to_boundary(drawn.band, p);
                if (distance > off) where = p;
                off = std::max(off, distance);
            }
        }
        CHECK_MESSAGE(drawn.footprint.tolerance.m() <= drawn.tolerance_m, drawn.reproduction());
        CHECK_MESSAGE(off <= tolerance + oracle::slack(drawn.band), drawn.reproduction(), ": ", off, " m off at ",
                      where.lon, " ", where.lat, ", tolerance ", tolerance, " m");
        closest = std::max(closest, off / tolerance);
    }
    MESSAGE("edges use at most ", closest, " of the tolerance");
}

TEST_CASE("every point of the true boundary has the drawn one within the tolerance") {
    Dice dice(seed() + 2);
    double closest = 0.0;
    for (const Drawn& drawn : all_drawn()) {
        const double tolerance = drawn.footprint.tolerance.m();
        oracle::Edges edges;
        for (const auto& [a, b] : true_edges(drawn.footprint.polygons)) edges.add(place(a), place(b));
        double off = 0.0;
        Place where{};
        for (const Place& p : true_points(drawn.band, dice)) {
            const double distance = edges.distance_from(p, 2.0 * tolerance + 1e-6);
            if (distance > off) where = p;
            off = std::max(off, distance);
        }
        CHECK_MESSAGE(off <= tolerance + oracle::slack(drawn.band), drawn.reproduction(), ": ", off,
                      " m or more off at ", where.lon, " ", where.lat, ", tolerance ", tolerance, " m");
        closest = std::max(closest, off / tolerance);
    }
    MESSAGE("the true boundary is at most ", closest, " of the tolerance away");
}

TEST_CASE("the label stands on the outer edge") {
    for (const Drawn& drawn : all_drawn()) {
        const Band& band = drawn.band;
        CHECK_MESSAGE(drawn.footprint.label.has_value() == (band.r_max < oracle::half_meridian_m),
                      drawn.reproduction());
        if (!drawn.footprint.label) continue;
        const Place label{drawn.footprint.label->lat(), drawn.footprint.label->lon()};
        const oracle::Way way = oracle::inverse(band.site, label);
        CHECK_MESSAGE(std::abs(way.metres - band.r_max) < 1e-3, drawn.reproduction(), ": label at ", label.lat, " ",
                      label.lon);
        CHECK_MESSAGE(band.inside_sector(way.azimuth) > 0.0, drawn.reproduction());
    }
}
