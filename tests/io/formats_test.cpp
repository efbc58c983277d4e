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
    CHECK(io::formats().size() == 4);
    for (const auto& format : io::formats()) CHECK(&io::format_by_name(format.name) == &format);
}

TEST_CASE("an unknown format names the nearest and lists all") {
    CHECK(sentence([] { io::format_by_name("geojsn"); }) ==
          "format 'geojsn' is not known; did you mean GeoJSON? There are GeoJSON, GeoJSONSeq, GPKG, ESRI Shapefile");
    CHECK(contains(sentence([] { io::format_for("bands.docx"); }), "the extension .docx does not say which format"));
    CHECK(contains(sentence([] { io::format_for("out.d/bands"); }), "a name without extension"));
    CHECK(contains(sentence([] { io::format_for(".gpkg"); }), "a name without extension"));
}
