// SPDX-License-Identifier: MIT
#include <cpl_http.h>
#include <gdal_priv.h>
#include <gdal_utils.h>

#include "gdal/network.hpp"
#include "gdal/session.hpp"
#include "rangeband/io/process.hpp"
#include "support.hpp"

using namespace support;

namespace {

/// As the program does, before main.
[[maybe_unused]] const bool confined = (io::confine_gdal(false), true);

std::string point_feature(double lon, double lat, const std::string& name) {
    std::ostringstream text;
    text << R"({"type":"Feature","properties":{"name":")" << name << R"(","km":480,"day":"2019-08-02"},)"
         << R"("geometry":{"type":"Point","coordinates":[)" << lon << "," << lat << "]}}";
    return text.str();
}

std::string collection(const std::string& features, const std::string& members = "") {
    return R"({"type":"FeatureCollection",)" + members + R"("features":[)" + features + "]}";
}

std::string geometry_feature(const std::string& geometry) {
    return R"({"type":"Feature","properties":{},"geometry":)" + geometry + "}";
}

const std::string two_sites =
    collection(point_feature(46.25, 48.57, "Kapustin Yar") + "," + point_feature(-70, -33, "Far"));

/// ogr2ogr, in this process.
void translate(const std::string& from, const std::string& to, std::vector<std::string> options) {
    rangeband::gdal::start_gdal();
    CPLStringList arguments;
    for (const auto& option : options) arguments.AddString(option.c_str());
    auto* parsed = GDALVectorTranslateOptionsNew(arguments.List(), nullptr);
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    GDALDatasetH result = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, parsed, nullptr);
    REQUIRE(result != nullptr);
    GDALClose(result);
    GDALClose(source);
    GDALVectorTranslateOptionsFree(parsed);
}

void check_two_sites(const Table& table, double degrees) {
    REQUIRE(table.bad.empty());
    REQUIRE(table.good.size() == 2);
    CHECK(std::abs(table.good[0].position.lat() - 48.57) <= degrees);
    CHECK(std::abs(table.good[0].position.lon() - 46.25) <= degrees);
    CHECK(std::abs(table.good[1].position.lat() + 33) <= degrees);
    CHECK(std::abs(table.good[1].position.lon() + 70) <= degrees);
    CHECK(table.good[0].name == "Kapustin Yar");
    CHECK(table.good[1].where == "feature 2");
    REQUIRE(table.fields.size() == 2);
    CHECK(table.fields[0].name == "km");
    CHECK(std::get<std::int64_t>(table.good[0].values[0]) == 480);
    CHECK(std::get<io::Date>(table.good[0].values[1]) == io::Date{2019, 8, 2});
}

}  // namespace

TEST_CASE("GeoJSON, lines of GeoJSON, GeoPackage, Shapefile and FlatGeobuf give the same sites") {
    const TempFolder folder;
    const auto geojson = folder.file("sites.geojson", two_sites);
    check_two_sites(read(geojson), 0.0);
    check_two_sites(read(folder.file("noname", two_sites)), 0.0);
    check_two_sites(read(folder.file("sites.geojsonl", point_feature(46.25, 48.57, "Kapustin Yar") + "\n" +
                                                           point_feature(-70, -33, "Far") + "\n")),
                    0.0);
    translate(geojson, folder / "sites.gpkg", {"-f", "GPKG"});
    check_two_sites(read(folder / "sites.gpkg"), 0.0);
    translate(geojson, folder / "sites.fgb", {"-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO"});
    CHECK(read(folder / "sites.fgb").good.size() == 2);  // its dates are times
    translate(geojson, folder / "sites.shp", {"-f", "ESRI Shapefile"});
    check_two_sites(read(folder / "sites.shp"), 0.0);
}

TEST_CASE("any coordinate reference system is brought to WGS84, longitude first") {
    const TempFolder folder;
    const auto geojson = folder.file("sites.geojson", two_sites);
    for (const std::string epsg : {"3857", "4258", "3395"}) {
        CAPTURE(epsg);
        translate(geojson, folder / (epsg + ".shp"), {"-f", "ESRI Shapefile", "-t_srs", "EPSG:" + epsg});
        check_two_sites(read(folder / (epsg + ".shp")), 1e-8);
        translate(geojson, folder / (epsg + ".gpkg"), {"-f", "GPKG", "-t_srs", "EPSG:" + epsg});
        check_two_sites(read(folder / (epsg + ".gpkg")), 1e-8);
    }
}

TEST_CASE("KML and KMZ give their placemarks without the columns of the driver") {
    const TempFolder folder;
    const auto kml = folder.file("sites.kml", R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Kapustin Yar</name>
<ExtendedData><Data name="km"><value>480</value></Data></ExtendedData>
<Point><coordinates>46.25,48.57,0</coordinates></Point></Placemark>
<Placemark><name>area</name><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>
</outerBoundaryIs></Polygon></Placemark></Document></kml>)");
    translate(kml, folder / "sites.kmz", {"-f", "LIBKML"});
    for (const auto& path : {kml, folder / "sites.kmz"}) {
        CAPTURE(path);
        const auto table = read(path);
        REQUIRE(table.bad.empty());
        REQUIRE(table.good.size() == 2);
        CHECK(table.good[0].name == "Kapustin Yar");
        CHECK(table.good[0].position == geodesic::Position::deg(48.57, 46.25));
        CHECK(table.good[1].name == "area");
        CHECK(table.good[1].area->polygons.size() == 1);
        for (const auto& field : table.fields) CHECK(field.name != "tessellate");
    }
}

TEST_CASE("a geometry that is no place is a bad row that says what it is") {
    const TempFolder folder;
    const auto table = read(folder.file(
        "odd.geojson", collection(geometry_feature("null") + "," +
                                  geometry_feature(R"({"type":"MultiPoint","coordinates":[[46.25,48.57]]})") + "," +
                                  geometry_feature(R"({"type":"Point","coordinates":[43.1,131.2]})") + "," +
                                  geometry_feature(R"({"type":"Point","coordinates":[]})"))));
    REQUIRE(table.good.size() == 1);
    CHECK(table.good[0].where == "feature 2");
    CHECK(table.good[0].coordinates == "48.57,46.25");
    REQUIRE(table.bad.size() == 3);
    CHECK(table.bad[0].reason == "has no geometry");
    CHECK(table.bad[1].where == "feature 3");
    CHECK(contains(table.bad[1].reason, "latitude 131.2 is outside -90..90"));
    CHECK(contains(table.bad[1].reason, "swapped"));
}

TEST_CASE("layers: one is taken, several are asked for") {
    const TempFolder folder;
    const auto geojson = folder.file("sites.geojson", two_sites);
    translate(geojson, folder / "two.gpkg", {"-f", "GPKG", "-nln", "old"});
    translate(geojson, folder / "one.gpkg", {"-f", "GPKG", "-nln", "new"});
    rangeband::gdal::GdalMessages silence;
    {
        GDALDatasetUniquePtr to(GDALDataset::Open((folder / "two.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        GDALDatasetUniquePtr from(GDALDataset::Open((folder / "one.gpkg").c_str(), GDAL_OF_VECTOR));
        to->CopyLayer(from->GetLayer(0), "new");
    }
    const auto path = folder / "two.gpkg";
    CHECK(refusal(path) ==
          path + ": has several layers: 'old' and 'new'; choose one with layer NAME, or all with layer '*'");
    check_two_sites(read({path, "new", {}}), 0.0);
    CHECK(sentence([&] { read({path, "none", {}}); }) == path + ": has no layer 'none'; it has 'old' and 'new'");
    CHECK(read({path, "new", "name = 'Far'"}).good.size() == 1);
    CHECK(contains(sentence([&] {
                       read({path, "new", "height > 3"});
                   }),
                   "where \"height > 3\" cannot be used; the columns are"));
    CHECK(contains(sentence([&] { read({path, "new", "name = 'x'"}); }), "no row is selected by where"));
}

TEST_CASE("a file without geometry is read by its columns of coordinates") {
    const TempFolder folder;
    const auto csv = folder.file("t.csv", "name,lat,lon,km\nKapustin Yar,48.57,46.25,480\n,,,\n");
    translate(csv, folder / "t.gpkg", {"-f", "GPKG", "-oo", "AUTODETECT_TYPE=YES"});
    translate(csv, folder / "t.xlsx", {"-f", "XLSX", "-oo", "AUTODETECT_TYPE=YES"});
    for (const auto& path : {folder / "t.gpkg", folder / "t.xlsx"}) {
        CAPTURE(path);
        const auto table = read(path);
        REQUIRE(table.good.size() == 1);
        CHECK(table.good[0].position == geodesic::Position::deg(48.57, 46.25));
        CHECK(table.good[0].name == "Kapustin Yar");
        CHECK(table.bad.size() <= 1);
    }
    translate(folder.file("n.csv", "place,km\na,480\n"), folder / "n.gpkg", {"-f", "GPKG"});
    CHECK(contains(refusal(folder / "n.gpkg"),
                   "no geometry and no columns of latitude and longitude; it has 'place' and 'km'"));
}

TEST_CASE("coordinate reference systems that are missing or unknown") {
    const TempFolder folder;
    const auto geojson = folder.file("sites.geojson", two_sites);
    translate(geojson, folder / "utm.shp", {"-f", "ESRI Shapefile", "-t_srs", "EPSG:3857"});
    fs::remove(folder / "utm.prj");
    CHECK(contains(refusal(folder / "utm.shp"), "has no coordinate reference system, and its coordinates"));
    folder.file("utm.prj", "nonsense");
    CHECK(contains(refusal(folder / "utm.shp"), "its coordinate reference system is unknown"));
    translate(geojson, folder / "bare.shp", {"-f", "ESRI Shapefile"});
    fs::remove(folder / "bare.prj");
    check_two_sites(read(folder / "bare.shp"), 0.0);
    const auto named = [](const std::string& name) {
        return collection(point_feature(1, 2, "a"), R"("crs":{"type":"name","properties":{"name":")" + name + "\"}},");
    };
    CHECK(contains(refusal(folder.file("crs.geojson", named("urn:ogc:def:crs:EPSG::999999"))),
                   "its coordinate reference system is unknown"));
    const std::string link = R"("crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/x","type":"ogcwkt"}},)";
    CHECK(contains(refusal(folder.file("link.geojson", collection(point_feature(1, 2, "a"), link))),
                   "the network is not used"));
}

TEST_CASE("files that cannot be read say so in a sentence") {
    const TempFolder folder;
    const auto refused = [&](const std::string& name, const std::string& content) {
        return refusal(folder.file(name, content));
    };
    const std::string cannot = ": is not a file of sites that can be read";
    CHECK(contains(refused("cut.geojson", two_sites.substr(0, two_sites.size() - 20)), cannot));
    CHECK(contains(refused("cut2.geojson", two_sites.substr(0, 30)), cannot));
    CHECK(contains(refused("cut.geojsonl", point_feature(1, 2, "a") + "\n" + point_feature(1, 2, "b").substr(0, 30)),
                   "cannot be read to its end"));
    CHECK(contains(refused("text.geojson", "lat,lon\n1,2\n"), cannot + ": it looks like plain text"));
    CHECK(contains(refused("json.kml", two_sites), cannot + ": it looks like JSON"));
    CHECK(contains(refused("text.gpkg", "lat,lon\n1,2\n"), cannot));
    CHECK(contains(refused("text.shp", "lat,lon\n1,2\n"), cannot));
    CHECK(contains(refused("other.json", R"({"a":1})"), cannot));
    CHECK(contains(refused("noise", std::string("\x7f"
                                                "ELF\0\1\2",
                                                7)),
                   cannot));
    CHECK(contains(refused("none.geojson", collection("")), "has no rows"));
    CHECK(contains(refusal(folder / "."), ": is a folder"));
    CHECK(contains(refusal("http://127.0.0.1:9/sites.geojson"), "add allow_network"));
    CHECK(contains(refusal("/vsicurl/http://127.0.0.1:9/sites.geojson"), "add allow_network"));
    CHECK(contains(refusal("/vsizip//vsicurl/x.zip"), "is a GDAL path that cannot be read here"));
    CHECK(contains(refusal("/vsizip/none.zip"), cannot));
}

namespace {

void pack(const std::string& path, std::string_view text) {
    rangeband::gdal::start_gdal();
    VSILFILE* const file = VSIFOpenL(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    CHECK(VSIFWriteL(text.data(), 1, text.size(), file) == text.size());
    CHECK(VSIFCloseL(file) == 0);
}

/// In place of a server.
class Answer {
  public:
    explicit Answer(std::string text) : text_(std::move(text)) {
        io::further_formats();  // GDAL has started, and refuses every address
        CPLHTTPSetFetchCallback(&Answer::fetch, this);
    }
    ~Answer() { rangeband::gdal::confine(false); }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

  private:
    static CPLHTTPResult* fetch(const char* /*url*/, CSLConstList /*options*/, GDALProgressFunc /*progress*/,
                                void* /*of_progress*/, CPLHTTPFetchWriteFunc write, void* to, void* self) {
        std::string& text = static_cast<Answer*>(self)->text_;
        auto* const result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
        for (char& byte : text) {  // in pieces
            if (write(&byte, 1, 1, to) != 1) {
                result->nStatus = 23;  // CURLE_WRITE_ERROR
                break;
            }
        }
        return result;
    }

    std::string text_;
};

}  // namespace

TEST_CASE("what is unpacked is kept in the folder of the request, up to its limit") {
    const TempFolder folder;
    const std::string table = "name,lat,lon\na,48.57,46.25\n";
    pack("/vsigzip/" + (folder / "sites.csv.gz"), table);
    pack("/vsizip/" + (folder / "sites.zip") + "/sites.csv", table);
    for (const char* name : {"sites.csv.gz", "sites.zip"}) {
        CAPTURE(std::string(name));
        io::SitesRequest request{folder / name, {}, {}};
        request.scratch = {.folder = folder / ".", .most_unpacked = table.size()};
        CHECK(read(request).good.size() == 1);
        --request.scratch.most_unpacked;
        CHECK(sentence([&] { read(request); }) ==
              request.path + ": is larger than 26 bytes when unpacked; unpack it, and name the table");
    }
    CHECK(folder.names() == std::set<std::string>{"sites.csv.gz", "sites.zip"});
}

TEST_CASE("what is downloaded is kept in the folder of the request, up to its limit") {
    const TempFolder folder;
    const std::string table = "name,lat,lon\na,48.57,46.25\n";
    const Answer answer(table);
    io::SitesRequest request{"https://example.org/sites.csv", {}, {}};
    request.allow_network = true;
    request.scratch = {.folder = folder / ".", .most_downloaded = table.size()};
    CHECK(read(request).good.size() == 1);
    --request.scratch.most_downloaded;
    CHECK(sentence([&] { read(request); }) ==
          "https://example.org/sites.csv: is larger than 26 bytes; download it first and name the file");
    CHECK(folder.names().empty());
}

TEST_CASE("a packed table is read as the table") {
    const TempFolder folder;
    const std::string table =
        "name;Breitengrad;L\xe4ngengrad\nS\xfc"
        "d;48,57;46,25\n";
    pack("/vsigzip/" + (folder / "sites.csv.gz"), table);
    pack("/vsizip/" + (folder / "sites.zip") + "/sites.csv", table);
    for (const char* name : {"sites.csv.gz", "sites.zip"}) {
        CAPTURE(std::string(name));
        const auto read_table = read(folder / name);
        REQUIRE(read_table.good.size() == 1);
        CHECK(read_table.good[0].name == "Süd");
        CHECK(read_table.good[0].position.lat() == 48.57);
        CHECK(read_table.good[0].position.lon() == 46.25);
    }
}
