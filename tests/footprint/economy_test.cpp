// SPDX-License-Identifier: MIT
// Vertices drawn against the fewest that the same curve needs: edges as long as their error allows, one after the
// other.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "footprint/drawn.hpp"

using oracle::Place;

namespace {

/// How far the straight edge between two azimuths of a circle strays from it.
double stray(const Place& site, double radius, double from, double to) {
    const Place a = oracle::direct(site, from, radius);
    const Place b = oracle::direct(site, to, radius);
    const double dlon = std::remainder(b.lon - a.lon, 360.0);
    double worst = 0.0;
    for (int i = 1; i < 32; ++i) {
        const double share = i / 32.0;
        const Place p{a.lat + share * (b.lat - a.lat), a.lon + share * dlon};
        worst = std::max(worst, std::abs(oracle::distance(site, p) - radius));
    }
    return worst;
}

/// Each edge goes as far as the tolerance lets it.
int fewest_edges(const Place& site, double radius, double tolerance) {
    int edges = 0;
    for (double azimuth = 0.0; azimuth < 360.0; ++edges) {
        double step = 0.01;
        while (step < 40.0 && stray(site, radius, azimuth, azimuth + 1.1 * step) <= tolerance) step *= 1.1;
        double low = step;
        double high = 1.1 * step;
        for (int i = 0; i < 12; ++i) {
            const double middle = 0.5 * (low + high);
            (stray(site, radius, azimuth, azimuth + middle) <= tolerance ? low : high) = middle;
        }
        azimuth += low;
    }
    return edges;
}

}  // namespace

TEST_CASE("at most 1.25 times the vertices that equal-error spacing needs") {
    for (const double km : {480.0, 1000.0, 5500.0}) {
        const auto footprint = drawn::disc(48.57, 46.25, km, 100.0);
        const std::size_t drawn = drawn::boundary_edges(footprint);
        const int fewest = fewest_edges({48.57, 46.25}, 1000.0 * km, footprint.tolerance.m());
        MESSAGE(fmt::format("{} km at 48.57 N, 100 m: {} vertices, at least {} needed, {:.2f} times", km, drawn, fewest,
                            static_cast<double>(drawn) / fewest));
        CHECK(static_cast<double>(drawn) <= 1.25 * fewest);
        CHECK(static_cast<int>(drawn) >= fewest);
    }
}

TEST_CASE("a hundred times the tolerance takes a tenth of the vertices") {
    const auto edges = [](double tolerance) {
        return static_cast<double>(drawn::boundary_edges(drawn::disc(48.57, 46.25, 1000, tolerance)));
    };
    CHECK(edges(1.0) / edges(100.0) == doctest::Approx(10.0).epsilon(0.15));
}
