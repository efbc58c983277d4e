// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <limits>

#include <random>

#include "gdal/session.hpp"
#include "io/text/json_text.hpp"
#include "io/write/geojson_geometry.hpp"
#include "sample.hpp"

using namespace support;
using footprint::LonLat;

namespace {

std::string geometry_text(const io::Geometry& geometry, int decimals = 7) {
    TextBuffer text;
    io::append_geojson_geometry(text, geometry, decimals);
    return std::string(text.view());
}

std::string json(const io::Value& value) {
    TextBuffer text;
    io::append_json_value(text, value);
    return std::string(text.view());
}

/// What printf would write, without trailing zeros.
std::string printed(double number, int decimals) {
    auto text = fmt::format("{:.{}f}", number, decimals);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string printed(const LonLat& point, int decimals) {
    return fmt::format(R"({{"type":"Point","coordinates":[{},{}]}})", printed(point.lon, decimals),
                       printed(point.lat, decimals));
}

const footprint::Path square = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};

}  // namespace

TEST_CASE("coordinates have the digits that printf writes") {
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(-90, 90);
    for (int i = 0; i < 200'000; ++i) {
        const LonLat point{lon(random), lat(random)};
        const int decimals = 7 + i % 6;
        REQUIRE(geometry_text(point, decimals) == printed(point, decimals));
    }
}

TEST_CASE("coordinates beside a half are rounded as printf does") {
    for (int decimals = 7; decimals <= 12; ++decimals) {
        const double unit = std::pow(10.0, -decimals);
        for (int k = -3000; k < 3000; ++k) {
            const double half = k * 0.0371 + (k + 0.5) * unit;
            for (const double value : {half, std::nextafter(half, 1e3), std::nextafter(half, -1e3)}) {
                const LonLat point{value, k * 0.015625 + 0.5};
                REQUIRE(geometry_text(point, decimals) == printed(point, decimals));
            }
        }
    }
}

TEST_CASE("the special coordinates of the seams are short") {
    CHECK(geometry_text(LonLat{-180, 90}) == R"({"type":"Point","coordinates":[-180,90]})");
    CHECK(geometry_text(LonLat{-0.0, -1e-9}) == R"({"type":"Point","coordinates":[0,0]})");
    CHECK(geometry_text(LonLat{0.5, -0.0000001}) == R"({"type":"Point","coordinates":[0.5,-0.0000001]})");
    CHECK(geometry_text(LonLat{9.99999999, 99.99999999}) == R"({"type":"Point","coordinates":[10,100]})");
}

TEST_CASE("vertices that rounding makes equal are dropped, and rings that collapse") {
    footprint::Path doubled = square;
    doubled.insert(doubled.begin() + 1, {1e-9, 1e-9});
    CHECK(geometry_text(footprint::MultiPolygon{{doubled, {}}}) ==
          R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]]]})");
    const footprint::Path tiny = {{0.5, 0.5}, {0.5 + 1e-9, 0.5}, {0.5, 0.5 + 1e-9}, {0.5, 0.5}};
    CHECK(geometry_text(footprint::MultiPolygon{{square, {tiny}}, {tiny, {square}}}) ==
          R"({"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]]]})");
    CHECK(geometry_text(footprint::MultiPolygon{{tiny, {}}}) == R"({"type":"MultiPolygon","coordinates":[]})");
    CHECK(geometry_text(footprint::MultiPolygon{{tiny, {}}}, 12) != R"({"type":"MultiPolygon","coordinates":[]})");
    CHECK(geometry_text(footprint::MultiLine{{{0, 0}, {1e-9, 0}}, {{0, 0}, {1, 0}}}) ==
          R"({"type":"MultiLineString","coordinates":[[[0,0],[1,0]]]})");
    CHECK(geometry_text({}) == "null");
}

TEST_CASE("values as JSON") {
    CHECK(json({}) == "null");
    CHECK(json(480.0) == "480.0");
    CHECK(json(-0.0) == "0.0");
    CHECK(json(0.1 + 0.2) == "0.3");
    CHECK(json(88504430.123456) == "88504430.123456");
    CHECK(json(1e300) == "1e+300");
    CHECK(json(std::nan("")) == "null");
    CHECK(json(std::int64_t{9007199254740993}) == "9007199254740993");
    CHECK(json(io::Date{2019, 8, 2}) == "\"2019-08-02\"");
    CHECK(json(io::Date{1987, 5, 0}) == "\"1987-05\"");
    CHECK(json(io::Date{1987, 0, 0}) == "\"1987\"");
    CHECK(json(std::string("a\"b\\c\n\x01\x7f Капустин Яр 🚀")) == "\"a\\\"b\\\\c\\n\\u0001\x7f Капустин Яр 🚀\"");
    CHECK(json(std::string("K\xf6ln \xed\xa0\x80 \xc0\xaf \xf0\x9f")) ==
          "\"K\uFFFDln \uFFFD\uFFFD\uFFFD \uFFFD\uFFFD \uFFFD\uFFFD\"");
}

TEST_CASE("a collection is what GDAL reads: fields, values, geometry, description") {
    const TempFolder folder;
    write_sample(sample_request(folder / "out.geojson"));
    rangeband::gdal::start_gdal();
    GDALDatasetUniquePtr dataset(GDALDataset::Open((folder / "out.geojson").c_str(), GDAL_OF_VECTOR));
    REQUIRE(dataset);
    CHECK(std::string(dataset->GetDriverName()) == "GeoJSON");
    check_sample_layer(*dataset->GetLayer(0), 0.5e-7);
    const auto text = content_of(folder / "out.geojson");
    CHECK(
        contains(text, R"("description":"What lies within range","provenance":{"program":"rangeband"},"features":[)"));
    CHECK(contains(text, "}\n],\"bbox\":["));
    CHECK(text.ends_with("]}\n"));
    CHECK(std::count(text.begin(), text.end(), '\n') == 5);
    CHECK(folder.names() == std::set<std::string>{"out.geojson"});
}

TEST_CASE("lines of GeoJSON carry one feature each") {
    const TempFolder folder;
    write_sample(sample_request(folder / "out.geojsonl"));
    const auto text = content_of(folder / "out.geojsonl");
    CHECK(std::count(text.begin(), text.end(), '\n') == 3);
    CHECK(text.starts_with(R"({"type":"Feature","properties":{"name":)"));
    GDALDatasetUniquePtr dataset(GDALDataset::Open((folder / "out.geojsonl").c_str(), GDAL_OF_VECTOR));
    REQUIRE(dataset);
    CHECK(std::string(dataset->GetDriverName()) == "GeoJSONSeq");
    CHECK(dataset->GetLayer(0)->GetFeatureCount() == 3);
}

TEST_CASE("what the whole says of itself stands beside lines of GeoJSON") {
    const TempFolder folder;
    write_sample(sample_request(folder / "out.geojsonl"));
    CHECK(folder.names() == std::set<std::string>{"out.geojsonl", "out.qmd"});
    CHECK(contains(content_of(folder / "out.qmd"), "rangeband"));

    const TempFolder other;
    other.file("out.qmd", "<qgis><title>mine</title></qgis>");
    CHECK_THROWS_WITH(write_sample(sample_request(other / "out.geojsonl")),
                      ((other / "out.qmd") + " exists; add overwrite to replace it").c_str());
    CHECK(other.names() == std::set<std::string>{"out.qmd"});
}

TEST_CASE("a collection without features is a valid one") {
    const TempFolder folder;
    io::Writer::open(sample_request(folder / "none.geojson"))->finish();
    GDALDatasetUniquePtr dataset(GDALDataset::Open((folder / "none.geojson").c_str(), GDAL_OF_VECTOR));
    REQUIRE(dataset);
    CHECK(dataset->GetLayer(0)->GetFeatureCount() == 0);
}

TEST_CASE("a coordinate that is none is refused and not looked up") {
    for (const double wrong :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e9}) {
        const TempFolder folder;
        auto request = sample_request(folder / "out.geojson");
        auto feature = sample_features().front();
        feature.geometry = footprint::MultiPolygon{{{{wrong, 0}, {1, 0}, {1, 1}, {wrong, 0}}, {}}};
        const auto writer = io::Writer::open(request);
        writer->write(0, feature);
        CHECK_THROWS_AS(writer->finish(), const Error&);
    }
}
