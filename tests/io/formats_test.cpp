// SPDX-License-Identifier: MIT
#include "support.hpp"

using namespace support;

TEST_CASE("formats are found by GDAL's name in any case, and by extension") {
    CHECK(io::format_by_name("GeoJSON").name == "GeoJSON");
    CHECK(io::format_by_name("geojsonseq").name == "GeoJSONSeq");
    CHECK(io::format_by_name("gpkg").name == "GPKG");
    CHECK(io::format_by_name("GeoPackage").name == "GPKG");
    CHECK(io::format_by_name("esri shapefile").name == "ESRI Shapefile");
    CHECK(io::format_by_name("shapefile").name == "ESRI Shapefile");
    CHECK(io::format_for("-").name == "GeoJSON");
    CHECK(io::format_for("out/bands.json").name == "GeoJSON");
    CHECK(io::format_for("bands.ndjson").name == "GeoJSONSeq");
    CHECK(io::format_for("/tmp/a.b/BANDS.GPKG").name == "GPKG");
    CHECK(io::format_for("x.shp").name == "ESRI Shapefile");
    CHECK(io::format_for("x.KMZ").name == "KMZ");
    CHECK(io::format_by_name("postgis").name == "PostgreSQL");
    CHECK(io::format_for("PG:dbname=maps.gpkg").name == "PostgreSQL");
    CHECK(io::formats().size() == 9);
    for (const auto& format : io::formats()) CHECK(&io::format_by_name(format.name) == &format);
}

TEST_CASE("whatever else this GDAL writes to files is found by name and extension") {
    for (const auto& format : io::further_formats()) {
        CAPTURE(format.name);
        CHECK(&io::format_by_name(format.name) == &format);
        CHECK_FALSE(format.extension.empty());
        CHECK(format.several_layers == format.tiles);
    }
    CHECK(io::format_by_name("pgdump").name == "PGDUMP");
    CHECK(io::format_for("x.gml").name == "GML");
    CHECK(io::format_for("x.db").name == "SQLite");
    CHECK(io::format_for("x.sqlite").name == "SQLite");
    CHECK_FALSE(io::format_by_name("XLSX").geometry);
    for (const std::string name :
         {"MySQL", "Carto", "Memory", "LIBKML", "MVT", "MapInfo File", "JML", "DXF", "Parquet"}) {
        CAPTURE(name);
        CHECK(contains(sentence([&] { io::format_by_name(name); }),
                       "cannot be written by this program or the installed GDAL"));
    }
}

TEST_CASE("a name must not say another format than the one that is written") {
    CHECK(sentence([] { io::must_fit(io::format_by_name("CSV"), "x.geojson"); }) ==
          "x.geojson: the extension .geojson says GeoJSON, and the format is to be CSV; end the name in .csv");
    CHECK(contains(sentence([] { io::must_fit(io::format_by_name("GML"), "out/x.GPKG"); }), "end the name in .gml"));
    for (const auto& [format, target] : {std::pair{"CSV", "x.csv"},
                                         {"CSV", "table.txt"},
                                         {"GPKG", "nameless"},
                                         {"GeoJSON", "x.csv"},
                                         {"GeoJSONSeq", "x.json"},
                                         {"GeoJSON", "-"},
                                         {"PostgreSQL", "PG:dbname=maps.gpkg"},
                                         {"KMZ", "x.y/Z.KMZ"}}) {
        CAPTURE(target);
        CHECK_NOTHROW(io::must_fit(io::format_by_name(format), target));
    }
}

TEST_CASE("an unknown format names the nearest and lists all") {
    CHECK(sentence([] { io::format_by_name("geojsn"); }) ==
          "format 'geojsn' cannot be written by this program or the installed GDAL; did you mean GeoJSON? there are "
          "GeoJSON, GeoJSONSeq, GPKG, ESRI Shapefile, KML, KMZ, FlatGeobuf, CSV, PostgreSQL; list formats names "
          "the others");
    CHECK(contains(sentence([] { io::format_for("bands.docx"); }), "the extension .docx does not say which format"));
    CHECK(contains(sentence([] { io::format_for("out.d/bands"); }), "a name without extension"));
    CHECK(contains(sentence([] { io::format_for(".gpkg"); }), "a name without extension"));
}
