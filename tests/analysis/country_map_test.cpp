// SPDX-License-Identifier: MIT
#include "rangeband/analysis/area.hpp"  // before the next one

#include "rangeband/analysis/country_map.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <ogr_geometry.h>

#include <GeographicLib/PolygonArea.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <type_traits>
#include <vector>

#include "analysis/plane.hpp"
#include "oracle/dice.hpp"
#include "oracle/geodesy.hpp"
#include "rangeband/analysis/lonlat_area.hpp"
#include "rangeband/error.hpp"
#include "rangeband/footprint/launch_area.hpp"
#include "rangeband/footprint/merge.hpp"
#include "rangeband/geodesic/earth.hpp"

using namespace rangeband;
using analysis::CountryMap;
using analysis::CoveredMap;
using footprint::Footprint;
using footprint::LonLat;
using footprint::Path;
using geodesic::Position;

namespace {

const std::vector<catalog::Outline>& outlines() {
    static const auto all =
        catalog::read_outlines(catalog::outlines_text(catalog::Outlines::countries_50m, {}), "countries-50m");
    return all;
}

CountryMap& map() {
    static CountryMap one(outlines());
    return one;
}

/// Square metres of a ring of straight longitude/latitude edges: GeographicLib's polygon of short geodesics.
double planimeter(const Path& ring, double step, int halves = 1) {
    GeographicLib::PolygonArea polygon(oracle::wgs84());
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const LonLat &a = ring[i], &b = ring[i + 1];
        const double length = std::hypot(b.lon - a.lon, b.lat - a.lat);
        const int parts = halves * std::max(1, static_cast<int>(std::ceil(length / step)));
        for (int k = 0; k < parts; ++k) {
            const double t = static_cast<double>(k) / parts;
            polygon.AddPoint(a.lat + t * (b.lat - a.lat), a.lon + t * (b.lon - a.lon));
        }
    }
    double perimeter = 0.0, area = 0.0;
    polygon.Compute(false, true, perimeter, area);
    return std::abs(area);
}

/// The error of short geodesics falls with the square of their length.
double extrapolated(const Path& ring, double step) {
    return (4.0 * planimeter(ring, step, 2) - planimeter(ring, step)) / 3.0;
}

/// As finely as areas need: to 1e-5 of the region.
Tolerance fine_for(const Footprint& coarse) {
    if (coarse.perimeter == Length()) return coarse.tolerance;
    return std::max(Tolerance::m(0.01), Tolerance::m(1e-5 * coarse.area.m2() / coarse.perimeter.m()));
}

Footprint drawn_finely(const footprint::Source& source) {
    const Footprint coarse = footprint::draw({source, {}, Tolerance::m(10'000)});
    return footprint::draw({source, {}, std::min(fine_for(coarse), Tolerance::m(10'000))});
}

double sum_m2(const CoveredMap& covered) {
    double sum = covered.sea.area.m2();
    for (const auto& country : covered.countries) sum += country.part.area.m2();
    return sum;
}

/// The sea is what the land leaves, so its area is held against that of its polygons, which GEOS overlays.
void check_sum(const Footprint& footprint) {
    const CoveredMap covered = map().covered_by(footprint.polygons, CountryMap::Want::polygons);
    CHECK(std::abs(sum_m2(covered) - footprint.area.m2()) <= 1e-5 * footprint.area.m2());
    const double grid = 0.02 * footprint.perimeter.m() + 1e-9 * footprint.area.m2();  // 1.1 cm along all edges
    for (const auto& [country, part] : covered.countries) {
        CAPTURE(map().countries()[country].name);
        CHECK(std::abs(analysis::lonlat_area(part.polygons).m2() - part.area.m2()) <= grid);
    }
    CHECK(std::abs(analysis::lonlat_area(covered.sea.polygons).m2() - covered.sea.area.m2()) <= grid);
}

/// Poles, the antimeridian, Fiji, Russia's east, Antarctica, and anywhere.
Position somewhere(oracle::Dice& dice) {
    if (dice.chance(0.15)) return Position::deg(dice.pick({90.0, -90.0}), 0.0);
    if (dice.chance(0.15)) return Position::deg(-17.5, dice.uniform(176.0, 184.0));
    if (dice.chance(0.15)) return Position::deg(67.0, dice.uniform(170.0, 190.0));
    if (dice.chance(0.15)) return Position::deg(dice.uniform(-89.0, -70.0), dice.uniform(-180.0, 180.0));
    return Position::deg(std::asin(dice.uniform(-1.0, 1.0)) * 57.29577951308232, dice.uniform(-180.0, 180.0));
}

}  // namespace

TEST_CASE("areas of lon/lat polygons are those of GeographicLib's polygons of short edges") {
    oracle::Dice dice(oracle::seed());
    for (int i = 0; i < 60; ++i) {
        const double size = dice.log_uniform(0.001, 20.0);
        const double lat = dice.uniform(-89.0 + size, 89.0 - size), lon = dice.uniform(-150.0, 150.0);
        Path ring;
        for (int k = 0; k < 7; ++k) {
            const double r = size * dice.uniform(0.3, 1.0), angle = 2.0 * 3.141592653589793 * k / 7.0;
            ring.push_back({lon + r * std::cos(angle), lat + r * std::sin(angle)});
        }
        ring.push_back(ring.front());
        const double expected = extrapolated(ring, size / 200.0);
        const double found = analysis::lonlat_area(footprint::Polygon{ring, {}}).m2();
        CAPTURE(lat);
        CAPTURE(size);
        CAPTURE(found - expected);
        CHECK(std::abs(found - expected) <= 1e-9 * expected + 2e-3);  // m²: the rounding of thousands of short edges
    }
}

TEST_CASE("an edge along a pole counts, and a hole does not") {
    const Path all{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}};
    CHECK(analysis::lonlat_area(footprint::Polygon{all, {}}).m2() ==
          doctest::Approx(geodesic::earth_area().m2()).epsilon(1e-14));
    const Path north{{-180, 0}, {180, 0}, {180, 90}, {-180, 90}, {-180, 0}};
    CHECK(analysis::lonlat_area(footprint::Polygon{all, {north}}).m2() ==
          doctest::Approx(0.5 * geodesic::earth_area().m2()).epsilon(1e-14));
    CHECK(analysis::lonlat_area(footprint::MultiPolygon{}) == Area());
}

TEST_CASE("a square metre keeps nine digits") {
    for (const double lat : {0.0, 45.0, 89.9}) {
        const double dlat = 1.0 / 111'000.0;
        const Path ring{{10, lat}, {10 + dlat, lat}, {10 + dlat, lat + dlat}, {10, lat + dlat}, {10, lat}};
        const double expected = planimeter(ring, 1.0);
        CHECK(analysis::lonlat_area(footprint::Polygon{ring, {}}).m2() == doctest::Approx(expected).epsilon(1e-7));
    }
}

TEST_CASE("the whole Earth covers all of every country, and all of the sea") {
    const Footprint earth = footprint::draw(
        {footprint::Source::site(Position::deg(10, 20), Length(), Length::km(20'004)), {}, Tolerance::m(100)});
    const CoveredMap covered = map().covered_by(earth.polygons, CountryMap::Want::areas);
    REQUIRE(covered.countries.size() == outlines().size());
    for (const auto& [country, part] : covered.countries) {
        CHECK_MESSAGE(part.area == map().countries()[country].area, map().countries()[country].name);
    }
    CHECK(covered.sea.area.m2() == doctest::Approx(map().sea_area().m2()).epsilon(1e-12));
    CHECK(map().covered_by({}, CountryMap::Want::areas).countries.empty());
}

TEST_CASE("countries and sea add up to the region, wherever it is") {
    oracle::Dice dice(oracle::seed() + 1);
    const std::uint64_t regions = oracle::from_environment("RANGEBAND_REGIONS", 24);
    for (std::uint64_t i = 0; i < regions; ++i) {
        const Position site = somewhere(dice);
        const double outer = dice.chance(0.2) ? dice.uniform(10'100, 19'990) : dice.log_uniform(5, 10'000);
        const double inner = dice.chance(0.3) ? dice.uniform(0.1, 0.9) * outer : 0.0;
        CAPTURE(site.lat());
        CAPTURE(site.lon());
        CAPTURE(outer);
        CAPTURE(inner);
        check_sum(drawn_finely(footprint::Source::site(site, Length::km(inner), Length::km(outer))));
    }
}

TEST_CASE("countries and sea add up for what is in range of a launch area") {
    footprint::LaunchArea area;
    area.lines.push_back({{170, 60}, {190, 66}, {200, 71}});
    area.polygons.push_back({{{-10, -80}, {30, -80}, {30, -70}, {-10, -80}}, {}});
    const auto source =
        footprint::launch_area(area, footprint::Edges::lonlat, Length(), Length::km(900), Tolerance::m(5));
    check_sum(drawn_finely(source));
}

TEST_CASE("what exactly so many sites cover adds up, country by country, to what any of them covers") {
    oracle::Dice dice(oracle::seed() + 2);
    std::vector<footprint::Source> sources;
    for (int i = 0; i < 7; ++i) {
        sources.push_back(footprint::Source::site(Position::deg(dice.uniform(40, 80), dice.uniform(-40, 60)), Length(),
                                                  Length::km(dice.uniform(500, 3000))));
    }
    const Tolerance tolerance = Tolerance::m(5);
    const Footprint together = footprint::merge(sources, footprint::Depth::at_least(1), tolerance);
    std::vector<double> left(outlines().size());
    for (const auto& [country, part] : map().covered_by(together.polygons, CountryMap::Want::areas).countries) {
        left[country] += part.area.m2();
    }
    for (const auto& [depth, region] : footprint::depths(sources, footprint::Nesting::disjoint, tolerance)) {
        for (const auto& [country, part] : map().covered_by(region.polygons, CountryMap::Want::areas).countries) {
            left[country] -= part.area.m2();
        }
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        CAPTURE(map().countries()[i].name);
        CHECK(std::abs(left[i]) <= 1e-5 * together.area.m2());
        CHECK(std::abs(left[i]) <= 1e-4 * map().countries()[i].area.m2());
    }
}

namespace {

using Geometry = std::unique_ptr<OGRGeometry>;

template <class Corners>
void add_ring(OGRPolygon& polygon, const Corners& corners, double shift) {
    OGRLinearRing ring;
    for (const auto& corner : corners) ring.addPoint(corner.lon + shift, corner.lat);
    ring.closeRings();
    polygon.addRing(&ring);
}

Geometry country_of(const catalog::Outline& outline, double shift) {
    OGRMultiPolygon all;
    for (const auto& [exterior, holes] : outline.polygons) {
        auto polygon = std::make_unique<OGRPolygon>();
        add_ring(*polygon, exterior, shift);
        for (const Path& hole : holes) add_ring(*polygon, hole, shift);
        all.addGeometryDirectly(polygon.release());
    }
    return Geometry(all.clone());
}

/// A disc of many vertices, unwrapped: it may leave [-180, 180], and round a pole it is closed along it.
Geometry unwrapped_disc(const oracle::Place& site, double radius, int vertices) {
    std::vector<LonLat> corners;
    for (int i = 0; i <= vertices; ++i) {
        const oracle::Place p = oracle::direct(site, -360.0 * i / vertices, radius);
        const double before = corners.empty() ? p.lon : corners.back().lon;
        corners.push_back({p.lon + 360.0 * std::round((before - p.lon) / 360.0), p.lat});
    }
    if (std::abs(corners.back().lon - corners.front().lon) > 180.0) {
        const double pole = oracle::distance(site, {90, 0}) < radius ? 90.0 : -90.0;
        corners.push_back({corners.back().lon, pole});
        corners.push_back({corners.front().lon, pole});
    }
    OGRPolygon polygon;
    add_ring(polygon, corners, 0.0);
    return Geometry(polygon.clone());
}

Path path_of(const OGRLinearRing& ring) {
    Path path;
    for (int i = 0; i < ring.getNumPoints(); ++i) path.push_back({ring.getX(i), ring.getY(i)});
    return path;
}

void add(const OGRGeometry& geometry, double step, double& area, double& perimeter) {
    if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
        for (const OGRGeometry* part : *collection) add(*part, step, area, perimeter);
        return;
    }
    const auto* polygon = dynamic_cast<const OGRPolygon*>(&geometry);
    if (polygon == nullptr || polygon->IsEmpty()) return;
    area += planimeter(path_of(*polygon->getExteriorRing()), step);
    perimeter += 111e3 * polygon->getExteriorRing()->get_Length();
    for (int i = 0; i < polygon->getNumInteriorRings(); ++i) {
        area -= planimeter(path_of(*polygon->getInteriorRing(i)), step);
    }
}

void compare_with_geos(const oracle::Place& site, double radius_m) {
    const Footprint footprint =
        drawn_finely(footprint::Source::site(Position::deg(site.lat, site.lon), Length(), Length::m(radius_m)));
    std::vector<double> found(outlines().size());
    for (const auto& [country, part] : map().covered_by(footprint.polygons, CountryMap::Want::areas).countries) {
        found[country] = part.area.m2();
    }
    const Geometry disc = unwrapped_disc(site, radius_m, 8000);
    for (std::size_t i = 0; i < found.size(); ++i) {
        double expected = 0.0, perimeter = 0.0;
        for (const double shift : {-360.0, 0.0, 360.0}) {
            const Geometry country = country_of(outlines()[i], shift);
            if (!disc->Intersects(country.get())) continue;
            const Geometry both(disc->Intersection(country.get()));
            REQUIRE(both);
            add(*both, 0.05, expected, perimeter);
        }
        CAPTURE(outlines()[i].name);
        CAPTURE(found[i]);
        CAPTURE(expected);
        // A thin part is as inexact as the line that cuts it.
        CHECK(std::abs(found[i] - expected) <= 1e-4 * expected + footprint.tolerance.m() * perimeter);
        CHECK((found[i] > 0.0) == (expected > 0.0));
    }
}

}  // namespace

TEST_CASE("each country is cut as GEOS cuts it with a disc of thousands of vertices that GeographicLib makes") {
    compare_with_geos({50.0, 9.0}, 1'770e3);
    compare_with_geos({-17.5, 178.9}, 900e3);    // Fiji, on both sides of ±180°
    compare_with_geos({66.0, -178.0}, 2'350e3);  // Chukotka and Alaska
    compare_with_geos({80.0, 30.0}, 5'500e3);    // over the North Pole
    compare_with_geos({-75.0, 100.0}, 3'000e3);  // Antarctica, over the South Pole
    oracle::Dice dice(oracle::seed() + 3);
    for (int i = 0; i < 5; ++i) {
        const oracle::Place site{dice.uniform(-80, 80), dice.uniform(-180, 180)};
        const double pole = std::max(oracle::distance(site, {90, 0}), oracle::distance(site, {-90, 0}));
        CAPTURE(site.lat);
        CAPTURE(site.lon);
        compare_with_geos(site, std::min(dice.log_uniform(200e3, 9'000e3), 0.95 * pole));
    }
}

TEST_CASE("polygons are valid, lie on the grid of text formats, and have the areas beside them") {
    const Footprint footprint =
        drawn_finely(footprint::Source::site(Position::deg(60, 178), Length::km(400), Length::km(6000)));
    CoveredMap covered = map().covered_by(footprint.polygons, CountryMap::Want::polygons);
    covered.countries.push_back({0, covered.sea});
    for (const auto& [country, part] : covered.countries) {
        CAPTURE(map().countries()[country].name);
        OGRMultiPolygon all;
        for (const footprint::Polygon& drawn : part.polygons) {
            auto polygon = std::make_unique<OGRPolygon>();
            add_ring(*polygon, drawn.exterior, 0.0);
            for (const Path& hole : drawn.holes) add_ring(*polygon, hole, 0.0);
            CHECK(polygon->getExteriorRing()->isClockwise() == 0);
            all.addGeometryDirectly(polygon.release());
            for (const LonLat& at : drawn.exterior) {
                CHECK(std::abs(at.lat * 1e7 - std::round(at.lat * 1e7)) < 1e-3);
            }
        }
        CHECK(all.IsValid() == 1);
        CHECK(analysis::lonlat_area(part.polygons).m2() == doctest::Approx(part.area.m2()).epsilon(1e-5));
    }
}

TEST_CASE("a ring that is none is an error, and nothing of it stays in memory") {
    const footprint::Polygon square{{{0, 0}, {9, 0}, {9, 9}, {0, 0}}, {{{1, 1}, {2, 2}, {1, 1}}, {{3, 3}, {4, 4}}}};
    const footprint::MultiPolygon two{square, square};
    CHECK_THROWS_AS(analysis::Shape{two}, const Error&);  // leaks are the sanitizer's
}

// A launch area's distance and a unit of area once had one name, and the order of includes chose between them.
static_assert(std::is_same_v<decltype(analysis::CoveredPart::area), rangeband::Area>);
