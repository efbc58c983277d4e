// SPDX-License-Identifier: MIT
// Launch areas against distances from a dense row of points along their edges.
#include "rangeband/footprint/launch_area.hpp"

#include <doctest/doctest.h>
#include <GeographicLib/GeodesicLine.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

#include "footprint/drawn.hpp"
#include "overlay/look.hpp"
#include "properties/plane.hpp"
#include "properties/rings.hpp"

using namespace rangeband::footprint;
using oracle::Dice;
using oracle::Place;
using rangeband::Length;
using rangeband::Tolerance;

namespace {

/// Samples, in longitudes that are continuous, at most `step_m` apart.
void sample(const Path& path, Edges edges, double step_m, Path& samples) {
    for (std::size_t i = 1; i < path.size(); ++i) {
        const LonLat& a = path[i - 1];
        const LonLat& b = path[i];
        const double length =
            edges == Edges::geodesic
                ? oracle::distance({a.lat, a.lon}, {b.lat, b.lon})
                : 111'700.0 * std::hypot((b.lon - a.lon) * std::cos(a.lat * std::numbers::pi / 180.0), b.lat - a.lat) *
                      1.5;
        const int count = static_cast<int>(std::ceil(length / step_m)) + 1;
        const auto line = oracle::wgs84().InverseLine(a.lat, a.lon, b.lat, b.lon, GeographicLib::Geodesic::ALL);
        for (int k = 0; k <= count; ++k) {
            const double share = static_cast<double>(k) / count;
            LonLat p{a.lon + share * (b.lon - a.lon), a.lat + share * (b.lat - a.lat)};
            if (edges == Edges::geodesic) {
                double unused = 0.0;
                line.GenPosition(false, share * line.Distance(),
                                 GeographicLib::Geodesic::ALL | GeographicLib::Geodesic::LONG_UNROLL, p.lat, p.lon,
                                 unused, unused, unused, unused, unused, unused);
                p.lon += 360.0 * std::round((a.lon - line.Longitude()) / 360.0);
            }
            samples.push_back(p);
        }
    }
}

struct Area {
    std::string name;
    LaunchArea area;
    Edges edges = Edges::lonlat;
    double r_min = 0.0;
    double r_max = 0.0;
    double tolerance = 1000.0;
    double step = 1500.0;  ///< of the samples
};

class Truth {
  public:
    explicit Truth(const Area& asked) : asked_(asked) {
        for (const LonLat& p : asked.area.points) add({{p}, {}});
        for (const Path& line : asked.area.lines) {
            Part part;
            sample(line, asked.edges, asked.step, part.samples);
            add(std::move(part));
        }
        for (const Polygon& polygon : asked.area.polygons) {
            Part part;
            Polygon& dense = part.dense.emplace_back();
            sample(polygon.exterior, asked.edges, asked.step, dense.exterior);
            part.samples = dense.exterior;
            // One that has gone round the north pole holds it.
            if (const LonLat end = dense.exterior.back(); std::abs(end.lon - dense.exterior.front().lon) > 180.0) {
                const LonLat start = dense.exterior.front();
                dense.exterior.insert(dense.exterior.end(), {{end.lon, 90.0}, {start.lon, 90.0}, start});
            }
            for (const Path& hole : polygon.holes) {
                Path& ring = dense.holes.emplace_back();
                sample(hole, asked.edges, asked.step, ring);
                part.samples.insert(part.samples.end(), ring.begin(), ring.end());
            }
            add(std::move(part));
        }
    }

    const Path& samples() const { return samples_; }

    struct Answer {
        bool inside;
        double margin;  ///< metres from being otherwise
    };
    /// A place is in range of an area when it is in range of one of its parts.
    Answer at(const Place& p) const {
        Answer answer{false, 1e9};
        for (const Part& part : parts_) {
            const Answer here = at(p, part);
            if (here.inside && answer.inside) {
                answer.margin = std::max(answer.margin, here.margin);
            } else if (here.inside || !answer.inside) {
                answer = {here.inside, here.inside ? here.margin : std::min(answer.margin, here.margin)};
            }
        }
        return answer;
    }

  private:
    struct Part {
        Path samples;
        MultiPolygon dense;
    };

    void add(Part part) {
        samples_.insert(samples_.end(), part.samples.begin(), part.samples.end());
        parts_.push_back(std::move(part));
    }

    Answer at(const Place& p, const Part& part) const {
        double nearest = 1e9;
        double farthest = 0.0;
        for (const LonLat& sample : part.samples) {
            const double away = oracle::distance(p, {sample.lat, sample.lon});
            nearest = std::min(nearest, away);
            farthest = std::max(farthest, away);
        }
        const bool inside = drawn::contains(part.dense, {p.lat, p.lon - 360.0}) || drawn::contains(part.dense, p) ||
                            drawn::contains(part.dense, {p.lat, p.lon + 360.0});
        // No point is farther than the one opposite, which may lie inside.
        for (const double turn : {-360.0, 0.0, 360.0})
            if (drawn::contains(part.dense, {-p.lat, p.lon + 180.0 + turn})) farthest = oracle::half_meridian_m;
        const bool near_enough = inside || nearest <= asked_.r_max;
        const bool too_near = asked_.r_min > 0.0 && farthest <= asked_.r_min;
        const double outer = inside && nearest <= asked_.r_max ? 1e9 : std::abs(nearest - asked_.r_max);
        const double inner = asked_.r_min > 0.0 ? std::abs(farthest - asked_.r_min) : 1e9;
        return {near_enough && !too_near, std::min(outer, inner)};
    }

    const Area& asked_;
    Path samples_;
    std::vector<Part> parts_;
};

Path box(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

LaunchArea line(Path path) { return {.points = {}, .lines = {std::move(path)}, .polygons = {}}; }
LaunchArea polygon(Path exterior, std::vector<Path> holes = {}) {
    return {.points = {}, .lines = {}, .polygons = {{std::move(exterior), std::move(holes)}}};
}

std::vector<Area> areas() {
    LaunchArea mixed = polygon(box(10, 50, 12, 51));
    mixed.points = {{20, 52}, {-170, 10}};
    mixed.lines = {{{0, 45}, {4, 48}, {6, 44}}, {{30, 60}, {31, 60}}};
    mixed.polygons.push_back({{{15, 40}, {18, 42}, {16, 45}, {15, 40}}, {}});
    const Path around_pole{{0, 75}, {120, 70}, {240, 80}, {360, 75}};
    return {
        {.name = "a line", .area = line({{10, 50}, {14, 53}, {13, 48}}), .r_max = 120e3},
        {.name = "a long way east", .area = line({{-60, 60}, {60, 60}}), .r_max = 400e3, .step = 5000.0},
        {.name = "a long way by the geodesic",
         .area = line({{-60, 60}, {60, 60}}),
         .edges = Edges::geodesic,
         .r_max = 400e3,
         .step = 5000.0},
        {.name = "a line that crosses itself", .area = line({{0, 0}, {4, 4}, {4, 0}, {0, 4}}), .r_max = 60e3},
        {.name = "a line over 180", .area = line({{176, -5}, {184, 3}, {179, 6}}), .r_max = 150e3},
        {.name = "a line over 180 from the west",
         .area = line({{-178, -5}, {-184, 3}}),
         .edges = Edges::geodesic,
         .r_max = 150e3},
        {.name = "a line with a lower range", .area = line({{10, 50}, {13, 51}}), .r_min = 300e3, .r_max = 500e3},
        {.name = "a line longer than its lower range",
         .area = line({{10, 50}, {13, 51}}),
         .r_min = 90e3,
         .r_max = 500e3},
        {.name = "a polygon", .area = polygon({{26, 54}, {28, 54}, {27, 56}, {26, 54}}), .r_max = 50e3},
        {.name = "a polygon with a hole wider than the range",
         .area = polygon(box(0, 10, 10, 20), {box(2, 12, 8, 18)}),
         .r_max = 100e3},
        {.name = "a polygon with a hole that is filled",
         .area = polygon(box(0, 10, 10, 20), {box(4, 14, 5, 15)}),
         .r_max = 100e3},
        {.name = "a polygon larger than its range",
         .area = polygon(box(-100, 30, -80, 45)),
         .r_max = 30e3,
         .tolerance = 2000.0,
         .step = 3000.0},
        {.name = "a polygon by geodesics",
         .area = polygon(box(-110, 35, -70, 50)),
         .edges = Edges::geodesic,
         .r_max = 100e3,
         .tolerance = 5000.0,
         .step = 4000.0},
        {.name = "a polygon over 180",
         .area = polygon(box(170, 60, 195, 68)),
         .r_max = 200e3,
         .tolerance = 2000.0,
         .step = 3000.0},
        {.name = "a polygon with a lower range", .area = polygon(box(26, 54, 28, 55)), .r_min = 400e3, .r_max = 600e3},
        {.name = "a polygon with a lower range over 180",
         .area = polygon(box(178, -1, 182, 2)),
         .r_min = 500e3,
         .r_max = 3000e3,
         .tolerance = 3000.0},
        {.name = "around the pole",
         .area = polygon({{-180, 75}, {0, 70}, {180, 75}, {180, 90}, {-180, 90}, {-180, 75}}),
         .r_max = 300e3,
         .tolerance = 3000.0,
         .step = 5000.0},
        {.name = "around the pole by geodesics",
         .area = polygon(around_pole),
         .edges = Edges::geodesic,
         .r_max = 300e3,
         .tolerance = 3000.0,
         .step = 5000.0},
        {.name = "the south pole with a lower range",
         .area = polygon({{-180, -88}, {180, -88}, {180, -90}, {-180, -90}, {-180, -88}}),
         .r_min = 900e3,
         .r_max = 1500e3,
         .tolerance = 2000.0,
         .step = 5000.0},
        {.name = "points, lines and polygons", .area = mixed, .r_max = 80e3},
        {.name = "several points with a lower range",
         .area = {.points = {{10, 50}, {12, 50}, {11, 52}}, .lines = {}, .polygons = {}},
         .r_min = 200e3,
         .r_max = 250e3},
        {.name = "parts far apart with a lower range",
         .area = {.points = {}, .lines = {{{-53, 4}, {-52, 5}}}, .polygons = {{box(0, 45, 4, 49), {}}}},
         .r_min = 500e3,
         .r_max = 600e3},
        {.name = "a line over a pole", .area = line({{-46, 80}, {25, 90}, {-16, 75}}), .r_max = 317e3},
        {.name = "a slanted edge beside a pole",
         .area = polygon({{-80, -60}, {-50, -89.9}, {-20, -60}, {-80, -60}}),
         .r_max = 300e3,
         .step = 3000.0},
        {.name = "along a parallel beside a pole", .area = line({{0, 86}, {200, 86}}), .r_max = 300e3},
        {.name = "around the antipode",
         .area = polygon(box(-3, -3, 3, 3)),
         .r_min = 19'700e3,
         .r_max = 19'990e3,
         .tolerance = 3000.0,
         .step = 2000.0},
        {.name = "ranges above a quarter meridian",
         .area = polygon(box(26, 54, 28, 56)),
         .r_max = 15'000e3,
         .tolerance = 5000.0,
         .step = 3000.0},
    };
}

std::optional<Footprint> in_range(const Area& area) {
    try {
        const Tolerance tolerance = Tolerance::m(area.tolerance);
        const std::vector<Source> source{
            launch_area(area.area, area.edges, Length::m(area.r_min), Length::m(area.r_max), tolerance)};
        return merge(source, Depth::at_least(1), tolerance);
    } catch (const std::exception& error) {
        FAIL_CHECK(area.name, ": ", std::string(error.what()));
        return std::nullopt;
    }
}

/// Anywhere, and beside what bounds the truth.
std::vector<Place> witnesses_of(const Area& area, const Path& samples, Dice& dice) {
    std::vector<Place> places;
    const auto any = [&] {
        const LonLat& p = samples[static_cast<std::size_t>(dice.uniform(0.0, static_cast<double>(samples.size())))];
        return Place{p.lat, p.lon};
    };
    for (int i = 0; i < 30; ++i) {
        places.push_back({std::asin(dice.uniform(-1.0, 1.0)) * 180.0 / std::numbers::pi, dice.uniform(-180.0, 180.0)});
        places.push_back(oracle::direct(any(), dice.uniform(0.0, 360.0), area.r_max * dice.uniform(0.0, 1.2)));
        for (const double radius : {area.r_min, area.r_max}) {
            if (radius > 0.0)
                places.push_back(
                    oracle::direct(any(), dice.uniform(0.0, 360.0),
                                   radius + dice.pick({-1.0, 1.0}) * dice.log_uniform(1.02, 20.0) * area.tolerance));
        }
    }
    return places;
}

}  // namespace

TEST_CASE("a place is in range of a launch area exactly when some of the area is near enough and some far enough") {
    Dice dice(oracle::seed() + 41);
    long asked = 0;
    long held = 0;
    for (const Area& area : areas()) {
        CAPTURE(area.name);
        const Truth truth(area);
        const std::optional<Footprint> drawn = in_range(area);
        if (!drawn) continue;
        const Footprint& footprint = *drawn;
        const properties::Plane plane(footprint.polygons);
        CHECK_MESSAGE(plane.complaint() == "", area.name);
        CHECK_MESSAGE(properties::Plane(properties::rounded(footprint.polygons, footprint.decimals)).complaint() == "",
                      area.name);
        CHECK(footprint.tolerance.m() <= area.tolerance);
        // Between two samples the area is nearer by this at most.
        const double blur =
            area.step * area.step / (8.0 * std::max(area.r_min > 0.0 ? area.r_min : area.r_max, area.step)) + 1.0;
        for (const Place& p : witnesses_of(area, truth.samples(), dice)) {
            const Truth::Answer answer = truth.at(p);
            if (answer.margin <= area.tolerance + blur) continue;
            ++asked;
            held += answer.inside ? 1 : 0;
            const double lon = std::remainder(p.lon, 360.0);
            if (plane.contains({lon, p.lat}) != answer.inside)
                FAIL_CHECK(area.name, ": at ", lon, " ", p.lat, " should be ", answer.inside, ", margin ",
                           answer.margin, " m, seed ", oracle::seed());
        }
    }
    MESSAGE(asked, " places asked, ", held, " of them in range");
    CHECK(held > 300);
    CHECK(asked - held > 300);
}

/// A curved edge bends away between two discs, by more than the circles do where it is short.
TEST_CASE("a small cap with a lower range keeps its tolerance all round") {
    const LaunchArea cap = polygon({{-180, -88}, {180, -88}, {180, -90}, {-180, -90}, {-180, -88}});
    const Place pole{-90.0, 0.0};
    const double rim_m = oracle::distance(pole, {-88.0, 0.0});
    constexpr double lower_m = 900e3, upper_m = 1500e3, tolerance_m = 2000.0;
    const std::vector<Source> source{
        launch_area(cap, Edges::lonlat, Length::m(lower_m), Length::m(upper_m), Tolerance::m(tolerance_m))};
    const Footprint footprint = merge(source, Depth::at_least(1), Tolerance::m(tolerance_m));
    const properties::Plane plane(footprint.polygons);
    for (int azimuth = 0; azimuth < 360; ++azimuth) {
        for (const double beyond : {-1.05 * tolerance_m, 1.05 * tolerance_m}) {
            const Place inner = oracle::direct(pole, azimuth + 0.5, lower_m - rim_m + beyond);
            CHECK_MESSAGE(plane.contains({inner.lon, inner.lat}) == (beyond > 0.0), azimuth, " ", beyond);
            const Place outer = oracle::direct(pole, azimuth + 0.5, upper_m + rim_m + beyond);
            CHECK_MESSAGE(plane.contains({outer.lon, outer.lat}) == (beyond < 0.0), azimuth, " ", beyond);
        }
    }
}

TEST_CASE("areas that overlap are merged like the discs that they are") {
    constexpr double tolerance_m = 100.0;
    const auto site = [](double lon, double radius_m) {
        return Source::site(rangeband::geodesic::Position::deg(60.0, lon), Length::m(0.0), Length::m(radius_m));
    };
    std::vector<Source> areas;
    std::vector<Source> discs;
    for (const double lon : {0.0, 5.0, 10.0}) {
        const Footprint disc = draw({.source = site(lon, 500e3), .sector = {}, .tolerance = Tolerance::m(1.0)});
        LaunchArea area;
        area.polygons = disc.polygons;
        areas.push_back(launch_area(area, Edges::lonlat, Length::m(0.0), Length::m(100e3), Tolerance::m(tolerance_m)));
        discs.push_back(site(lon, 600e3));
    }
    for (int least = 1; least <= 3; ++least) {
        CAPTURE(least);
        const Footprint of_areas = merge(areas, Depth::at_least(least), Tolerance::m(tolerance_m));
        const Footprint of_discs = merge(discs, Depth::at_least(least), Tolerance::m(tolerance_m));
        CHECK(std::abs((of_areas.area - of_discs.area).m2()) <= of_discs.perimeter.m() * (tolerance_m + 1.0));
    }
    const std::vector<DepthFootprint> of_areas = depths(areas, Nesting::disjoint, Tolerance::m(tolerance_m));
    const std::vector<DepthFootprint> of_discs = depths(discs, Nesting::disjoint, Tolerance::m(tolerance_m));
    REQUIRE(of_areas.size() == of_discs.size());
    for (std::size_t i = 0; i < of_areas.size(); ++i) {
        const Footprint& exact = of_discs[i].footprint;
        CHECK(std::abs((of_areas[i].footprint.area - exact.area).m2()) <= exact.perimeter.m() * (tolerance_m + 1.0));
    }
}
