// SPDX-License-Identifier: MIT
// What a map needs of the polygons, whatever they stand for.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "properties/layouts.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"

using namespace properties;

namespace {

/// Why one ring is not as promised, or empty.
std::string complaint(const Path& ring, bool hole) {
    if (ring.size() < 4) return fmt::format("a ring of {} vertices", ring.size());
    if (ring.front() != ring.back()) return "a ring that is not closed";
    if ((doubled_area(ring) > 0.0) == hole || doubled_area(ring) == 0.0)
        return hole ? "a hole runs anticlockwise" : "an exterior runs clockwise";
    for (const LonLat& p : ring) {
        if (!(std::abs(p.lon) <= 180.0 && std::abs(p.lat) <= 90.0))
            return fmt::format("a vertex at {:.17g} {:.17g}", p.lon, p.lat);
    }
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const LonLat& a = ring[i - 1];
        const LonLat& b = ring[i];
        if (a == b) return fmt::format("a repeated vertex at {:.17g} {:.17g}", a.lon, a.lat);
        if (std::abs(a.lon - b.lon) >= 180.0)
            return fmt::format("an edge from {:.17g} to {:.17g} degrees east", a.lon, b.lon);
    }
    const auto [west, east] =
        std::minmax_element(ring.begin(), ring.end(), [](auto& a, auto& b) { return a.lon < b.lon; });
    const auto [south, north] =
        std::minmax_element(ring.begin(), ring.end(), [](auto& a, auto& b) { return a.lat < b.lat; });
    return west->lon < east->lon && south->lat < north->lat ? std::string() : "a part without width";
}

std::string complaint(const MultiPolygon& polygons) {
    std::string first;
    visit_rings(polygons, [&](const Path& ring, bool hole) {
        if (first.empty()) first = complaint(ring, hole);
    });
    return first.empty() ? Plane(polygons).complaint() : first;
}

}  // namespace

TEST_CASE("every polygon is valid in the plane, as computed and as written") {
    for (const Drawn& drawn : all_drawn()) {
        const std::string computed = complaint(drawn.footprint.polygons);
        CHECK_MESSAGE(computed.empty(), drawn.reproduction(), ": ", computed);
        const std::string written = complaint(drawn.written);
        CHECK_MESSAGE(written.empty(), drawn.reproduction(), ": written with ", drawn.footprint.decimals,
                      " decimals: ", written);
    }
}

TEST_CASE("only nothing is drawn as nothing") {
    for (const Drawn& drawn : all_drawn()) {
        CHECK_MESSAGE(drawn.footprint.empty() == (drawn.band.r_min >= oracle::half_meridian_m), drawn.reproduction());
    }
}

TEST_CASE("seams carry vertices at least every half degree along 180 and every degree along the poles") {
    for (const Drawn& drawn : all_drawn()) {
        double meridian = 0.0;
        double pole = 0.0;
        each_edge(drawn.footprint.polygons, [&](const LonLat& a, const LonLat& b) {
            if (!on_seam(a, b)) return;
            (a.lon == b.lon ? meridian : pole) =
                std::max(a.lon == b.lon ? meridian : pole, std::max(std::abs(a.lat - b.lat), std::abs(a.lon - b.lon)));
        });
        CHECK_MESSAGE(meridian <= 0.5 + 1e-10, drawn.reproduction());
        CHECK_MESSAGE(pole <= 1.0 + 1e-10, drawn.reproduction());
    }
}

TEST_CASE("both sides of 180 carry the same latitudes") {
    for (const Drawn& drawn : all_drawn()) {
        std::set<double> east;
        std::set<double> west;
        each_edge(drawn.written, [&](const LonLat& a, const LonLat& b) {
            if (std::abs(a.lon) != 180.0 || a.lon != b.lon) return;
            // The side of a sector may run here, and what reaches over by less than a rounding step is left out.
            const oracle::Place middle{0.5 * (a.lat + b.lat), 180.0};
            if (oracle::distance_to_boundary(drawn.band, middle) <= drawn.footprint.tolerance.m()) return;
            (a.lon > 0.0 ? east : west).insert({a.lat, b.lat});
        });
        std::vector<double> alone;
        std::set_symmetric_difference(east.begin(), east.end(), west.begin(), west.end(), std::back_inserter(alone));
        CHECK_MESSAGE(alone.empty(), drawn.reproduction(), ": one side only at ",
                      fmt::format("{:.17g}", fmt::join(alone, ", ")));
    }
}

TEST_CASE("the boundary lines are the polygons' edges without the seams") {
    using Edge = std::array<double, 4>;
    const auto edge = [](const LonLat& a, const LonLat& b) { return Edge{a.lon, a.lat, b.lon, b.lat}; };
    for (const Drawn& drawn : all_drawn()) {
        std::vector<Edge> polygons;
        std::vector<Edge> lines;
        for (const auto& [a, b] : true_edges(drawn.footprint.polygons)) polygons.push_back(edge(a, b));
        for (const Path& line : drawn.footprint.boundary()) {
            for (std::size_t i = 1; i < line.size(); ++i) lines.push_back(edge(line[i - 1], line[i]));
        }
        std::sort(polygons.begin(), polygons.end());
        std::sort(lines.begin(), lines.end());
        std::vector<Edge> odd;
        std::set_symmetric_difference(polygons.begin(), polygons.end(), lines.begin(), lines.end(),
                                      std::back_inserter(odd));
        CHECK_MESSAGE(odd.empty(), drawn.reproduction(), ": ", odd.size(), " edges, first ",
                      fmt::format("{:.17g}", fmt::join(odd.empty() ? Edge{} : odd.front(), " ")));
    }
}
