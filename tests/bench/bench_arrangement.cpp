// SPDX-License-Identifier: MIT
// How long merging takes on layouts that people have, and how time grows with their number and overlap. Each line runs
// in a process of its own, which tells its peak memory, and is given up after a while.
//
//   bench_arrangement [--list] [--json] [--limit SECONDS] [PATTERN]...
//
// A pattern selects the line of that name, or else those whose names hold it: `depth-300-1500`, `annuli-globe`,
// `sweep-`, `sweep-all-1000000`; without one all lines but the sweep run. --json prints one object a line.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <numbers>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"

using namespace rangeband;
using footprint::Depth;
using footprint::Source;
using oracle::Dice;
using oracle::Place;

namespace {

constexpr double R = 6'371'007.0;  // the sphere of equal area

/// Evenly over a box, by area.
std::vector<Place> over(std::size_t count, double south, double north, double west, double east, std::uint64_t seed) {
    Dice dice(seed);
    const auto height = [](double lat) { return std::sin(lat * std::numbers::pi / 180.0); };
    std::vector<Place> places(count);
    for (Place& place : places) {
        place.lat = std::asin(dice.uniform(height(south), height(north))) * 180.0 / std::numbers::pi;
        place.lon = dice.uniform(west, east);
    }
    return places;
}

std::vector<Place> over_globe(std::size_t count) { return over(count, -90.0, 90.0, -180.0, 180.0, 11); }

std::vector<Place> over_europe(std::size_t count) { return over(count, 36.0, 70.0, -10.0, 40.0, 12); }
const double europe_m2 = R * R * (50.0 * std::numbers::pi / 180.0) *
                         (std::sin(70.0 * std::numbers::pi / 180.0) - std::sin(36.0 * std::numbers::pi / 180.0));

std::vector<Place> within(std::size_t count, double metres) {
    Dice dice(13);
    std::vector<Place> places(count);
    for (Place& place : places)
        place = oracle::direct({50.1, 8.7}, dice.uniform(0.0, 360.0), metres * std::sqrt(dice.uniform(0.0, 1.0)));
    return places;
}

/// Normally spread around so many centres.
std::vector<Place> clustered(std::size_t count, std::size_t clusters, double sigma_km, std::uint64_t seed) {
    Dice dice(seed);
    std::vector<Place> centres(clusters);
    for (Place& centre : centres) centre = {dice.uniform(30.0, 65.0), dice.uniform(0.0, 130.0)};
    const auto normal = [&] {
        return std::sqrt(-2.0 * std::log(dice.uniform(1e-12, 1.0))) *
               std::cos(dice.uniform(0.0, 2.0 * std::numbers::pi));
    };
    std::vector<Place> places(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Place& centre = centres[i % clusters];
        const double degree = 111.2 * std::cos(centre.lat * std::numbers::pi / 180.0);
        places[i] = {centre.lat + sigma_km * normal() / 111.2, centre.lon + sigma_km * normal() / degree};
    }
    return places;
}

Source source(const Place& site, double r_max, double r_min = 0.0) {
    return Source::site(geodesic::Position::deg(site.lat, site.lon), Length::m(r_min), Length::m(r_max));
}

std::vector<Source> sources(const std::vector<Place>& sites, double max_km, double min_km = 0.0) {
    std::vector<Source> all;
    all.reserve(sites.size());
    for (const Place& site : sites) all.push_back(source(site, 1000.0 * max_km, 1000.0 * min_km));
    return all;
}

/// Ranges that all end at Berlin.
std::vector<Source> star(std::size_t count, double step_m) {
    const Place berlin{52.52, 13.405};
    std::vector<Source> all;
    for (const Place& site : over_europe(count)) {
        const double metres = oracle::distance(site, berlin);
        all.push_back(source(site, step_m > 0.0 ? std::round(metres / step_m) * step_m : metres));
    }
    return all;
}

std::vector<Source> two_catalogues(std::size_t bases, double km) {
    std::vector<Place> places;
    for (const Place& base : over_europe(bases)) {
        for (const double scale : {1e2, 1e5})
            places.push_back({std::round(base.lat * scale) / scale, std::round(base.lon * scale) / scale});
    }
    return sources(places, km);
}

/// A ring of so many vertices, as irregular as a coast: its distance from the middle changes from vertex to vertex.
footprint::Path ring(Dice& dice, std::size_t vertices, const Place& middle, double size_deg, double roughness) {
    footprint::Path path;
    const double shrink = std::cos(middle.lat * std::numbers::pi / 180.0);
    for (std::size_t i = 0; i < vertices; ++i) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(vertices);
        const double out = size_deg * (0.8 + 0.2 * std::sin(5.0 * turn) + roughness * dice.uniform(-1.0, 1.0));
        path.push_back({middle.lon + out * std::cos(turn) / shrink, middle.lat + out * std::sin(turn)});
    }
    path.push_back(path.front());
    return path;
}

Source around(const footprint::LaunchArea& area, double max_km, double min_km) {
    return footprint::launch_area(area, footprint::Edges::lonlat, Length::km(min_km), Length::km(max_km),
                                  Tolerance::m(100));
}

std::vector<Source> polygon(std::size_t vertices, double max_km, double min_km = 0.0) {
    Dice dice(21);
    return {around({.points = {}, .lines = {}, .polygons = {{ring(dice, vertices, {50.0, 15.0}, 5.0, 2e-3), {}}}},
                   max_km, min_km)};
}

/// From Lisbon to the Urals, to and fro.
std::vector<Source> line(std::size_t vertices, double max_km, double min_km = 0.0) {
    Dice dice(22);
    footprint::Path path;
    for (std::size_t i = 0; i < vertices; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(vertices);
        path.push_back({-9.0 + 69.0 * share, 48.0 + 8.0 * std::sin(9.0 * share) + 2e-3 * dice.uniform(-1.0, 1.0)});
    }
    return {around({.points = {}, .lines = {path}, .polygons = {}}, max_km, min_km)};
}

std::vector<Source> polygons(std::size_t count, double max_km) {
    Dice dice(23);
    std::vector<Source> all;
    for (const Place& middle : over_europe(count))
        all.push_back(
            around({.points = {}, .lines = {}, .polygons = {{ring(dice, 30, middle, 0.5, 0.1), {}}}}, max_km, 0));
    return all;
}

/// How often circles cross, on a sphere.
double crossings(const std::vector<Source>& all) {
    double count = 0.0;
    std::vector<std::pair<Place, double>> circles;
    for (const Source& one : all) {
        const footprint::Part& part = one.parts.front();
        for (const auto* discs : {&part.outer, &part.inner}) {
            for (const footprint::Disc& disc : *discs)
                circles.push_back({{disc.centre.lat(), disc.centre.lon()}, disc.radius.m() / R});
        }
    }
    const auto unit = [](const Place& p) {
        const double lat = p.lat * std::numbers::pi / 180.0;
        const double lon = p.lon * std::numbers::pi / 180.0;
        return oracle::Vector{std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
    };
    std::vector<oracle::Vector> centres;
    centres.reserve(circles.size());
    for (const auto& [site, radius] : circles) centres.push_back(unit(site));
    for (std::size_t i = 0; i < circles.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double away = std::acos(std::clamp(oracle::dot(centres[i], centres[j]), -1.0, 1.0));
            const double a = circles[i].second;
            const double b = circles[j].second;
            if (away > std::abs(a - b) && away < a + b && away + a + b < 2.0 * std::numbers::pi) count += 2.0;
        }
    }
    return count;
}

enum class Ask { union_of_all, intersection, depths };

struct Line {
    std::string name;
    std::string title;
    Ask ask = Ask::union_of_all;
    std::function<std::vector<Source>()> make;
    std::optional<double> wanted_s = {};
    bool per_crossing = false;  ///< at most 5 µs and 300 bytes each
    bool areas = false;         ///< discs along edges take time, too
};

struct Found {
    double seconds = 0.0;
    std::size_t features = 0;
    std::size_t polygons = 0;
    std::size_t vertices = 0;
};

void add(Found& found, const footprint::Footprint& footprint) {
    ++found.features;
    found.polygons += footprint.polygons.size();
    for (const auto& polygon : footprint.polygons) {
        found.vertices += polygon.exterior.size();
        for (const auto& hole : polygon.holes) found.vertices += hole.size();
    }
}

Found once(const std::vector<Source>& all, Ask ask) {
    Found found;
    const std::clock_t start = std::clock();
    const Tolerance tolerance = Tolerance::m(100);
    if (ask == Ask::depths) {
        for (const auto& one : footprint::depths(all, footprint::Nesting::disjoint, tolerance))
            add(found, one.footprint);
    } else {
        const int least = ask == Ask::union_of_all ? 1 : static_cast<int>(all.size());
        add(found, footprint::merge(all, Depth::at_least(least), tolerance));
    }
    found.seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    return found;
}

double peak_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void print(const Line& line, bool json) {
    const std::clock_t start = std::clock();
    const std::vector<Source> all = line.make();
    const double making_s = line.areas ? static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC : 0.0;
    const double before_mb = peak_mb();
    Found found = once(all, line.ask);
    const double peak = peak_mb();
    // The median of three where that is quick.
    if (found.seconds < 2.0) {
        double others[] = {once(all, line.ask).seconds, once(all, line.ask).seconds, found.seconds};
        std::sort(std::begin(others), std::end(others));
        found.seconds = others[1];
    }
    found.seconds += making_s;
    const double met = line.per_crossing ? crossings(all) : 0.0;
    const double us = met > 0.0 ? 1e6 * found.seconds / met : 0.0;
    const double bytes = met > 0.0 ? (peak - before_mb) * 1024.0 * 1024.0 / met : 0.0;
    if (json) {
        fmt::print(
            R"({{"name": "{}", "sources": {}, "seconds": {:.5f}, "features": {}, "polygons": {}, "vertices": {}, )"
            R"("peak_mb": {:.1f}, "sources_mb": {:.1f}{}{}}})"
            "\n",
            line.name, all.size(), found.seconds, found.features, found.polygons, found.vertices, peak, before_mb,
            line.wanted_s ? fmt::format(R"(, "wanted_s": {})", *line.wanted_s) : "",
            met > 0.0 ? fmt::format(R"(, "crossings": {:.0f}, "us_a_crossing": {:.2f}, "bytes_a_crossing": {:.0f})",
                                    met, us, bytes)
                      : "");
        return;
    }
    fmt::print(
        "{:<26} {:>8.3f} s {:>10} {:>9} vertices {:>6} polygons {:>4} features {:>6.0f} MB (sources {:.0f})  {}\n",
        line.name, found.seconds,
        line.wanted_s ? fmt::format("({} {:g})", found.seconds <= *line.wanted_s ? "of" : "OVER", *line.wanted_s) : "",
        found.vertices, found.polygons, found.features, peak, before_mb, line.title);
    if (met > 0.0)
        fmt::print("{:<26} {:.0f} crossings, {:.2f} us each ({} 5), {:.0f} bytes each ({} 300)\n", "", met, us,
                   us <= 5.0 ? "of" : "OVER", bytes, bytes <= 300.0 ? "of" : "OVER");
}

std::vector<Line> lines() {
    const auto globe_annuli = [](std::size_t n, double from, double to) {
        return [=] { return sources(over_globe(n), to, from); };
    };
    const auto europe_annuli = [](std::size_t n, double from, double to) {
        return [=] { return sources(over_europe(n), to, from); };
    };
    const auto europe = [](std::size_t n, double km) { return [=] { return sources(over_europe(n), km); }; };
    std::vector<Line> all{
        {.name = "star-300",
         .title = "ranges that end at one city, to the bit",
         .ask = Ask::depths,
         .make = [] { return star(300, 0.0); },
         .wanted_s = 1.0},
        {.name = "star-300-mm",
         .title = "the same to the millimetre",
         .ask = Ask::depths,
         .make = [] { return star(300, 1e-3); },
         .wanted_s = 1.0},
        {.name = "copies-1000",
         .title = "1,000 copies within 1 cm, 500 km, depth",
         .ask = Ask::depths,
         .make = [] { return sources(within(1000, 0.01), 500); },
         .wanted_s = 0.2},
        {.name = "catalogues-3000",
         .title = "3,000 bases in two catalogues, 1,000 km, union",
         .make = [] { return two_catalogues(3000, 1000); },
         .wanted_s = 0.2},
        {.name = "within-2km-10000",
         .title = "10,000 within 2 km, 50 km, union",
         .make = [] { return sources(within(10'000, 2e3), 50); }},
        {.name = "within-2km-100000",
         .title = "100,000 within 2 km, 50 km, union",
         .make = [] { return sources(within(100'000, 2e3), 50); },
         .wanted_s = 1.0},
        {.name = "europe-100000-5500",
         .title = "100,000 over Europe, 5,500 km, union",
         .make = europe(100'000, 5500),
         .wanted_s = 1.5},
        {.name = "europe-1000000-500",
         .title = "1,000,000 over Europe, 500 km, union",
         .make = europe(1'000'000, 500),
         .wanted_s = 6.0},
        {.name = "clusters-1000000-50",
         .title = "1,000,000 in 5,000 clusters, 50 km, union",
         .make = [] { return sources(clustered(1'000'000, 5000, 200.0, 3), 50); },
         .wanted_s = 3.5},
        {.name = "annuli-globe-10000",
         .title = "10,000 annuli of 500..5,500 km over the globe, union",
         .make = globe_annuli(10'000, 500, 5500),
         .wanted_s = 0.3},
        {.name = "annuli-globe-100000",
         .title = "100,000 of them",
         .make = globe_annuli(100'000, 500, 5500),
         .wanted_s = 2.0},
        {.name = "annuli-europe-1000",
         .title = "1,000 annuli of 500..5,500 km over Europe, union",
         .make = europe_annuli(1'000, 500, 5500)},
        {.name = "annuli-europe-3000", .title = "3,000 of them", .make = europe_annuli(3'000, 500, 5500)},
        {.name = "annuli-europe-10000",
         .title = "10,000 of them",
         .make = europe_annuli(10'000, 500, 5500),
         .wanted_s = 0.3},
        {.name = "annuli-europe-100000",
         .title = "100,000 of them",
         .make = europe_annuli(100'000, 500, 5500),
         .wanted_s = 2.0},
        {.name = "annuli-50-500-10000",
         .title = "10,000 annuli of 50..500 km over Europe, union",
         .make = europe_annuli(10'000, 50, 500)},
        {.name = "annuli-50-500-100000", .title = "100,000 of them", .make = europe_annuli(100'000, 50, 500)},
        {.name = "annuli-thin-1000",
         .title = "1,000 annuli of 499..500 km over Europe, union",
         .make = europe_annuli(1'000, 499, 500)},
        {.name = "annuli-thin-3000", .title = "3,000 of them", .make = europe_annuli(3'000, 499, 500), .wanted_s = 3.0},
        {.name = "annuli-thin-globe-3000",
         .title = "3,000 annuli of 499..500 km over the globe, union",
         .make = globe_annuli(3'000, 499, 500)},
        {.name = "annuli-thin-globe-10000", .title = "10,000 of them", .make = globe_annuli(10'000, 499, 500)},
        {.name = "annuli-meet-1000",
         .title = "1,000 annuli of 500..5,500 km over Europe, intersection",
         .ask = Ask::intersection,
         .make = europe_annuli(1'000, 500, 5500)},
        {.name = "annuli-meet-3000",
         .title = "3,000 of them",
         .ask = Ask::intersection,
         .make = europe_annuli(3'000, 500, 5500)},
        {.name = "depth-300-1500",
         .title = "300 in 3 clusters, 1,500 km, depth",
         .ask = Ask::depths,
         .make = [] { return sources(clustered(300, 3, 400.0, 4), 1500); },
         .wanted_s = 0.8,
         .per_crossing = true},
    };
    for (const std::size_t n : {300, 1'000, 3'000})
        all.push_back({.name = fmt::format("depth-europe-{}", n),
                       .title = fmt::format("{} over Europe, 500 km, depth", n),
                       .ask = Ask::depths,
                       .make = europe(n, 500),
                       .per_crossing = true});
    for (const std::size_t n : {300, 1'000})
        all.push_back({.name = fmt::format("depth-globe-{}", n),
                       .title = fmt::format("{} over the globe, 5,500 km, depth", n),
                       .ask = Ask::depths,
                       .make = [n] { return sources(over_globe(n), 5500); },
                       .per_crossing = true});
    // Launch areas.
    for (const std::size_t n : {10'000, 100'000}) {
        const std::optional<double> wanted_s = n == 100'000 ? std::optional(2.0) : std::nullopt;
        for (const auto& [from, to] : {std::pair{0, 100}, {0, 1000}, {3000, 5500}}) {
            const std::string range = from > 0 ? fmt::format("{}..{}", from, to) : fmt::format("{}", to);
            all.push_back({.name = fmt::format("area-polygon-{}-{}", n, range),
                           .title = fmt::format("a polygon of {} vertices, {} km", n, range),
                           .make = [=] { return polygon(n, to, from); },
                           .wanted_s = wanted_s,
                           .areas = true});
            all.push_back({.name = fmt::format("area-line-{}-{}", n, range),
                           .title = fmt::format("a line of {} vertices, {} km", n, range),
                           .make = [=] { return line(n, to, from); },
                           .wanted_s = wanted_s,
                           .areas = true});
        }
    }
    all.push_back({.name = "areas-union-1000",
                   .title = "1,000 polygons of 30 vertices over Europe, 100 km, union",
                   .make = [] { return polygons(1000, 100); },
                   .wanted_s = 3.0,
                   .areas = true});
    for (const std::size_t n : {100, 1'000})
        all.push_back({.name = fmt::format("areas-depth-{}", n),
                       .title = fmt::format("{} polygons of 30 vertices over Europe, 100 km, depth", n),
                       .ask = Ask::depths,
                       .make = [n] { return polygons(n, 100); },
                       .areas = true});
    all.push_back({.name = "area-antipode",
                   .title = "a polygon of 300 km, 19,850..19,990 km: it holds the antipodes",
                   .make =
                       [] {
                           Dice dice(24);
                           return std::vector<Source>{around(
                               {.points = {}, .lines = {}, .polygons = {{ring(dice, 30, {0.0, 0.0}, 3.0, 0.02), {}}}},
                               19'990, 19'850)};
                       },
                   .wanted_s = 0.5,
                   .areas = true});
    all.push_back(
        {.name = "area-long-way",
         .title = "a line from 170 E to 170 W the long way, 917 m, at 100 m",
         .make =
             [] {
                 return std::vector<Source>{
                     around({.points = {}, .lines = {{{170.0, -12.33}, {-170.0, -16.30}}}, .polygons = {}}, 0.917, 0)};
             },
         .wanted_s = 0.5,
         .areas = true});
    // Densities: how many discs hold a place on average.
    for (const double cover : {1.0, 10.0, 100.0, 1000.0}) {
        for (const std::size_t n : {1'000, 10'000, 100'000, 1'000'000}) {
            const double km = std::sqrt(cover * europe_m2 / (static_cast<double>(n) * std::numbers::pi)) / 1000.0;
            all.push_back({.name = fmt::format("sweep-{:g}-{}", cover, n),
                           .title = fmt::format("{} over Europe, {:.3g} km, union: every place within {:g} of them", n,
                                                km, cover),
                           .make = europe(n, km)});
        }
    }
    for (const std::size_t n : {1'000, 10'000, 100'000, 1'000'000})
        all.push_back({.name = fmt::format("sweep-all-{}", n),
                       .title = fmt::format("{} within 2 km, 50 km, union", n),
                       .make = [n] { return sources(within(n, 2e3), 50); }});
    return all;
}

/// In a child, so that one line's memory is not another's, and none holds up the rest.
void run_apart(const Line& line, bool json, unsigned limit_s) {
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        alarm(limit_s);
        print(line, json);
        std::fflush(stdout);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (status == 0) return;
    const bool late = WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM;
    const std::string why = late ? fmt::format("more than {} s", limit_s) : "fails";
    if (json) {
        fmt::print("{{\"name\": \"{}\", \"seconds\": null, \"why\": \"{}\"}}\n", line.name, why);
    } else {
        fmt::print("{:<26} {}  {}\n", line.name, why, line.title);
    }
}

}  // namespace

int main(int count, char** arguments) {
    bool json = false;
    bool list = false;
    unsigned limit_s = 120;
    std::vector<std::string_view> patterns;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = arguments[i];
        if (word == "--json") {
            json = true;
        } else if (word == "--list") {
            list = true;
        } else if (word == "--limit" && i + 1 < count) {
            limit_s = static_cast<unsigned>(std::strtoul(arguments[++i], nullptr, 10));
        } else {
            patterns.push_back(word);
        }
    }
    const std::vector<Line> all = lines();
    const auto fits = [&](const Line& line, std::string_view pattern) {
        const bool exact = std::any_of(all.begin(), all.end(), [&](const Line& one) { return one.name == pattern; });
        return exact ? line.name == pattern : line.name.find(pattern) != std::string::npos;
    };
    for (const Line& line : all) {
        const bool asked = patterns.empty()
                               ? !line.name.starts_with("sweep-")
                               : std::any_of(patterns.begin(), patterns.end(),
                                             [&](std::string_view pattern) { return fits(line, pattern); });
        if (!asked) continue;
        if (list) {
            fmt::print("{:<26} {}\n", line.name, line.title);
        } else {
            run_apart(line, json, limit_s);
        }
    }
}
