// SPDX-License-Identifier: MIT
// bench_rings [SITES [ROUNDS]]: rings in memory, one thread, beside GeographicLib's Direct for every vertex.
// CPU time; the contenders take turns within each round, and the medians over the rounds are printed.
#include <fmt/format.h>

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <numbers>
#include <random>
#include <vector>

#include "rangeband/footprint/footprint.hpp"
#include "rangeband/geodesic/circle.hpp"

namespace {

using rangeband::Length;
using rangeband::Tolerance;
using rangeband::geodesic::Circle;
using rangeband::geodesic::Position;

constexpr std::size_t ring_vertices = 360;
constexpr std::array radii{Length::km(500), Length::km(1'000), Length::km(5'500)};

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<Position> random_sites(std::size_t count) {
    std::mt19937_64 random(20190802);
    std::uniform_real_distribution<double> unit(-1.0, 1.0);
    std::vector<Position> sites;
    for (std::size_t i = 0; i < count; ++i) {
        const double latitude = std::asin(unit(random)) * 180.0 / std::numbers::pi;
        sites.push_back(Position::deg(latitude, 180.0 * unit(random)));
    }
    return sites;
}

/// Latitude and longitude of the vertices of one ring.
struct Ring {
    std::array<double, ring_vertices> lat, lon;
};

void peer_ring(const Position& site, Length radius, Ring& ring) {
    const auto& earth = GeographicLib::Geodesic::WGS84();
    for (std::size_t i = 0; i < ring_vertices; ++i) {
        const double azimuth = 360.0 * static_cast<double>(i) / ring_vertices;
        earth.Direct(site.lat(), site.lon(), azimuth, radius.m(), ring.lat[i], ring.lon[i]);
    }
}

/// Longitudes in [-180, 180], as Direct gives them.
void our_ring(const Position& site, Length radius, Ring& ring) {
    Circle(site, radius).ring(ring.lon, ring.lat);
    for (double& lon : ring.lon) {
        lon += site.lon();
        lon -= lon > 180.0 ? 360.0 : 0.0;
        lon += lon < -180.0 ? 360.0 : 0.0;
    }
}

/// Times of one contender, in seconds, and the vertices of one round.
struct Contender {
    std::vector<double> seconds;
    std::size_t vertices = 0;

    double nanoseconds_per_vertex() const {
        std::vector<double> sorted = seconds;
        std::sort(sorted.begin(), sorted.end());
        return 1e9 * sorted[sorted.size() / 2] / static_cast<double>(vertices);
    }
};

template <typename Work>
void take_turn(Contender& contender, const std::vector<Position>& sites, Length radius, Work work) {
    contender.vertices = 0;
    const double start = cpu_seconds();
    for (const Position& site : sites) contender.vertices += work(site, radius);
    contender.seconds.push_back(cpu_seconds() - start);
}

std::size_t outline_vertices(const Position& site, Length radius) {
    using rangeband::footprint::Source;
    const auto drawn = rangeband::footprint::draw(
        {.source = Source::site(site, Length(), radius), .sector = {}, .tolerance = Tolerance::m(100)});
    std::size_t count = 0;
    for (const auto& polygon : drawn.polygons) count += polygon.exterior.size();
    return count;
}

/// The largest distance between our vertices and the peer's.
double largest_difference_m(const std::vector<Position>& sites, Length radius) {
    const auto& earth = GeographicLib::Geodesic::WGS84();
    double largest = 0.0;
    Ring ours, theirs;
    for (const Position& site : sites) {
        our_ring(site, radius, ours);
        peer_ring(site, radius, theirs);
        for (std::size_t i = 0; i < ring_vertices; ++i) {
            double distance = 0.0;
            earth.Inverse(ours.lat[i], ours.lon[i], theirs.lat[i], theirs.lon[i], distance);
            largest = std::max(largest, distance);
        }
    }
    return largest;
}

struct Contest {
    Contender peer, rings, outline;
};

Contest contest(const std::vector<Position>& sites, Length radius, std::size_t rounds) {
    Contest result;
    Ring ring;
    double used = 0.0;  // printed nowhere, but keeps the compiler from leaving work out
    const auto count = [&](auto make) {
        return [&, make](const Position& site, Length r) {
            make(site, r, ring);
            used += ring.lat[7] + ring.lon[11];
            return ring_vertices;
        };
    };
    for (std::size_t i = 0; i < rounds; ++i) {
        take_turn(result.peer, sites, radius, count(peer_ring));
        take_turn(result.rings, sites, radius, count(our_ring));
        take_turn(result.outline, sites, radius, outline_vertices);
    }
    if (!std::isfinite(used)) std::abort();
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000;
    const std::size_t rounds = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 7;
    const auto sites = random_sites(count);
    fmt::print("{:>8} {:>10} {:>10} {:>7} {:>12} | {:>12} {:>10} {:>7}\n", "radius", "Direct", "rings", "ratio",
               "apart", "draw 100 m", "Mvert/s", "ratio");
    for (const Length radius : radii) {
        const Contest result = contest(sites, radius, rounds);
        const double peer = result.peer.nanoseconds_per_vertex();
        const double rings = result.rings.nanoseconds_per_vertex();
        const double outline = result.outline.nanoseconds_per_vertex();
        fmt::print("{:>5} km {:>7.1f} ns {:>7.2f} ns {:>6.1f}x {:>10.1e} m | {:>9.1f} ns {:>10.1f} {:>6.1f}x\n",
                   radius.km(), peer, rings, peer / rings, largest_difference_m(sites, radius), outline, 1e3 / outline,
                   peer / outline);
    }
}
