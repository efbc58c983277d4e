// SPDX-License-Identifier: MIT
#include <gdal_priv.h>

#include "gdal/session.hpp"
#include "sample.hpp"

using namespace support;

namespace {

io::OutputRequest three_layers(const std::string& target) {
    auto request = sample_request(target);
    request.layers.push_back(
        {"boundaries", "Boundaries", io::GeometryKind::line, {{"name", io::FieldType::text, "title"}}});
    request.layers.push_back({"sites", "Sites", io::GeometryKind::point, {{"FID", io::FieldType::text, "a clash"}}});
    return request;
}

void write_three_layers(const std::string& target) {
    const auto writer = io::Writer::open(three_layers(target));
    for (const auto& feature : sample_features()) writer->write(0, feature);
    writer->write(2, {{std::string("x")}, footprint::LonLat{46.25, 48.57}, 7});
    writer->write(1, {{std::string("b")}, footprint::MultiLine{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}}, 7});
    writer->finish();
}

GDALDatasetUniquePtr open_dataset(const std::string& path) {
    rangeband::gdal::start_gdal();
    return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
}

std::string refusal_of(const std::string& target, std::vector<io::Value> values) {
    return sentence([&] {
        const auto writer = io::Writer::open(sample_request(target));
        writer->write(0, {std::move(values), sample_polygon(), 7});
        writer->finish();
    });
}

}  // namespace

TEST_CASE("a GeoPackage has its layers, values, titles, provenance and spatial index") {
    const TempFolder folder;
    write_three_layers(folder / "out.gpkg");
    CHECK(folder.names() == std::set<std::string>{"out.gpkg"});
    const auto dataset = open_dataset(folder / "out.gpkg");
    REQUIRE(dataset);
    REQUIRE(dataset->GetLayerCount() == 3);
    check_sample_layer(*dataset->GetLayer(0), 0.0);
    auto* lines = dataset->GetLayerByName("boundaries");
    REQUIRE(lines->GetFeatureCount() == 1);
    CHECK(lines->GetGeomType() == wkbMultiLineString);
    auto* points = dataset->GetLayerByName("sites");
    const OGRFeatureUniquePtr site(points->GetNextFeature());
    CHECK(site->GetGeometryRef()->toPoint()->getX() == 46.25);
    CHECK(std::string(site->GetFieldAsString("FID")) == "x");
    CHECK(std::string(dataset->GetLayer(0)->GetMetadataItem("IDENTIFIER")) == "Footprints around Kapustin Yar");
    CHECK(std::string(dataset->GetLayer(0)->GetMetadataItem("DESCRIPTION")) == "What lies within range");
    CHECK(std::string(dataset->GetMetadataItem("PROVENANCE")) == R"({"program":"rangeband"})");
    auto* index = dataset->ExecuteSQL("SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'",
                                      nullptr, nullptr);
    const OGRFeatureUniquePtr count(index->GetNextFeature());
    CHECK(count->GetFieldAsInteger(0) == 3);
    dataset->ReleaseResultSet(index);
}

TEST_CASE("what a format has no place for stands beside it, where QGIS looks for it") {
    for (const std::string name : {"out.shp", "out.fgb", "out.csv", "out.sqlite", "out.gdb", "out.xlsx"}) {
        CAPTURE(name);
        const TempFolder folder;
        write_sample(sample_request(folder / name));
        const std::string notes = content_of(folder / "out.qmd");
        CHECK(contains(notes, "<title>Ranges</title>"));
        CHECK(contains(notes, "<abstract>What lies within range</abstract>"));
        CHECK(contains(notes, "<history>{&quot;program&quot;:&quot;rangeband&quot;}</history>"));
        REQUIRE(open_dataset(folder / name));
    }
    for (const std::string name : {"out.gpkg", "out.gml", "out.sql", "out.kml", "out.geojson"}) {
        CAPTURE(name);
        const TempFolder folder;
        write_sample(sample_request(folder / name));
        CHECK(folder.names().count("out.qmd") == 0);
        CHECK(contains(content_of(folder / name), "What lies within range"));
    }
}

TEST_CASE("notes are shared by files that say the same of themselves") {
    const TempFolder folder;
    for (const std::string name : {"out.csv", "out.shp", "out.geojsonl", "out.fgb"}) {
        CAPTURE(name);
        write_sample(sample_request(folder / name));
        CHECK(contains(content_of(folder / "out.qmd"), "<title>Ranges</title>"));
    }
}

TEST_CASE("notes of another file of ours stay, unless all may be replaced") {
    for (const std::string name : {"out.shp", "out.geojsonl", "out.sqlite"}) {
        CAPTURE(name);
        const TempFolder folder;
        write_sample(sample_request(folder / "out.csv"));
        const auto names = folder.names();
        const auto notes = content_of(folder / "out.qmd");
        auto request = sample_request(folder / name);
        request.title = "Others";
        CHECK(sentence([&] { write_sample(request); }) ==
              "QGIS also reads " + (folder / "out.qmd") +
                  " for out.csv, which would change; write under another name, or add overwrite to replace it");
        CHECK(folder.names() == names);
        CHECK(content_of(folder / "out.qmd") == notes);
        request.overwrite = true;
        write_sample(request);
        CHECK(contains(content_of(folder / "out.qmd"), "<title>Others</title>"));
    }
}

TEST_CASE("notes that a file of ours left behind give way") {
    const TempFolder folder;
    write_sample(sample_request(folder / "out.csv"));
    write_sample(sample_request(folder / "out.gpkg"));  // has notes of its own
    std::filesystem::remove(folder / "out.csv");
    for (const std::string name : {"out.geojsonl", "out.fgb"}) {
        auto request = sample_request(folder / name);
        request.title = name;
        write_sample(request);
        CHECK(contains(content_of(folder / "out.qmd"), "<title>" + name + "</title>"));
        std::filesystem::remove(folder / name);
    }
}

TEST_CASE("notes of somebody else stay") {
    const TempFolder other;
    other.file("out.qmd", "<qgis><title>mine</title></qgis>");
    CHECK(sentence([&] { write_sample(sample_request(other / "out.shp")); }) ==
          (other / "out.qmd") + " exists; add overwrite to replace it");
    CHECK(other.names() == std::set<std::string>{"out.qmd"});
    CHECK(contains(content_of(other / "out.qmd"), "mine"));
}

TEST_CASE("a Shapefile has its values, its encoding and its six files") {
    const TempFolder folder;
    write_sample(sample_request(folder / "out.shp"));
    CHECK(folder.names() == std::set<std::string>{"out.shp", "out.shx", "out.dbf", "out.prj", "out.cpg", "out.qmd"});
    CHECK(content_of(folder / "out.cpg") == "UTF-8");
    const auto dataset = open_dataset(folder / "out.shp");
    REQUIRE(dataset);
    check_sample_layer(*dataset->GetLayer(0), 0.0);
}

TEST_CASE("what a Shapefile would change is refused") {
    const TempFolder folder;
    const auto target = folder / "out.shp";
    const io::Value none;
    const std::string longest(254, 'x');
    CHECK(refusal_of(target, {longest, none, none, none}).empty());
    const TempFolder other;
    const auto second = other / "out.shp";
    CHECK(refusal_of(second, {longest + "x", none, none, none}) ==
          second +
              ": column 'name': a text of 255 bytes is longer than the 254 of a Shapefile; write a GeoPackage (keep "
              "leaves columns of the input out)");
    CHECK(contains(refusal_of(second, {none, 1e300, none, none}),
                   "column 'max_km': the number 1e+300 does not fit into a Shapefile; write a GeoPackage"));
    CHECK(contains(refusal_of(second, {none, 1e-12, none, none}), "does not fit"));
    CHECK(contains(refusal_of(second, {none, none, std::int64_t{1} << 62, none}), "column 'n_sites'"));
    CHECK(other.names().empty());
    auto request = sample_request(second);
    request.layers[0].fields[0].name = "дальность";
    CHECK(contains(sentence([&] { io::Writer::open(request); }), "дальность"));
    CHECK(other.names().empty());
}

TEST_CASE("a date without a day is null in a date field") {
    const TempFolder folder;
    for (const std::string name : {"out.gpkg", "out.shp"}) {
        CAPTURE(name);
        CHECK(refusal_of(folder / name, {{}, {}, {}, io::Date{1987, 5, 0}}).empty());
        const auto dataset = open_dataset(folder / name);
        const OGRFeatureUniquePtr feature(dataset->GetLayer(0)->GetNextFeature());
        CHECK_FALSE(feature->IsFieldSetAndNotNull(3));
    }
}

TEST_CASE("the same input gives the same bytes") {
    const TempFolder folder;
    fs::create_directory(folder / "a");
    fs::create_directory(folder / "b");
    write_three_layers(folder / "a/out.gpkg");
    write_sample(sample_request(folder / "a/out.shp"));
    usleep(1'100'000);  // GeoPackage's clock has seconds
    write_three_layers(folder / "b/out.gpkg");
    write_sample(sample_request(folder / "b/out.shp"));
    for (const std::string name : {"out.gpkg", "out.shp", "out.shx", "out.dbf", "out.prj", "out.cpg", "out.qmd"}) {
        CAPTURE(name);
        CHECK((content_of(folder / ("a/" + name)) == content_of(folder / ("b/" + name))));
    }
}

TEST_CASE("the request's date is the date inside") {
    const TempFolder folder;
    for (const char* name : {"out.shp", "out.gpkg"}) {
        auto request = sample_request(folder / name);
        request.date = {2019, 8, 2};
        write_sample(request);
    }
    CHECK(std::string(open_dataset(folder / "out.shp")->GetLayer(0)->GetMetadataItem("DBF_DATE_LAST_UPDATE")) ==
          "2019-08-02");
    CHECK(contains(content_of(folder / "out.gpkg"), "2019-08-02T00:00:00.000Z"));
}
