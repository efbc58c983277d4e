// SPDX-License-Identifier: MIT
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "gdal/session.hpp"
#include "support.hpp"

using namespace support;
using footprint::LonLat;
using footprint::Path;

namespace {

std::string feature(const std::string& geometry, const std::string& name = "") {
    const std::string properties = name.empty() ? "{}" : R"({"name":")" + name + R"("})";
    return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

std::string geojson(const std::vector<std::string>& geometries) {
    std::string features;
    for (const auto& geometry : geometries) features += (features.empty() ? "" : ",") + feature(geometry);
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

Table read_geojson(const std::vector<std::string>& geometries) {
    const TempFolder folder;
    return read(folder.file("areas.geojson", geojson(geometries)));
}

std::string reason(const std::string& geometry) {
    const auto table = read_geojson({geometry});
    REQUIRE(table.good.empty());
    REQUIRE(table.bad.size() == 1);
    return table.bad[0].reason;
}

/// One feature in projected coordinates, by the driver of GeoPackage.
Table read_projected(const std::string& wkt, int epsg, std::optional<Tolerance> edges) {
    const TempFolder folder;
    const std::string path = folder / "projected.gpkg";
    rangeband::gdal::start_gdal();
    {
        auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        GDALDatasetUniquePtr dataset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        OGRSpatialReference system;
        system.importFromEPSG(epsg);
        system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        auto* layer = dataset->CreateLayer("areas", &system, wkbUnknown, nullptr);
        OGRFeature row(layer->GetLayerDefn());
        OGRGeometry* geometry = nullptr;
        REQUIRE(OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &geometry) == OGRERR_NONE);
        row.SetGeometryDirectly(geometry);
        REQUIRE(layer->CreateFeature(&row) == OGRERR_NONE);
    }
    return read({path, {}, {}, edges});
}

/// Of the plane in degrees, by the trapezoid rule.
double turned_area(const Path& ring) {
    double twice = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        twice += ring[i - 1].lon * ring[i].lat - ring[i].lon * ring[i - 1].lat;
    }
    return std::abs(twice) / 2.0;
}

double widest_step(const Path& path) {
    double widest = 0.0;
    for (std::size_t i = 1; i < path.size(); ++i) widest = std::max(widest, std::abs(path[i].lon - path[i - 1].lon));
    return widest;
}

const std::string square_text = "[[26,55],[27,55],[27,54],[26,54],[26,55]]";

}  // namespace

TEST_CASE("every kind of geometry is a place or a launch area, mixed in one layer") {
    const auto table = read_geojson({
        R"({"type":"Point","coordinates":[26,55]})",
        R"({"type":"LineString","coordinates":[[26,55],[27,56,300]]})",
        R"({"type":"Polygon","coordinates":[)" + square_text + ",[[26.4,54.4],[26.6,54.4],[26.5,54.6],[26.4,54.4]]]}",
        R"({"type":"MultiPoint","coordinates":[[26,55],[28,56]]})",
        R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8],[9,10]]]})",
        R"({"type":"MultiPolygon","coordinates":[[)" + square_text + "],[[[0,0],[1,0],[0,1],[0,0]]]]}",
        R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},)"
        R"({"type":"LineString","coordinates":[[1,2],[3,4]]},{"type":"Polygon","coordinates":[)" +
            square_text + "]}]}",
        R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})",
    });
    REQUIRE(table.bad.empty());
    REQUIRE(table.good.size() == 8);
    CHECK_FALSE(table.good[0].area);
    CHECK(table.good[0].position == geodesic::Position::deg(55, 26));
    CHECK(table.good[1].area->lines == footprint::MultiLine{{{26, 55}, {27, 56}}});
    CHECK(table.good[1].coordinates.empty());
    CHECK(table.good[1].where == "feature 2");
    REQUIRE(table.good[2].area->polygons.size() == 1);
    CHECK(table.good[2].area->polygons[0].exterior == Path{{26, 55}, {27, 55}, {27, 54}, {26, 54}, {26, 55}});
    CHECK(table.good[2].area->polygons[0].holes.size() == 1);
    CHECK(table.good[3].area->points == std::vector<LonLat>{{26, 55}, {28, 56}});
    CHECK(table.good[4].area->lines.size() == 2);
    CHECK(table.good[5].area->polygons.size() == 2);
    CHECK(table.good[6].area->points.size() == 1);
    CHECK(table.good[6].area->lines.size() == 1);
    CHECK(table.good[6].area->polygons.size() == 1);
    CHECK_FALSE(table.good[7].area);
}

TEST_CASE("longitudes along a path stay as they are written") {
    const auto table = read_geojson({
        R"({"type":"LineString","coordinates":[[170,10],[190,12]]})",
        R"({"type":"LineString","coordinates":[[170,10],[-170,12]]})",
        R"({"type":"Polygon","coordinates":[[[-180,60],[180,60],[180,90],[-180,90],[-180,60]]]})",
    });
    REQUIRE(table.good.size() == 3);
    CHECK(table.good[0].area->lines[0] == Path{{170, 10}, {190, 12}});
    CHECK(table.good[1].area->lines[0] == Path{{170, 10}, {-170, 12}});
    CHECK(table.good[2].area->polygons[0].exterior[1] == LonLat{180, 60});
}

TEST_CASE("a geometry that is no area says why") {
    CHECK(reason("null") == "has no geometry");
    CHECK(reason(R"({"type":"GeometryCollection","geometries":[]})") == "has an empty geometry");
    CHECK(reason(R"({"type":"MultiPolygon","coordinates":[]})") == "has an empty geometry");
    CHECK(reason(R"({"type":"LineString","coordinates":[[26,55]]})") == "has a line of one point; a line needs two");
    CHECK(reason(R"({"type":"Polygon","coordinates":[[[26,55],[27,55],[26,55]]]})") ==
          "has a ring of 3 points; a ring needs four, the last one like the first");
    CHECK(contains(reason(R"({"type":"LineString","coordinates":[[26,55],[27,95]]})"), "latitude 95 is outside"));
    CHECK(contains(reason(R"({"type":"LineString","coordinates":[[46.25,48.57],[43.1,131.2]]})"), "swapped"));
    CHECK(contains(reason(R"({"type":"LineString","coordinates":[[26,55],[541,5]]})"), "longitude 541 is outside"));
    CHECK(contains(reason(R"({"type":"LineString","coordinates":[[26,55],[1e999,5]]})"), "finite"));
}

TEST_CASE("a ring that is not closed is closed") {
    const auto table = read_geojson({R"({"type":"Polygon","coordinates":[[[26,55],[27,55],[27,54],[26,54]]]})"});
    REQUIRE(table.good.size() == 1);
    CHECK(table.good[0].area->polygons[0].exterior.back() == LonLat{26, 55});
}

TEST_CASE("a table may hold well-known text in place of coordinates") {
    const TempFolder folder;
    const auto table = read(folder.file("areas.csv",
                                        "name;WKT;km\n"
                                        "place;POINT (26 55);1\n"
                                        "line;LINESTRING Z (26 55 1, 27 56 2);2\n"
                                        "area;\"POLYGON ((26 55, 27 55, 26 54, 26 55))\";3\n"
                                        "arc;CIRCULARSTRING (0 0, 1 1, 2 0);4\n"
                                        ";;5\n"
                                        "word;somewhere;6\n"
                                        "tail;POINT (1 2) POINT (3 4);7\n"
                                        "tin;\"TIN (((0 0 0, 0 0 1, 0 1 0, 0 0 0)))\";8\n"));
    REQUIRE(table.good.size() == 4);
    CHECK(table.good[0].position == geodesic::Position::deg(55, 26));
    CHECK(table.good[0].coordinates == "55,26");
    CHECK(table.good[1].area->lines[0] == Path{{26, 55}, {27, 56}});
    CHECK(table.good[2].area->polygons[0].exterior.size() == 4);
    CHECK(table.good[2].name == "area");
    CHECK(table.good[3].area->lines[0].size() > 20);
    REQUIRE(table.fields.size() == 1);
    CHECK(table.fields[0].name == "km");
    REQUIRE(table.bad.size() == 4);
    CHECK(table.bad[0].reason == "has no geometry");
    CHECK(table.bad[1].where == "line 7");
    CHECK(contains(table.bad[1].reason, "'somewhere' is not well-known text such as POLYGON"));
    CHECK(contains(table.bad[2].reason, "is not well-known text"));
    CHECK(contains(table.bad[3].reason, "is a TIN; give points, lines or polygons"));
    // Our own CSV output has both: it is read by its sites.
    const auto both = read(folder.file("both.csv", "wkt,lat,lon\n\"POLYGON ((0 0, 1 0, 0 1, 0 0))\",55,26\n"));
    REQUIRE(both.good.size() == 1);
    CHECK(both.good[0].position == geodesic::Position::deg(55, 26));
    CHECK(both.fields.size() == 1);
}

TEST_CASE("an edge that is straight in a projection stays what it is") {
    // A line of constant grid northing near 60° N bows away from the parallel by kilometres in longitude and latitude.
    const std::string line = "LINESTRING (100000 6650000, 900000 6650000)";
    const auto fine = read_projected(line, 32633, Tolerance::m(1));
    REQUIRE(fine.good.size() == 1);
    const Path& path = fine.good[0].area->lines[0];
    CHECK(path.size() > 30);
    CHECK(path.size() < 400);
    const auto ends = read_projected(line, 32633, std::nullopt);
    CHECK(ends.good[0].area->lines[0].size() == 2);
    CHECK(ends.good[0].area->lines[0].front() == path.front());
    CHECK(ends.good[0].area->lines[0].back() == path.back());

    // Every piece is within a metre of the grid line, judged the other way round.
    OGRSpatialReference wgs84, utm;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    utm.importFromEPSG(32633);
    const std::unique_ptr<OGRCoordinateTransformation> way(OGRCreateCoordinateTransformation(&wgs84, &utm));
    for (std::size_t i = 1; i < path.size(); ++i) {
        for (const double t : {0.1, 0.35, 0.5, 0.8}) {
            double x = path[i - 1].lon + t * (path[i].lon - path[i - 1].lon);
            double y = path[i - 1].lat + t * (path[i].lat - path[i - 1].lat);
            REQUIRE(way->Transform(1, &x, &y));
            CHECK(std::abs(y - 6650000) <= 1.1);
        }
    }
}

TEST_CASE("projected areas cross the antimeridian without a jump") {
    // New Zealand's continental-shelf projection is centred near 173° E.
    const auto table = read_projected("LINESTRING (-700000 -4000000, 1500000 -4000000)", 3851, Tolerance::m(10));
    if (!table.good.empty()) CHECK(widest_step(table.good[0].area->lines[0]) < 20.0);
    // Polar stereographic: along 75° N from 170° E to 170° W.
    const auto polar = read_projected("LINESTRING (-1600000 284000, -1600000 -284000)", 3995, Tolerance::m(10));
    REQUIRE(polar.good.size() == 1);
    CHECK(widest_step(polar.good[0].area->lines[0]) < 5.0);
}

TEST_CASE("a projected polygon around a pole is closed along that pole") {
    const std::string ring =
        "POLYGON ((-1000000 -1000000, 1500000 -1000000, 1000000 1000000, -1000000 1000000, -1000000 -1000000))";
    for (const auto& [epsg, pole] : {std::pair{3413, 90.0}, std::pair{3031, -90.0}}) {
        CAPTURE(epsg);
        const auto table = read_projected(ring, epsg, Tolerance::m(10));
        REQUIRE(table.good.size() == 1);
        const Path& path = table.good[0].area->polygons[0].exterior;
        CHECK(path.front() == path.back());
        CHECK(std::ranges::count(path, pole, &LonLat::lat) == 2);
        for (const LonLat& at : path) CHECK(std::abs(at.lon) <= 540.0);
        // The way to the pole leaves from the vertex nearest to it, so it stays inside.
        double nearest = 0.0;
        for (const LonLat& at : path) {
            if (at.lat != pole) nearest = std::max(nearest, std::abs(at.lat));
        }
        CHECK(std::abs(path.front().lat) == nearest);
        CHECK(turned_area(path) > 360.0 * 8);
        CHECK(turned_area(path) < 360.0 * 20);
    }
}

TEST_CASE("a projected polygon with a hole around a pole is the band between them") {
    const auto band = read_projected(
        "POLYGON ((-1000000 -1000000, 1500000 -1000000, 1000000 1000000, -1000000 1000000, -1000000 -1000000), "
        "(-100000 -100000, 100000 -100000, 100000 100000, -100000 100000, -100000 -100000))",
        3413, Tolerance::m(10));
    REQUIRE(band.good.size() == 1);
    const auto& polygons = band.good[0].area->polygons;
    REQUIRE(polygons.size() == 1);
    CHECK(polygons[0].holes.empty());
    const Path& path = polygons[0].exterior;
    CHECK(path.front() == path.back());
    for (const LonLat& at : path) CHECK(at.lat < 89.2);
    CHECK(turned_area(path) > 360.0 * 7);
    CHECK(turned_area(path) < 360.0 * 19);
}

TEST_CASE("another datum moves the vertices and adds none") {
    const auto table = read_projected("LINESTRING (170 10, 190 12, -170 14)", 4267, Tolerance::m(1));
    REQUIRE(table.good.size() == 1);
    const Path& path = table.good[0].area->lines[0];
    REQUIRE(path.size() == 3);
    CHECK(std::abs(path[1].lon - 190) < 0.01);
    CHECK(std::abs(path[2].lon + 170) < 0.01);
}

TEST_CASE("coordinates that a projection does not know are a bad row") {
    const auto table = read_projected("LINESTRING (0 0, 1e30 1e30)", 3035, Tolerance::m(1));
    CHECK(table.good.empty());
    REQUIRE(table.bad.size() == 1);
    CHECK(contains(table.bad[0].reason, "cannot be converted to WGS84"));
}

TEST_CASE("Shapefile and KML give areas too") {
    const TempFolder folder;
    const auto kml = read(folder.file("areas.kml", R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>area</name><MultiGeometry>
<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon>
<LineString><coordinates>5,5 6,6</coordinates></LineString><Point><coordinates>9,9</coordinates></Point>
</MultiGeometry></Placemark></Document></kml>)"));
    REQUIRE(kml.good.size() == 1);
    CHECK(kml.good[0].name == "area");
    CHECK(kml.good[0].area->points.size() == 1);
    CHECK(kml.good[0].area->lines.size() == 1);
    CHECK(kml.good[0].area->polygons.size() == 1);
}
