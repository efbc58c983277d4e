// SPDX-License-Identifier: MIT
/// Styles and projects as documents; what QGIS makes of them is in tests/qgis.
#include <cpl_minixml.h>

#include "io/style/legend.hpp"
#include "sample.hpp"

using namespace support;

namespace {

struct XmlDelete {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using Xml = std::unique_ptr<CPLXMLNode, XmlDelete>;

Xml parsed(const std::string& text) { return Xml(CPLParseXMLString(text.c_str())); }

io::OutputRequest styled_request(const std::string& target) {
    auto request = sample_request(target);
    request.styled = true;
    request.layers[0].style.by = 0;
    request.layers[0].fields[1].alias = "Reach <km> & \"more\"";
    return request;
}

void write_names(const io::OutputRequest& request, const std::vector<std::string>& names) {
    const auto writer = io::Writer::open(request);
    for (const auto& name : names) {
        writer->write(0, {{name, 1.0, std::int64_t{1}, io::Date{1990, 5, 1}}, sample_polygon(), 7});
    }
    writer->finish();
}

std::vector<std::string> category_values(const CPLXMLNode* document) {
    std::vector<std::string> values;
    const auto* categories = CPLSearchXMLNode(const_cast<CPLXMLNode*>(document), "=categories");
    for (const auto* node = categories == nullptr ? nullptr : categories->psChild; node != nullptr;
         node = node->psNext) {
        values.emplace_back(CPLGetXMLValue(node, "value", ""));
    }
    return values;
}

}  // namespace

TEST_CASE("names of any kind stay themselves in a style") {
    const std::vector<std::string> names = {"<b>&amp;\"'", "]]> \\ {} %s", "🚀 Ωмега"};
    const TempFolder folder;
    write_names(styled_request(folder / "out.geojson"), names);
    const auto style = parsed(content_of(folder / "out.qml"));
    REQUIRE(style);
    CHECK(category_values(style.get()) == names);
    const auto* alias = CPLSearchXMLNode(style.get(), "=alias");
    REQUIRE(alias != nullptr);
    CHECK(std::string(CPLGetXMLValue(alias, "name", "")) == "Reach <km> & \"more\"");
}

TEST_CASE("more values than a legend can hold are one symbol") {
    for (const int count : {18, 19, 3000}) {
        CAPTURE(count);
        std::vector<std::string> names;
        for (int i = 0; i < count; ++i) names.push_back("name " + std::to_string(i));
        const TempFolder folder;
        write_names(styled_request(folder / "out.geojsonl"), names);
        const auto text = content_of(folder / "out.qml");
        CHECK(contains(text, "singleSymbol") == (count > 18));
        const auto style = parsed(text);
        REQUIRE(style);
        CHECK(category_values(style.get()).size() == (count > 18 ? 0U : 18U));
    }
}

TEST_CASE("an entry is dashed as all of its features are") {
    auto request = styled_request("-");
    const auto dashes = [&](std::initializer_list<io::Dash> of_features) {
        io::Legend legend(request.layers[0]);
        for (const io::Dash dash : of_features) {
            legend.add({{std::string("a"), 1.0, std::int64_t{1}, io::Value()}, sample_polygon(), 7, dash});
        }
        REQUIRE(legend.entries().size() == 1);
        return legend.entries().front().dash;
    };
    CHECK(dashes({io::Dash::dashed, io::Dash::dashed}) == io::Dash::dashed);
    CHECK(dashes({io::Dash::dotted}) == io::Dash::dotted);
    CHECK(dashes({io::Dash::dashed, io::Dash::none}) == io::Dash::none);
    CHECK(dashes({io::Dash::dashed, io::Dash::dotted}) == io::Dash::none);
    request.layers[0].style.by = request.layers[0].fields.size();
    CHECK_THROWS_AS(io::Legend(request.layers[0]), rangeband::Error);
}

TEST_CASE("a style of somebody's own is left alone") {
    const TempFolder folder;
    folder.file("out.qml", "<qgis>mine</qgis>");
    auto request = styled_request(folder / "out.shp");
    write_names(request, {"a"});
    CHECK(content_of(folder / "out.qml") == "<qgis>mine</qgis>");
    request.overwrite = true;
    write_names(request, {"a"});
    CHECK(content_of(folder / "out.qml") == "<qgis>mine</qgis>");
}

TEST_CASE("a style is shared by files whose style is the same, and no other takes its place unasked") {
    const TempFolder folder;
    const std::vector<std::string> all = {"one.shp", "one.geojson", "one.geojsonl", "one.csv", "one.fgb"};
    for (const auto& name : all) {
        CAPTURE(name);
        write_names(styled_request(folder / name), {"a"});
        CHECK(contains(content_of(folder / "one.qml"), "value=\"a\""));
    }
    for (const auto& name : {std::string("two.geojson"), std::string("two.fgb")}) {
        CAPTURE(name);
        write_names(styled_request(folder / "two.csv"), {"a"});
        const auto names = folder.names();
        auto request = styled_request(folder / name);
        CHECK(sentence([&] { write_names(request, {"b"}); }) ==
              "QGIS also reads " + (folder / "two.qml") +
                  " for two.csv, which would change; write under another name, or add overwrite to replace it");
        CHECK(folder.names() == names);
        CHECK(contains(content_of(folder / "two.qml"), "value=\"a\""));
        request.overwrite = true;
        write_names(request, {"b"});
        CHECK(contains(content_of(folder / "two.qml"), "value=\"b\""));
        for (const auto& each : {std::string("two.csv"), name}) std::filesystem::remove(folder / each);
        write_names(styled_request(folder / name), {"c"});  // what is left behind gives way
        CHECK(contains(content_of(folder / "two.qml"), "value=\"c\""));
        std::filesystem::remove(folder / name);
    }
}

TEST_CASE("a GeoPackage carries styles with the day that is asked for") {
    const TempFolder folder;
    auto request = styled_request(folder / "out.gpkg");
    request.date = {2001, 9, 9};
    write_names(request, {"a", "b"});
    const GDALDatasetUniquePtr dataset(GDALDataset::Open((folder / "out.gpkg").c_str(), GDAL_OF_VECTOR));
    REQUIRE(dataset);
    CHECK(std::string(dataset->GetLayer(0)->GetName()) == "footprints");
    auto* styles = dataset->GetLayerByName("layer_styles");
    REQUIRE(styles != nullptr);
    REQUIRE(styles->GetFeatureCount() == 1);
    const OGRFeatureUniquePtr row(styles->GetNextFeature());
    CHECK(std::string(row->GetFieldAsString("f_table_name")) == "footprints");
    CHECK(row->IsFieldSetAndNotNull(row->GetFieldIndex("f_table_schema")));
    CHECK(contains(row->GetFieldAsString("update_time"), "2001/09/09"));
    const auto style = parsed(row->GetFieldAsString("styleQML"));
    REQUIRE(style);
    CHECK(category_values(style.get()) == std::vector<std::string>{"a", "b"});
    const std::string for_servers = row->GetFieldAsString("styleSLD");
    CHECK(parsed(for_servers.c_str()));
    for (const char* const value : {"<ogc:Literal>a</ogc:Literal>", "<ogc:Literal>b</ogc:Literal>"})
        CHECK(contains(for_servers, value));
    CHECK(contains(for_servers, "<PolygonSymbolizer>"));
    CHECK(!contains(for_servers, "<Stroke>"));  // it would follow the seam
}

TEST_CASE("a project comes with its output or not at all") {
    const TempFolder folder;
    auto request = styled_request(folder / "out.gpkg");
    request.project = {folder / "out.qgs", 48.5, 46.25, 5.5e6};
    {
        const auto writer = io::Writer::open(request);
        writer->write(0, {{std::string("a"), 1.0, std::int64_t{1}, io::Date{1990, 5, 1}}, sample_polygon(), 7});
    }
    CHECK(folder.names().empty());
    write_names(request, {"<a>"});
    CHECK(folder.names() == std::set<std::string>{"out.gpkg", "out.qgs"});
    const auto text = content_of(folder / "out.qgs");
    REQUIRE(parsed(text));
    CHECK(contains(text, "<datasource>./out.gpkg|layername=footprints</datasource>"));
    CHECK(contains(text, "+proj=aeqd +lat_0=48.5 +lon_0=46.25"));
    CHECK(contains(text, "<start>1989-01-01T00:00:00Z</start>"));
    request.target = folder / "other.gpkg";
    CHECK(sentence([&] { write_names(request, {"a"}); }) ==
          request.project.path + " exists; add overwrite to replace it");
    CHECK(folder.names() == std::set<std::string>{"out.gpkg", "out.qgs"});
}
