// SPDX-License-Identifier: MIT
/// What web maps need of GeoJSON: order, colours, the box around everything.
#include <ogrsf_frmts.h>

#include <cmath>
#include <random>

#include "io/write/extent.hpp"
#include "sample.hpp"

using namespace support;
using footprint::LonLat;

namespace {

footprint::MultiPolygon box(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

io::OutputRequest with_areas(const std::string& target) {
    io::OutputRequest request;
    request.target = target;
    request.format = &io::format_for(target);
    request.layers = {{"footprints",
                       "Boxes",
                       io::GeometryKind::polygon,
                       {{"name", io::FieldType::text, "title", {}, io::Role::title},
                        {"area_km2", io::FieldType::real, "area", {}, io::Role::area_km2}}}};
    request.layers[0].style.by = 0;
    request.layers[0].largest_first = true;
    return request;
}

void write(io::OutputRequest request, const std::vector<std::pair<std::string, double>>& rows) {
    const auto writer = io::Writer::open(std::move(request));
    for (const auto& [name, area] : rows) writer->write(0, {{name, area}, box(0, 0, 1, 1), 7});
    writer->finish();
}

std::vector<std::string> names_in(const std::string& path) {
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    REQUIRE(dataset);
    std::vector<std::string> names;
    for (const auto& feature : *dataset->GetLayer(0)) names.emplace_back(feature->GetFieldAsString("name"));
    return names;
}

}  // namespace

TEST_CASE("the largest come first, equals in their order") {
    const std::vector<std::pair<std::string, double>> rows = {
        {"small", 1.0}, {"first of two", 5.0}, {"large", 9.0}, {"second of two", 5.0}};
    const std::vector<std::string> sorted = {"large", "first of two", "second of two", "small"};
    const TempFolder folder;
    for (const std::string name : {"a.geojson", "a.gpkg", "a.shp", "a.fgb", "a.kml", "a.csv"}) {
        CAPTURE(name);
        write(with_areas(folder / name), rows);
        CHECK(names_in(folder / name) == sorted);
    }
    write(with_areas(folder / "a.geojsonl"), rows);
    CHECK(names_in(folder / "a.geojsonl") ==
          std::vector<std::string>{"small", "first of two", "large", "second of two"});
}

TEST_CASE("more than ten thousand are written as they come") {
    std::vector<std::pair<std::string, double>> rows;
    for (int i = 0; i < 10'001; ++i) rows.emplace_back(std::to_string(i), std::exp(0.002 * i));
    const TempFolder folder;
    write(with_areas(folder / "many.geojson"), rows);
    const auto many = names_in(folder / "many.geojson");
    REQUIRE(many.size() == rows.size());
    CHECK(many.front() == "0");
    CHECK(content_of(folder / "many.geojson").find("fill") == std::string::npos);
    rows.pop_back();
    write(with_areas(folder / "fewer.geojson"), rows);
    CHECK(names_in(folder / "fewer.geojson").front() == "9999");
}

TEST_CASE("GeoJSON carries the colours of the legend") {
    const TempFolder folder;
    write(with_areas(folder / "a.geojson"), {{"one", 2.0}, {"two", 1.0}});
    const std::string text = content_of(folder / "a.geojson");
    CHECK(text.find(R"("id":1,"properties":{"name":"one","area_km2":2.0,"title":"one","fill":"#0072b2",)"
                    R"("fill-opacity":0.25,"stroke":"#003f62","stroke-width":2})") != std::string::npos);
    CHECK(text.find(R"("id":2,"properties":{"name":"two","area_km2":1.0,"title":"two","fill":"#d55e00")") !=
          std::string::npos);

    auto plain = with_areas(folder / "plain.geojson");
    plain.styled = false;
    write(plain, {{"one", 2.0}});
    CHECK(content_of(folder / "plain.geojson").find("fill") == std::string::npos);

    auto own = with_areas(folder / "own.geojson");
    own.layers[0].fields[0].name = "fill";
    write(own, {{"mine", 2.0}});
    const std::string kept = content_of(folder / "own.geojson");
    CHECK(kept.find(R"("fill":"mine")") == kept.rfind(R"("fill":)"));
}

TEST_CASE("the box is the narrowest around everything") {
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> anywhere(-180.0, 180.0);
    std::uniform_real_distribution<double> width(0.0, 40.0);
    for (int round = 0; round < 2000; ++round) {
        io::Extent extent;
        std::vector<std::pair<double, double>> spans;
        const int count = 1 + round % 7;
        for (int i = 0; i < count; ++i) {
            const double west = anywhere(random);
            const double east = west + width(random);
            footprint::MultiPolygon parts = box(west, -1, std::min(east, 180.0), 1);
            spans.emplace_back(west, std::min(east, 180.0));
            if (east > 180.0) {
                parts.push_back(box(-180, -1, east - 360.0, 1).front());
                spans.emplace_back(-180.0, east - 360.0);
            }
            extent.add(parts);
        }
        const auto found = extent.box();
        REQUIRE(found);
        // From every western side eastwards: how far until all others are passed.
        double narrowest = 360.0;
        for (const auto& from : spans) {
            double reach = 0.0;
            for (const auto& span : spans) {
                const double begin = std::fmod(span.first - from.first + 720.0, 360.0);
                reach = std::max(reach, begin + (span.second - span.first));
            }
            narrowest = std::min(narrowest, reach);
        }
        const double ours = found->west <= found->east ? found->east - found->west : found->east + 360.0 - found->west;
        CHECK(ours >= narrowest - 1e-9);
        CHECK(ours <= narrowest + 3e-7);  // rounded outwards on both sides
        for (const auto& [west, east] : spans) {
            const auto inside = [&](double lon) {
                return found->west <= found->east ? found->west <= lon && lon <= found->east
                                                  : lon >= found->west || lon <= found->east;
            };
            CHECK((inside(west) && inside(east)));
        }
    }
    io::Extent all;
    all.add(box(-180, -90, 180, 90));
    CHECK(all.box()->west == -180.0);
    CHECK(all.box()->east == 180.0);
    CHECK_FALSE(io::Extent().box());
}
