// SPDX-License-Identifier: MIT
#include "rangeband/catalog/outline.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "catalog/folder.hpp"
#include "catalog/sentence.hpp"
#include "catalog/shipped.hpp"

using namespace rangeband;
using namespace rangeband::catalog;
using test::Folder;
using test::sentence_of;

namespace {

Outline outline(const std::string& country) { return outline_of(country, shipped(), data_sources({})); }

}  // namespace

TEST_CASE("a country is found by its codes or its name, in any case") {
    for (const char* name : {"AT", "at", "AUT", "Austria", " austria "}) {
        const Outline found = outline(name);
        CHECK(found.name == "Austria");
        CHECK(found.iso_a2 == "AT");
        REQUIRE(found.polygons.size() == 1);
        const Path& ring = found.polygons[0].exterior;
        CHECK(ring.size() > 50);
        CHECK(ring.front().lon == ring.back().lon);
        CHECK(std::ranges::all_of(
            ring, [](const LonLat& at) { return at.lon > 9 && at.lon < 18 && at.lat > 46 && at.lat < 50; }));
    }
    CHECK(outline("RU").polygons.size() > 20);
    CHECK(outline("ZA").polygons.at(0).holes.size() == 1);  // around Lesotho
}

TEST_CASE("a country without an outline says so") {
    CHECK(sentence_of([] { outline("Astria"); }).text == "unknown country 'Astria'; did you mean Austria?");
    CHECK(sentence_of([] { outline("QQ"); }).text == "unknown country 'QQ'; use a code or name of list countries");
    CHECK(sentence_of([] { outline(""); }).text == "unknown country ''; use a code or name of list countries");
    CHECK(sentence_of([] { outline("GF"); }).text ==
          "French Guiana has no outline of its own at 1:50 million; give one with sites FILE");
}

TEST_CASE("outlines are read from any GeoJSON of polygons") {
    const auto read = [](const std::string& features) {
        return read_outlines("{ \"type\" : \"FeatureCollection\",\n \"features\" : [" + features + "] }",
                             "own.geojson");
    };
    const std::string square = "[[[0,0],[1,0.5],[1e0,1],[0,0]]]";
    const auto found = read(
        "{\"properties\":{\"name\":\"Own\",\"people\":5,\"none\":null,\"list\":[1,{\"a\":true}]},\n"
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" +
        square + "}}");
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == "Own");
    CHECK(found[0].polygons.at(0).exterior.at(1).lat == 0.5);
    CHECK(read("").empty());

    const auto sentence = [&](const std::string& features) { return sentence_of([&] { read(features); }).text; };
    CHECK(sentence("{\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}") ==
          "own.geojson: feature 1: 'Point' is not a Polygon or MultiPolygon");
    CHECK(sentence("{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}}") ==
          "own.geojson: feature 1: a ring has fewer than 4 corners");
    CHECK(sentence("{},{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,91],[1,1],[0,0],[0,91]]]}}") ==
          "own.geojson: feature 2: a corner is not a longitude in -180..180 and a latitude in -90..90");
    for (const char* broken :
         {"{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,x", "{\"properties\":,}", "{\"other\":}"}) {
        CHECK(sentence(broken) == "own.geojson: line 2: is not JSON");
    }
    CHECK(sentence("{\"other\":" + std::string(100'000, '[')) == "own.geojson: line 2: is not JSON");
    CHECK_THROWS_AS(read_outlines("", "own.geojson"), Error);
    CHECK_THROWS_AS(read_outlines("{\"features\":[", "own.geojson"), Error);
}

TEST_CASE("outlines are read whatever the order of members and the spelling of letters") {
    const auto found = read_outlines(
        "{\"features\":[{\"geometry\":{\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]],[[0.1,0],[0.2,0],[0.2,0.1],[0.1,0]]]"
        "],"
        "\"type\":\"MultiPolygon\"},\"properties\":{\"name\":\"A\\u0301 \\\"B\\\"\"}}],\"type\":\"FeatureCollection\"}",
        "own.geojson");
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == "A\u0301 \"B\"");
    REQUIRE(found[0].polygons.size() == 1);
    CHECK(found[0].polygons[0].holes.size() == 1);
}

TEST_CASE("what is contested lies between the smallest and the largest stated figure") {
    const Range range = shipped().contested("9M729");
    CHECK(range.id == "9m729@contested");
    CHECK(range.min.km() == 476.0);
    CHECK(range.max->km() == 2500.0);
    CHECK(range.title == "9M729: contested, 476 to 2,500 km");
    CHECK(range.claimant == "Russia's Security Council Secretary Patrushev; CSIS");
    CHECK_FALSE(range.qualifier);
    CHECK(range.source.size() <= 254);
    CHECK(range.contested);
    REQUIRE(range.references.size() == 2);
    for (const Reference& reference : range.references) {
        CHECK(reference.url.starts_with("http"));
        CHECK(reference.work.find("http") == std::string::npos);
    }
    CHECK(sentence_of([] { shipped().contested("480km"); }).text.starts_with("'480km' is not a system; contested"));
    CHECK(sentence_of([] { shipped().contested("9m729@patrushev-2019"); }).text.ends_with("did you mean 9m729?"));
    CHECK(sentence_of([] { shipped().contested("inf"); }).text.starts_with("'inf' is not a system"));
    CHECK(sentence_of([] { shipped().contested("rk-55"); }).text ==
          "no contested zone for RK-55 Relief: the catalogue has no maximum for its range, and two different ones are "
          "needed");
}

TEST_CASE("an interval counts by its upper figure; open-ended and class-wide rows take no part") {
    Folder folder;
    folder.write("sites.csv", "id,name,lat,lon,precision,source_id\n")
        .write("bands.csv", "id,name,regime,lower_km,lower_edge,upper_km,upper_edge,source_id\n");
    folder.write("sources.csv", "id,title\ns1,T\n");
    folder.write("systems.csv", "id,name,source_id\nx1,X,s1\nx2,Y,s1\nx3,Z,s1\nx4,W,s1\n");
    folder.write("claims.csv",
                 "id,system,claimant,qualifier,min_km,max_km,source_id\n"
                 "a,x1,A,between,100,700,s1\nb,x1,B,exactly,,600,s1\nc,x1,C,at least,900,,s1\n"
                 "d,x1,D,classification,500,5500,s1\ne,x2,E,exactly,,600,s1\nf,x2,F,at least,900,,s1\n"
                 "g,x3,G,at least,900,,s1\nh,x4,H,exactly,,600,s1\ni,x4,I,at most,,600,s1\n");
    const Catalog catalog = Catalog::load({folder.path()});
    CHECK(catalog.contested("x1").min.km() == 600.0);
    CHECK(catalog.contested("x1").max->km() == 700.0);
    CHECK(catalog.contested("x1").source == "T");
    CHECK(sentence_of([&] { catalog.contested("x2"); }).text ==
          "no contested zone for Y: 'at least' gives no maximum, and the catalogue has one maximum for its range; two "
          "different ones are needed");
    CHECK(sentence_of([&] { catalog.contested("x3"); }).text ==
          "no contested zone for Z: 'at least' gives no maximum, and the catalogue has no maximum for its range; two "
          "different ones are needed");
    CHECK(sentence_of([&] { catalog.contested("x4"); }).text ==
          "no contested zone for W: the catalogue has one maximum for its range, and two different ones are needed");
}

TEST_CASE("the shipped area is that of Postavy, with its corners as printed") {
    const auto found = shipped().sites_matching("postavy-area");
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].position);
    REQUIRE(found[0].corners.size() == 4);
    CHECK(found[0].corners[0] == geodesic::Position::deg(55.20361, 27.0));
    CHECK(found[0].source_id == "globalsecurity-postavy");
    CHECK(found[0].position_source_id == "globalsecurity-postavy");
}

TEST_CASE("areas are checked as sites are") {
    const std::string header = "id,name,corners,precision,source_id\n";
    const auto refused = [&](const std::string& row) {
        Folder folder;
        folder.write("areas.csv", header + row);
        const std::string text = sentence_of([&] { Catalog::load({folder.path()}); }).text;
        const std::string where = (folder.path() / "areas.csv").string() + ": line 2: ";
        return text.starts_with(where) ? text.substr(where.size()) : text;
    };
    const std::string source = ",corners,globalsecurity-postavy\n";
    CHECK(refused("own,Own,\"1,2; 3,4; 5,6\"" + source) == "(no error)");
    CHECK(refused("own,Own,\"48 34 12 N,46 15 E; 49 N,47 E; 48 N,47 E\"" + source) == "(no error)");
    CHECK(refused("own,Own," + source) == "corners is empty; every row needs one");
    CHECK(refused("own,Own,\"1,2; 3,4\"" + source) == "corners has 2 of the 3 corners that an area needs");
    CHECK(refused("own,Own,\"1,2; 3,4; 95,6\"" + source).starts_with("corners: "));
    CHECK(refused("own,Own,\"1,2; 3,4; 5,6,Name\"" + source) ==
          "corners: a corner has no name; write LAT,LON; LAT,LON; LAT,LON");
    CHECK(refused("own,Own,\"1,0; 3,180; 5,90\"" + source) ==
          "corners: neighbours are 180 degrees of longitude apart; put a corner between them");
    CHECK(refused("own,Own,\"1,2; 3,4; 5,6\",,globalsecurity-postavy\n").starts_with("precision is empty"));
    CHECK(refused("own,Own,\"1,2; 3,4; 5,6\",corners,nobody\n").starts_with("unknown source 'nobody'"));
    CHECK(refused("postavy,Own,\"1,2; 3,4; 5,6\"" + source) ==
          "the area 'postavy' has the id of a site; site must name one");
}
