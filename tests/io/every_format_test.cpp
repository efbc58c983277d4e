// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gdal_priv.h>

#include "gdal/session.hpp"
#include "gdal/spreadsheets.hpp"
#include "sample.hpp"

using namespace support;

namespace {

/// A file name for each format that writes files, named and further ones.
std::vector<std::pair<const io::Format*, std::string>> file_formats() {
    std::vector<std::pair<const io::Format*, std::string>> found;
    for (const auto list : {io::formats(), io::further_formats()}) {
        for (const auto& format : list) {
            if (!format.extension.empty()) found.emplace_back(&format, "out." + std::string(format.extension));
        }
    }
    return found;
}

io::OutputRequest request_for(const io::Format& format, const std::string& target) {
    auto request = sample_request("x.geojson");
    request.target = target;
    request.format = &format;
    return request;
}

rangeband::gdal::QuietDataset reopened(const std::string& file) {
    rangeband::gdal::start_gdal();
    static const rangeband::gdal::HeadersForced headers;  // sheets are read when somebody asks
    // GDAL 3.6 finds no columns in an archive of one document, but does in the document.
    const auto path = file.ends_with(".kmz") ? "/vsizip/" + file + "/doc.kml" : file;
    const char* const options[] = {"AUTODETECT_TYPE=YES", nullptr};
    const rangeband::gdal::GdalMessages silence;
    return rangeband::gdal::QuietDataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, nullptr, options, nullptr));
}

OGRFeatureUniquePtr only_feature(OGRLayer& layer) {
    layer.ResetReading();
    return OGRFeatureUniquePtr(layer.GetNextFeature());
}

std::string date_of(const OGRFeature& feature, int index) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
    if (!feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone)) {
        return feature.GetFieldAsString(index);
    }
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

/// The sample, whatever types the format gives its columns.
void check_values(OGRLayer& layer, bool geometry, bool wedges) {
    REQUIRE(layer.GetFeatureCount() == 3);
    layer.ResetReading();
    for (const auto& expected : sample_features()) {
        const OGRFeatureUniquePtr row(layer.GetNextFeature());
        REQUIRE(row);
        const auto index = [&](const char* name) { return row->GetFieldIndex(name); };
        for (const auto* name : {"name", "max_km", "n_sites", "valid_from"}) REQUIRE(index(name) >= 0);
        if (const auto* text = std::get_if<std::string>(&expected.values[0])) {
            CHECK(row->GetFieldAsString(index("name")) == *text);
            CHECK(row->GetFieldAsDouble(index("max_km")) ==
                  doctest::Approx(std::get<double>(expected.values[1])).epsilon(1e-14));
            CHECK(row->GetFieldAsInteger64(index("n_sites")) == std::get<std::int64_t>(expected.values[2]));
            CHECK(date_of(*row, index("valid_from")) == (*text == "second" ? "2019-08-02" : "1987-12-08"));
        } else {
            for (const auto* name : {"name", "max_km", "n_sites", "valid_from"}) {
                CHECK(std::string(row->GetFieldAsString(index(name))).empty());
            }
        }
        if (!geometry) continue;
        const auto* shape = row->GetGeometryRef();
        REQUIRE(shape != nullptr);
        if (wedges) {  // those of a globe share edges
            for (const auto* part : *shape->toMultiPolygon()) CHECK(part->IsValid());
        } else {
            CHECK(shape->IsValid());
        }
        OGREnvelope extent;
        shape->getEnvelope(&extent);
        CHECK(extent.MaxX == doctest::Approx(180.0).epsilon(1e-8));
        CHECK(extent.MinX == doctest::Approx(10.0).epsilon(1e-7));
        CHECK(extent.MaxY == doctest::Approx(20.123456789).epsilon(1e-7));
        CHECK(extent.MinY == doctest::Approx(0.0).epsilon(1e-6));
        CHECK(OGR_G_Area(OGRGeometry::ToHandle(const_cast<OGRGeometry*>(shape))) ==
              doctest::Approx(123.617283945).epsilon(1e-6));
    }
}

std::string refusal_of(const io::OutputRequest& request, std::vector<io::Value> values) {
    return sentence([&] {
        const auto writer = io::Writer::open(request);
        writer->write(0, {std::move(values), sample_polygon(), 7});
        writer->finish();
    });
}

}  // namespace

TEST_CASE("every format gives back the columns, numbers, dates and shapes that it was given") {
    CHECK(file_formats().size() >= 8);
    for (const auto& [format, name] : file_formats()) {
        CAPTURE(format->name);
        if (format->tiles) continue;          // their features come back in parts: tests/formats/tiles.py
        if (format->name == "ODS") continue;  // has no rows of nothing; the other tests write it
        const TempFolder folder;
        write_sample(request_for(*format, folder / name));
        if (format->name == "PGDUMP") continue;  // GDAL only writes it: tests/postgis reads it
        const auto dataset = reopened(folder / name);
        REQUIRE(dataset);
        REQUIRE(dataset->GetLayerCount() == 1);
        check_values(*dataset->GetLayer(0), format->geometry, format->name == "KML" || format->name == "KMZ");
    }
}

TEST_CASE("text formats write the same bytes when geometries are formatted ahead") {
    for (const std::string name : {"out.geojson", "out.geojsonl", "out.csv", "out.kml"}) {
        CAPTURE(name);
        const TempFolder folder, ahead;
        write_sample(sample_request(folder / name));
        write_sample(sample_request(ahead / name), true);
        CHECK(content_of(folder / name) == content_of(ahead / name));
        io::Feature feature = sample_features().front();
        io::Writer::open(sample_request(folder / ("empty-" + name)))->encode(0, feature);
        CHECK(feature.encoded);
        CHECK(std::holds_alternative<std::monostate>(feature.geometry));
    }
}

TEST_CASE("every format keeps a layer without features") {
    for (const auto& [format, name] : file_formats()) {
        CAPTURE(format->name);
        if (format->name == "ODS") continue;
        const TempFolder folder;
        const std::string said =
            sentence([&, &f = *format, &n = name] { io::Writer::open(request_for(f, folder / n))->finish(); });
        const bool refuses = format->name == "PMTiles";
        CHECK(said == (refuses
                           ? folder / name +
                                 ": nothing is to be written, and PMTiles has no file without tiles; write a GeoPackage"
                           : ""));
        CHECK(folder.names().count(name) == (refuses ? 0 : 1));
    }
}

TEST_CASE("texts of every alphabet and with every mark come back, or are refused") {
    const std::vector<std::string> texts = {"Плесецк, 發射場, Ærø",
                                            "a \"quoted\", 'single'; comma",
                                            "<b>bold</b> &amp; ]]> --> ;",
                                            "'); DROP TABLE footprints; --",
                                            "=1+1",
                                            "@SUM(A1)",
                                            "two\nlines",
                                            std::string(400, 'x')};
    for (const auto& [format, name] : file_formats()) {
        for (const auto& text : texts) {
            CAPTURE(format->name);
            CAPTURE(text);
            const TempFolder folder;
            const auto refusal = refusal_of(request_for(*format, folder / name), {text, {}, {}, {}});
            if (!refusal.empty()) {
                CHECK(refusal.starts_with(folder / name));
                CHECK(refusal.find('\n', refusal.find("column 'name'") == std::string::npos ? 0 : refusal.size()) ==
                      std::string::npos);
                CHECK(folder.names().empty());
                const bool formula = text.starts_with('=') && !format->geometry;
                const bool beyond = format->name == "ESRI Shapefile" && text.size() > 254;
                CHECK((formula || beyond));
                continue;
            }
            if (format->name == "PGDUMP") continue;
            const auto dataset = reopened(folder / name);
            REQUIRE(dataset);
            const auto row = only_feature(*dataset->GetLayer(0));
            REQUIRE(row);
            CHECK(row->GetFieldAsString(row->GetFieldIndex("name")) == text);
        }
    }
}

TEST_CASE("a date without a day is null where there are dates, and text where there are none") {
    for (const auto& [format, name] : file_formats()) {
        CAPTURE(format->name);
        const TempFolder folder;
        CHECK(refusal_of(request_for(*format, folder / name), {std::string("a"), {}, {}, io::Date{1987, 5, 0}}) == "");
        if (format->name == "PGDUMP") continue;
        const auto dataset = reopened(folder / name);
        const auto row = only_feature(*dataset->GetLayer(0));
        const std::string text = row->GetFieldAsString(row->GetFieldIndex("valid_from"));
        CHECK((text.empty() || text == "1987-05"));
    }
}

TEST_CASE("an empty text is not taken for a number or another text, and null stays null") {
    for (const auto& [format, name] : file_formats()) {
        CAPTURE(format->name);
        const TempFolder folder;
        CHECK(refusal_of(request_for(*format, folder / name), {std::string(), {}, {}, {}}) == "");
        if (format->name == "PGDUMP") continue;
        const auto dataset = reopened(folder / name);
        const auto row = only_feature(*dataset->GetLayer(0));
        for (int i = 0; i < row->GetFieldCount(); ++i) {
            const std::string column = row->GetFieldDefnRef(i)->GetNameRef();
            if (column != "name" && column != "max_km" && column != "n_sites" && column != "valid_from") continue;
            CHECK(std::string(row->GetFieldAsString(i)).empty());
        }
    }
}

TEST_CASE("whole numbers that a format has no room for are refused") {
    const std::int64_t large = (std::int64_t{1} << 60) + 1;
    for (const auto& [format, name] : file_formats()) {
        CAPTURE(format->name);
        const TempFolder folder;
        const auto refusal = refusal_of(request_for(*format, folder / name), {{}, {}, large, {}});
        if (!refusal.empty()) {
            CHECK(contains(refusal, "column 'n_sites': the number 1152921504606846977"));
            CHECK(folder.names().empty());
            continue;
        }
        if (format->name == "PGDUMP") continue;
        const auto dataset = reopened(folder / name);
        const auto row = only_feature(*dataset->GetLayer(0));
        CHECK(row->GetFieldAsInteger64(row->GetFieldIndex("n_sites")) == large);
    }
}

TEST_CASE("the same input gives the same bytes in every text format and archive") {
    for (const auto* name : {"out.kml", "out.kmz", "out.fgb", "out.csv", "out.geojson", "out.gml", "out.sql"}) {
        CAPTURE(name);
        const TempFolder first;
        const TempFolder second;
        write_sample(sample_request(first / name));
        write_sample(sample_request(second / name));
        CHECK((content_of(first / name) == content_of(second / name)));
    }
}
