// SPDX-License-Identifier: MIT
#include <cpl_minixml.h>
#include <gdal_priv.h>

#include "gdal/ogr_geometry.hpp"
#include "gdal/session.hpp"
#include "io/write/wedges.hpp"
#include "sample.hpp"

using namespace support;

namespace {

using footprint::LonLat;
using footprint::MultiPolygon;

/// GDAL's small XML parser, which knows nothing of this program.
using Document = std::unique_ptr<CPLXMLNode, decltype(&CPLDestroyXMLNode)>;

Document parsed(const std::string& text) {
    const rangeband::gdal::GdalMessages silence;
    return {CPLParseXMLString(text.c_str()), &CPLDestroyXMLNode};
}

io::OutputRequest styled_layers(const std::string& target) {
    using io::FieldType;
    const std::vector<io::Field> fields = {{"name", FieldType::text, "title", {}, io::Role::title},
                                           {"range_id", FieldType::text, "", {}, io::Role::identifier},
                                           {"max_km", FieldType::real, "km"}};
    auto request = sample_request(target);
    request.layers = {{"footprints", "Areas", io::GeometryKind::polygon, fields},
                      {"boundaries", "Lines", io::GeometryKind::line, fields},
                      {"sites", "Sites", io::GeometryKind::point, {fields[0]}}};
    request.styled = true;
    for (auto& layer : request.layers) {
        if (layer.kind != io::GeometryKind::point) layer.style.by = 1;
    }
    return request;
}

void write_styled_layers(const io::OutputRequest& request, const std::string& name) {
    const auto writer = io::Writer::open(request);
    for (const std::string range : {"a", "b", "a"}) {
        writer->write(2, {{name}, LonLat{46.25, 48.57}, 7});
        writer->write(1, {{name, range, 480.0}, footprint::MultiLine{{{0, 0}, {1, 1}}}, 7});
        writer->write(0, {{name, range, io::Value()}, sample_polygon(), 7});
    }
    writer->finish();
}

/// Around the North Pole from 60 degrees on, with a hole from 80 degrees on: as the seam pass draws a band.
MultiPolygon polar_band() {
    const auto ring = [](double south) {
        footprint::Path path;
        for (double lon = -180; lon <= 180; lon += 2)
            path.push_back({lon, south + (lon == -180 || lon == 180 ? 0 : 1)});
        return path;
    };
    MultiPolygon band{{ring(60), {}}};
    auto inner = ring(80);
    auto& path = band[0].exterior;
    path.insert(path.end(), inner.rbegin(), inner.rend());
    path.push_back(path.front());
    return band;
}

double area(const OGRGeometry& geometry) {
    double sum = 0.0;
    for (const auto* part : *geometry.toMultiPolygon()) sum += part->get_Area();
    return sum;
}

}  // namespace

TEST_CASE("KML has a folder for each layer, and shows areas filled and without outline") {
    const TempFolder folder;
    write_styled_layers(styled_layers(folder / "out.kml"), "Kapustin Yar");
    const auto text = content_of(folder / "out.kml");
    const auto document = parsed(text);
    REQUIRE(document);
    const auto* root = CPLSearchXMLNode(document.get(), "=Document");
    REQUIRE(root != nullptr);
    CHECK(std::string(CPLGetXMLValue(root, "name", "")) == "Ranges");
    CHECK(std::string(CPLGetXMLValue(root, "ExtendedData.Data.value", "")) == R"({"program":"rangeband"})");
    std::vector<std::string> folders;
    std::vector<std::string> styles;
    std::set<std::string> defined;
    for (const auto* node = root->psChild; node != nullptr; node = node->psNext) {
        if (std::string(node->pszValue) == "Style") defined.insert(std::string("#") + CPLGetXMLValue(node, "id", ""));
        if (std::string(node->pszValue) != "Folder") continue;
        folders.emplace_back(CPLGetXMLValue(node, "name", ""));
        for (const auto* child = node->psChild; child != nullptr; child = child->psNext) {
            if (std::string(child->pszValue) == "Placemark") styles.emplace_back(CPLGetXMLValue(child, "styleUrl", ""));
        }
    }
    CHECK(folders == std::vector<std::string>{"footprints", "boundaries", "sites"});
    // Drawn in the order site, line, area: equal ranges have equal colours in both folders.
    CHECK(styles == std::vector<std::string>{"#area-0", "#area-1", "#area-0", "#line-0", "#line-1", "#line-0", "#site",
                                             "#site", "#site"});
    for (const auto& style : styles) CHECK(defined.count(style) == 1);
    CHECK(contains(text, R"(<Style id="area-0"><PolyStyle><color>40b27200</color><fill>1</fill><outline>0</outline>)"));
    CHECK(contains(text, R"(<Style id="line-0"><LineStyle><color>ff623f00</color>)"));
    CHECK(folder.names() == std::set<std::string>{"out.kml"});
}

TEST_CASE("people are shown their own columns in KML, whatever these are called, and no identifiers of the program") {
    const TempFolder folder;
    auto request = sample_request(folder / "out.kml");
    request.layers = {
        {"footprints",
         "Areas",
         io::GeometryKind::polygon,
         {{"range_id", io::FieldType::text, "", {}, io::Role::identifier}, {"base_id", io::FieldType::text, ""}}}};
    const auto writer = io::Writer::open(request);
    writer->write(0, {{std::string("480km"), std::string("B7")}, sample_polygon()});
    writer->finish();
    const auto document = parsed(content_of(folder / "out.kml"));
    const std::string table = CPLGetXMLValue(CPLSearchXMLNode(document.get(), "=Placemark"), "description", "");
    CHECK(contains(table, "B7"));
    CHECK_FALSE(contains(table, "480km"));
}

TEST_CASE("hostile names stay text in KML") {
    const std::string name = "]]><script>alert('x')</script>&amp;\"<b>\x01\xff";
    const std::string shown = "]]><script>alert('x')</script>&amp;\"<b>\xef\xbf\xbd\xef\xbf\xbd";
    const TempFolder folder;
    auto request = styled_layers(folder / "out.kml");
    request.title = name;
    request.description = name;
    request.layers[0].fields[2] = {"claimant", io::FieldType::text, name};
    {
        const auto writer = io::Writer::open(request);
        writer->write(0, {{name, std::string("x"), name}, sample_polygon(), 7});
        writer->write(2, {{name}, LonLat{1, 2}, 7});
        writer->finish();
    }
    const auto document = parsed(content_of(folder / "out.kml"));
    REQUIRE(document);
    CHECK(std::string(CPLGetXMLValue(CPLSearchXMLNode(document.get(), "=Document"), "name", "")) == shown);
    // HTML to a globe, and so text in that, too.
    const std::string about = CPLGetXMLValue(CPLSearchXMLNode(document.get(), "=Document"), "description", "");
    const auto about_html = parsed("<p>" + about + "</p>");
    REQUIRE(about_html);
    CHECK(std::string(CPLGetXMLValue(about_html.get(), "", "")) == shown);
    CHECK(CPLSearchXMLNode(document.get(), "=script") == nullptr);
    const std::string table = CPLGetXMLValue(CPLSearchXMLNode(document.get(), "=Placemark"), "description", "");
    CHECK_FALSE(contains(table, "<script"));
    // What the description shows is a document of its own, with the name as its text.
    const auto html = parsed(table);
    REQUIRE(html);
    const auto* cell = CPLSearchXMLNode(html.get(), "td")->psNext;
    REQUIRE(cell != nullptr);
    CHECK(std::string(CPLGetXMLValue(cell, "", "")) == shown);
    CHECK(CPLSearchXMLNode(html.get(), "b") == nullptr);
}

TEST_CASE("wedges cover what they were cut from, and none is wider than 30 degrees") {
    const auto whole = rangeband::gdal::ogr_geometry(polar_band());
    REQUIRE(whole->IsValid());
    const auto parts = io::wedges(polar_band());
    CHECK(parts.size() == 12);
    const auto cut = rangeband::gdal::ogr_geometry(parts);
    for (const auto* wedge : *cut->toMultiPolygon()) {
        OGREnvelope extent;
        wedge->getEnvelope(&extent);
        CHECK(extent.MaxX - extent.MinX <= 30.0);
        CHECK(wedge->IsValid());
        CHECK_FALSE(wedge->getExteriorRing()->isClockwise());
    }
    CHECK(area(*cut) == doctest::Approx(area(*whole)).epsilon(1e-12));
    const std::unique_ptr<OGRGeometry> joined(cut->UnionCascaded());
    const std::unique_ptr<OGRGeometry> outside(joined->SymDifference(whole.get()));
    CHECK(OGR_G_Area(OGRGeometry::ToHandle(outside.get())) < 1e-9);
}

TEST_CASE("what is narrow is not cut, also across a meridian; no piece has a hole or runs from pole to pole") {
    const MultiPolygon narrow{{{{25, 0}, {35, 0}, {35, 5}, {25, 5}, {25, 0}}, {}}};
    CHECK(io::wedges(narrow)[0].exterior == narrow[0].exterior);
    const MultiPolygon holed{
        {{{0, 0}, {60, 0}, {60, 50}, {0, 50}, {0, 0}},
         {{{10, 10}, {10, 20}, {20, 20}, {20, 10}, {10, 10}}, {{25, 10}, {25, 20}, {35, 20}, {35, 10}, {25, 10}}}}};
    const auto parts = io::wedges(holed);
    CHECK(parts.size() == 3);
    for (const auto& part : parts) CHECK(part.holes.empty());
    CHECK(area(*rangeband::gdal::ogr_geometry(parts)) == doctest::Approx(60.0 * 50 - 200));
    const auto tall = io::wedges({{{{0, -90}, {20, -90}, {20, 90}, {0, 90}, {0, -90}}, {}}});
    REQUIRE(tall.size() == 2);
    for (const auto& part : tall) {
        OGREnvelope extent;
        rangeband::gdal::ogr_geometry(MultiPolygon{part})->getEnvelope(&extent);
        CHECK(extent.MaxY - extent.MinY == 90.0);
    }
}

TEST_CASE("KML goes to a stream, KMZ does not") {
    const TempFolder folder;
    const auto target = folder / "pipe";
    auto request = styled_layers("out.kml");
    request.target = "/dev/null";
    CHECK(sentence([&] { write_styled_layers(request, "x"); }).empty());
    request.format = &io::format_by_name("KMZ");
    CHECK(sentence([&] { write_styled_layers(request, "x"); }) ==
          "KMZ cannot be written to /dev/null; give a file name with output, or use KML");
}

TEST_CASE("KMZ is an archive of the KML") {
    const TempFolder folder;
    write_styled_layers(styled_layers(folder / "out.kml"), "Капустин Яр");
    write_styled_layers(styled_layers(folder / "out.kmz"), "Капустин Яр");
    rangeband::gdal::start_gdal();
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    const auto document = "/vsizip/" + (folder / "out.kmz") + "/doc.kml";
    REQUIRE(VSIIngestFile(nullptr, document.c_str(), &bytes, &size, -1));
    const std::string unzipped(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    VSIFree(bytes);
    CHECK((unzipped == content_of(folder / "out.kml")));
}
