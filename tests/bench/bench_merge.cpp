// SPDX-License-Identifier: MIT
// Footprints merged, beside GEOS's unary union of discs of 360 vertices that GeographicLib makes.
//
//   bench_merge [clusters|wide|growth|depth]...
#include <fmt/format.h>
#include <sys/resource.h>

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "oracle/dice.hpp"
#include "peers/direct_discs.hpp"
#include "rangeband/footprint/merge.hpp"

using namespace rangeband;
using footprint::Source;
using peers::Site;

namespace {

double normal(oracle::Dice& dice) {
    return std::sqrt(-2.0 * std::log(dice.uniform(1e-12, 1.0))) * std::cos(dice.uniform(0.0, 2.0 * std::numbers::pi));
}

/// Sites in clusters over Eurasia, normally spread.
std::vector<Site> clustered(std::size_t count, std::size_t clusters, double sigma_km, std::uint64_t seed) {
    oracle::Dice dice(seed);
    std::vector<Site> centres(clusters);
    for (Site& centre : centres) centre = {dice.uniform(30.0, 65.0), dice.uniform(0.0, 130.0)};
    std::vector<Site> sites(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Site& centre = centres[i % clusters];
        const double degree = 111.2 * std::cos(centre.lat * std::numbers::pi / 180.0);
        sites[i] = {centre.lat + sigma_km * normal(dice) / 111.2, centre.lon + sigma_km * normal(dice) / degree};
    }
    return sites;
}

std::vector<Source> discs(const std::vector<Site>& sites, double radius_km) {
    std::vector<Source> sources;
    sources.reserve(sites.size());
    for (const Site& site : sites)
        sources.push_back(
            Source::site(geodesic::Position::deg(site.lat, site.lon), Length::m(0), Length::km(radius_km)));
    return sources;
}

double cpu_s(const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::size_t vertices_of(const footprint::MultiPolygon& polygons) {
    std::size_t count = 0;
    for (const auto& polygon : polygons) {
        count += polygon.exterior.size();
        for (const auto& hole : polygon.holes) count += hole.size();
    }
    return count;
}

double peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void against_geos(const std::string& title, const std::vector<Site>& sites, double radius_km) {
    std::vector<double> ours;
    std::vector<double> theirs;
    footprint::MultiPolygon merged;
    double area_km2 = 0.0;
    std::size_t their_vertices = 0;
    for (int run = 0; run < 5; ++run) {
        ours.push_back(cpu_s([&] {
            const std::vector<Source> sources = discs(sites, radius_km);
            footprint::Footprint drawn = footprint::merge(sources, footprint::Depth::at_least(1), Tolerance::m(100));
            area_km2 = drawn.area.km2();
            merged = std::move(drawn.polygons);
        }));
        theirs.push_back(cpu_s([&] {
            const peers::DirectDiscs discs;
            their_vertices = discs.vertices(discs.united(sites, radius_km, 360));
        }));
    }
    fmt::print("{}: ours {:.4f} s ({} polygons, {} vertices, {:.0f} km2), GEOS {:.3f} s ({} vertices), ratio {:.1f}\n",
               title, median(ours), merged.size(), vertices_of(merged), area_km2, median(theirs), their_vertices,
               median(theirs) / median(ours));
}

void clusters() {
    against_geos("union of 1,000 discs of 500 km in 60 clusters", clustered(1'000, 60, 300.0, 1), 500.0);
    against_geos("union of 10,000 discs of 500 km in 60 clusters", clustered(10'000, 60, 300.0, 1), 500.0);
}

void wide() { against_geos("union of 1,000 discs of 5,500 km", clustered(1'000, 60, 300.0, 2), 5'500.0); }

void growth() {
    for (const std::size_t count : {10'000, 100'000, 1'000'000}) {
        const std::vector<Source> sources = discs(clustered(count, count / 200, 200.0, 3), 50.0);
        footprint::MultiPolygon merged;
        const double seconds = cpu_s(
            [&] { merged = footprint::merge(sources, footprint::Depth::at_least(1), Tolerance::m(100)).polygons; });
        fmt::print("union of {} discs of 50 km in {} clusters: {:.2f} s ({} polygons, {} vertices), peak {:.0f} MB\n",
                   count, count / 200, seconds, merged.size(), vertices_of(merged), peak_mb());
    }
}

void depth() {
    const std::vector<Source> sources = discs(clustered(300, 3, 400.0, 4), 1'500.0);
    std::vector<double> runs;
    std::size_t features = 0;
    for (int run = 0; run < 5; ++run) {
        runs.push_back(cpu_s(
            [&] { features = footprint::depths(sources, footprint::Nesting::disjoint, Tolerance::m(100)).size(); }));
    }
    fmt::print("depth of 300 overlapping discs of 1,500 km: {:.3f} s, {} depths\n", median(runs), features);
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::pair<std::string, std::function<void()>>> lines{
        {"clusters", clusters}, {"wide", wide}, {"growth", growth}, {"depth", depth}};
    for (const auto& [name, run] : lines) {
        const bool asked = count == 1 || std::find(arguments + 1, arguments + count, name) != arguments + count;
        if (asked) run();
        std::fflush(stdout);
    }
}
