// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "geodata/shapes.hpp"
#include "rangeband/catalog/catalog.hpp"

using namespace rangeband::geodata::test;
namespace catalog = rangeband::catalog;

namespace {

const std::filesystem::path geodata = GEODATA;
constexpr const char* files[] = {"land.geojson", "countries.geojson", "countries-50m.geojson"};

std::set<double> latitudes_at(const Shape& shape, double lon) {
    std::set<double> latitudes;
    each_ring(shape, [&](const OGRLinearRing& ring, bool) {
        for (int i = 0; i < ring.getNumPoints(); ++i) {
            if (ring.getX(i) == lon) latitudes.insert(ring.getY(i));
        }
    });
    return latitudes;
}

OGREnvelope envelope_of(const Shape& shape) {
    OGREnvelope envelope;
    shape.area->getEnvelope(&envelope);
    return envelope;
}

double sum_of_areas(const std::vector<Shape>& shapes) {
    double sum = 0.0;
    for (const Shape& shape : shapes) sum += shape.area->get_Area();
    return sum;
}

std::unique_ptr<OGRGeometry> union_of(const std::vector<Shape>& shapes) {
    OGRMultiPolygon all;
    for (const Shape& shape : shapes) {
        for (const OGRPolygon* polygon : *shape.area) all.addGeometry(polygon);
    }
    return std::unique_ptr<OGRGeometry>(all.UnionCascaded());
}

}  // namespace

TEST_CASE("every outline is valid in the plane, by GEOS") {
    REQUIRE(OGRGeometryFactory::haveGEOS());
    for (const char* const file : files) {
        const auto shapes = shapes_of(geodata / file);
        CHECK(!shapes.empty());
        for (const Shape& shape : shapes) {
            CAPTURE(shape.name);
            CHECK(shape.area->IsValid());
            CHECK(!shape.area->IsEmpty());
        }
    }
}

TEST_CASE("rings close, wind as RFC 7946 says, stay in the plane and jump nowhere") {
    for (const char* const file : files) {
        for (const Shape& shape : shapes_of(geodata / file)) {
            CAPTURE(shape.name);
            each_ring(shape, [&](const OGRLinearRing& ring, bool is_hole) {
                CHECK(ring.get_IsClosed());
                CHECK(bool(ring.isClockwise()) == is_hole);
                double longest = 0.0;
                for (int i = 1; i < ring.getNumPoints(); ++i) {
                    longest = std::max(longest, std::abs(ring.getX(i) - ring.getX(i - 1)));
                }
                CHECK(longest < 15.0);
            });
            const OGREnvelope envelope = envelope_of(shape);
            CHECK(envelope.MinX >= -180.0);
            CHECK(envelope.MaxX <= 180.0);
            CHECK(envelope.MinY >= -90.0);
            CHECK(envelope.MaxY <= 84.0);
        }
    }
}

TEST_CASE("Antarctica reaches the pole; Russia, Fiji and Antarctica reach both rims at the same latitudes") {
    for (const char* const file : {"countries.geojson", "countries-50m.geojson"}) {
        const auto shapes = shapes_of(geodata / file);
        CHECK(envelope_of(shape_of(shapes, "AQ")).MinY == -90.0);
        for (const char* const country : {"RU", "FJ", "AQ"}) {
            CAPTURE(country);
            const OGREnvelope envelope = envelope_of(shape_of(shapes, country));
            CHECK(envelope.MinX == -180.0);
            CHECK(envelope.MaxX == 180.0);
        }
        for (const char* const country : {"RU", "AQ"}) {
            const Shape& shape = shape_of(shapes, country);
            CHECK(latitudes_at(shape, 180.0).size() > 2);
            CHECK(latitudes_at(shape, 180.0) == latitudes_at(shape, -180.0));
        }
        CHECK(std::ranges::count_if(shapes, [](const Shape& shape) { return envelope_of(shape).MinX == -180.0; }) == 3);
    }
}

TEST_CASE("countries do not overlap, and together are the land") {
    const auto land = shapes_of(geodata / "land.geojson");
    for (const char* const file : {"countries.geojson", "countries-50m.geojson"}) {
        const auto shapes = shapes_of(geodata / file);
        const auto together = union_of(shapes);
        const double area = together->toMultiPolygon()->get_Area();
        CHECK(sum_of_areas(shapes) == doctest::Approx(area).epsilon(1e-7));
        CHECK(sum_of_areas(land) == doctest::Approx(area).epsilon(0.01));
        if (std::string_view(file) != "countries.geojson") continue;
        const std::unique_ptr<OGRGeometry> difference(together->SymDifference(land.at(0).area.get()));
        CHECK(OGR_G_Area(OGRGeometry::ToHandle(difference.get())) < 1e-3);
    }
}

TEST_CASE("areas are those that handbooks print") {
    // Total areas in km²: with overseas regions for France, with Crimea for Ukraine, with the north for Cyprus.
    const std::map<std::string, double> printed{
        {"RU", 17'098'242}, {"CA", 9'984'670}, {"AU", 7'741'220}, {"BR", 8'515'770}, {"KZ", 2'724'900},
        {"FR", 643'801},    {"UA", 603'550},   {"SO", 637'657},   {"DE", 357'022},   {"PL", 312'685},
        {"FJ", 18'274},     {"CY", 9'251},     {"LU", 2'586},     {"LS", 30'355}};
    const auto shapes = shapes_of(geodata / "countries-50m.geojson");
    for (const auto& [country, area] : printed) {
        CAPTURE(country);
        CHECK(area_km2(shape_of(shapes, country)) == doctest::Approx(area).epsilon(0.02));
    }
    double all = 0.0;
    for (const Shape& shape : shapes) all += area_km2(shape);
    CHECK(all == doctest::Approx(148'940'000).epsilon(0.02));
}

TEST_CASE("each outline names a country of the table, and which have none is known") {
    std::map<std::string, std::string> names;
    for (const catalog::Country& country : catalog::Catalog::load({}).countries()) {
        names.emplace(country.iso_a2, country.name);
    }
    CHECK(names.size() == 250);
    std::set<std::string> absent, seen;
    for (const auto& [code, name] : names) absent.insert(code);
    for (const Shape& shape : shapes_of(geodata / "countries.geojson")) CHECK(names.at(shape.iso_a2) == shape.name);
    for (const Shape& shape : shapes_of(geodata / "countries-50m.geojson")) {
        CAPTURE(shape.name);
        CHECK(seen.insert(shape.iso_a2).second);
        absent.erase(shape.iso_a2);
        CHECK((shape.iso_a2.empty() ? "Siachen Glacier" : names.at(shape.iso_a2)) == shape.name);
    }
    CHECK(absent ==
          std::set<std::string>{"BQ", "BV", "CC", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "UM", "VA", "YT"});
}

TEST_CASE("cities lie in the outline of their country, coasts and border towns apart") {
    const auto shapes = shapes_of(geodata / "countries-50m.geojson");
    std::vector<OGREnvelope> envelopes;
    std::vector<OGRPreparedGeometryUniquePtr> prepared;
    for (const Shape& shape : shapes) {
        envelopes.push_back(envelope_of(shape));
        prepared.emplace_back(OGRCreatePreparedGeometry(OGRGeometry::ToHandle(shape.area.get())));
    }
    std::size_t at_home = 0, at_sea = 0, abroad = 0;
    for (const catalog::City& city : catalog::Catalog::load({}).cities()) {
        OGRPoint point(city.position.longitude().deg(), city.position.latitude().deg());
        OGREnvelope spot;
        point.getEnvelope(&spot);
        std::string found = "sea";
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            if (!envelopes[i].Contains(spot)) continue;
            if (OGRPreparedGeometryContains(prepared[i].get(), OGRGeometry::ToHandle(&point))) found = shapes[i].iso_a2;
        }
        ++(found == city.country ? at_home : found == "sea" ? at_sea : abroad);
    }
    CHECK(at_home > 4100);
    CHECK(at_sea < 200);
    CHECK(abroad < 20);
}
