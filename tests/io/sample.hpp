// SPDX-License-Identifier: MIT
/// Three features of a footprint layer, and what every format must give back of them.
#pragma once

#include <ogrsf_frmts.h>

#include "support.hpp"

namespace support {

inline io::OutputRequest sample_request(const std::string& target) {
    using io::FieldType;
    io::OutputRequest request;
    request.target = target;
    request.format = &io::format_for(target);
    request.layers = {{"footprints",
                       "Footprints around Kapustin Yar",
                       io::GeometryKind::polygon,
                       {{"name", FieldType::text, "title", {}, io::Role::title},
                        {"max_km", FieldType::real, "upper range in km", {}, io::Role::upper_km},
                        {"n_sites", FieldType::integer, "how many sites"},
                        {"valid_from", FieldType::date, "first day", {}, io::Role::first_day}}}};
    request.styled = false;  // tests/io/style_test.cpp is about styles
    request.title = "Ranges";
    request.description = "What lies within range";
    request.provenance = R"({"program":"rangeband"})";
    return request;
}

inline footprint::MultiPolygon sample_polygon() {
    return {{{{10, 10}, {20, 10}, {20, 20.123456789}, {10, 20}, {10, 10}}, {{{12, 12}, {12, 14}, {14, 14}, {12, 12}}}},
            {{{170, 0}, {180, 0}, {180, 5}, {170, 0}}, {}}};
}

inline std::vector<io::Feature> sample_features() {
    return {
        {{std::string("Капустин Яр"), 510065621.724089, std::int64_t{3}, io::Date{1987, 12, 8}}, sample_polygon(), 7},
        {{std::string("second"), 3.14159265358979e-06, std::int64_t{-1}, io::Date{2019, 8, 2}}, sample_polygon(), 7},
        {{std::monostate(), std::monostate(), std::monostate(), std::monostate()}, sample_polygon(), 7}};
}

/// `ahead`: geometries are formatted before they are written.
inline void write_sample(const io::OutputRequest& request, bool ahead = false) {
    const auto writer = io::Writer::open(request);
    for (auto& feature : sample_features()) {
        if (ahead) writer->encode(0, feature);
        writer->write(0, feature);
    }
    writer->finish();
}

/// The sample as GDAL reads it; coordinates agree to `degrees`.
inline void check_sample_layer(OGRLayer& layer, double degrees) {
    REQUIRE(layer.GetFeatureCount() == 3);
    const auto* definition = layer.GetLayerDefn();
    const std::vector<std::string> names = {"name", "max_km", "n_sites", "valid_from"};
    REQUIRE(definition->GetFieldCount() == 4);
    for (int i = 0; i < 4; ++i) CHECK(definition->GetFieldDefn(i)->GetNameRef() == names[static_cast<std::size_t>(i)]);
    CHECK(definition->GetFieldDefn(1)->GetType() == OFTReal);
    CHECK(definition->GetFieldDefn(3)->GetType() == OFTDate);
    REQUIRE(layer.GetSpatialRef() != nullptr);
    CHECK(std::string(layer.GetSpatialRef()->GetAuthorityCode(nullptr)) == "4326");
    const auto features = sample_features();
    layer.ResetReading();
    for (std::size_t row = 0; row < 3; ++row) {
        const OGRFeatureUniquePtr feature(layer.GetNextFeature());
        const auto* geometry = feature->GetGeometryRef();
        REQUIRE(wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon);
        REQUIRE(geometry->toMultiPolygon()->getNumGeometries() == 2);
        CHECK(geometry->IsValid());
        OGREnvelope extent;
        geometry->getEnvelope(&extent);
        CHECK(extent.MaxX == 180.0);
        CHECK(std::abs(extent.MaxY - 20.123456789) <= degrees);
        CHECK(geometry->toMultiPolygon()->getGeometryRef(0)->getNumInteriorRings() == 1);
        if (row == 2) {
            for (int i = 0; i < 4; ++i) CHECK_FALSE(feature->IsFieldSetAndNotNull(i));
            continue;
        }
        const auto& values = features[row].values;
        CHECK(feature->GetFieldAsString(0) == std::get<std::string>(values[0]));
        CHECK(feature->GetFieldAsDouble(1) == doctest::Approx(std::get<double>(values[1])).epsilon(1e-14));
        CHECK(feature->GetFieldAsInteger64(2) == std::get<std::int64_t>(values[2]));
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
        REQUIRE(feature->GetFieldAsDateTime(3, &year, &month, &day, &hour, &minute, &second, &zone));
        CHECK(io::Date{year, month, day} == std::get<io::Date>(values[3]));
    }
}

}  // namespace support
