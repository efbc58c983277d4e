// SPDX-License-Identifier: MIT
#include "gdal/read/ogr_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gdal/read/ogr_source.hpp"
#include "gdal/session.hpp"
#include "io/read/geometry_parts.hpp"
#include "rangeband/error.hpp"
#include "rangeband/text.hpp"
#include "rangeband/utf8.hpp"

namespace rangeband::gdal {
namespace {

void take_apart(const OGRGeometry& geometry, const ToWgs84& to_wgs84, GeometryParts& parts) {
    if (geometry.IsEmpty()) return;
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            return parts.add(to_wgs84.point({geometry.toPoint()->getX(), geometry.toPoint()->getY()}));
        case wkbLineString:
            return parts.add(to_wgs84.path(*geometry.toLineString()));
        case wkbPolygon:
        case wkbTriangle:
            return parts.add(to_wgs84.polygon(*geometry.toPolygon()));
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const OGRGeometry* part : *geometry.toGeometryCollection()) take_apart(*part, to_wgs84, parts);
            return;
        default:
            throw Error::file(
                fmt::format("is a {}; give points, lines or polygons", OGRToOGCGeomType(geometry.getGeometryType())));
    }
}

/// Without arcs; null where there were none.
std::unique_ptr<OGRGeometry> straightened(const OGRGeometry& geometry) {
    return std::unique_ptr<OGRGeometry>(geometry.hasCurveGeometry() ? geometry.getLinearGeometry() : nullptr);
}

constexpr int wgs84 = 4326;

bool is_hexadecimal(std::string_view text) {
    const auto digit = [](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); };
    return text.size() >= 10 && text.size() % 2 == 0 && std::ranges::all_of(text, digit);
}

/// PostGIS puts `SRID=4326;` in front.
std::unique_ptr<OGRGeometry> of_text(std::string_view text, int& reference) {
    constexpr std::string_view mark = "SRID=";
    if (const auto end = text.find(';'); same_name(text.substr(0, mark.size()), mark) && end != text.npos) {
        const std::string_view number = trimmed(text.substr(mark.size(), end - mark.size()));
        std::from_chars(number.data(), number.data() + number.size(), reference);
        text.remove_prefix(end + 1);
    }
    const std::string rest_of_text(trimmed(text));
    const char* rest = rest_of_text.c_str();
    OGRGeometry* parsed = nullptr;
    const OGRErr failure = OGRGeometryFactory::createFromWkt(&rest, nullptr, &parsed);
    std::unique_ptr<OGRGeometry> geometry(parsed);
    return failure == OGRERR_NONE && trimmed(rest).empty() ? std::move(geometry) : nullptr;
}

/// PostGIS puts the reference system behind the type, and says so by a bit of it.
std::unique_ptr<OGRGeometry> of_binary(const std::string& digits, int& reference) {
    std::vector<unsigned char> bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        unsigned byte = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, byte, 16);
        bytes.push_back(static_cast<unsigned char>(byte));
    }
    constexpr std::size_t type = 1, behind_type = 5, behind_reference = 9;
    const bool little = bytes[0] == 1;
    unsigned char& flags = bytes[little ? behind_type - 1 : type];
    constexpr unsigned char has_reference = 0x20;
    if ((flags & has_reference) != 0 && bytes.size() > behind_reference) {
        unsigned number = 0;
        for (std::size_t i = 0; i < 4; ++i)
            number = number << 8U | bytes[little ? behind_reference - 1 - i : behind_type + i];
        reference = static_cast<int>(number);
        flags = static_cast<unsigned char>(flags & ~has_reference);
        bytes.erase(bytes.begin() + behind_type, bytes.begin() + behind_reference);
    }
    OGRGeometry* parsed = nullptr;
    const OGRErr failure = OGRGeometryFactory::createFromWkb(bytes.data(), nullptr, &parsed, bytes.size());
    std::unique_ptr<OGRGeometry> geometry(parsed);
    return failure == OGRERR_NONE ? std::move(geometry) : nullptr;
}

class WkbReader final : public GeometryReader {
  public:
    explicit WkbReader(ToWgs84&& to_wgs84) : to_wgs84_(std::move(to_wgs84)) {}

    RowPosition read(std::string_view wkb) const override {
        if (wkb.empty()) return refused("has no geometry");
        const GdalMessages silence;
        OGRGeometry* parsed = nullptr;
        const OGRErr failure = OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &parsed, wkb.size());
        const std::unique_ptr<OGRGeometry> geometry(parsed);
        if (failure != OGRERR_NONE) return refused("has a geometry that is not well-known binary");
        return place_of(geometry.get(), to_wgs84_);
    }

  private:
    ToWgs84 to_wgs84_;
};

}  // namespace

RowPosition place_of(const OGRGeometry* geometry, const ToWgs84& to_wgs84) {
    if (geometry == nullptr) return refused("has no geometry");
    try {
        const auto linear = straightened(*geometry);
        GeometryParts parts(to_wgs84.has_straight_edges());
        take_apart(linear ? *linear : *geometry, to_wgs84, parts);
        return std::move(parts).place();
    } catch (const Error& error) {
        return refused(error.what());
    }
}

RowPosition place_of_geometry_text(std::string_view text) {
    std::string whole(trimmed(text));
    if (whole.empty()) return refused("has no geometry");
    const GdalMessages silence;
    int reference = wgs84;
    std::unique_ptr<OGRGeometry> geometry =
        is_hexadecimal(whole) ? of_binary(whole, reference) : of_text(whole, reference);
    if (reference != wgs84) {
        return refused(
            fmt::format("is in the reference system {}, but a table has degrees on WGS84 (4326); "
                        "transform it first, for example with ST_Transform",
                        reference));
    }
    if (geometry) return place_of(geometry.get(), ToWgs84());
    constexpr std::size_t shown = 40;
    return refused(fmt::format("'{}{}' is not well-known text such as POLYGON((26 55, 27 55, 26 54, 26 55))",
                               first_bytes(whole, shown), whole.size() > shown ? "…" : ""));
}

std::unique_ptr<GeometryReader> geometry_reader(const std::string& crs, std::optional<Tolerance> edges,
                                                const std::string& shown) {
    start_gdal();
    if (crs.empty()) return std::make_unique<WkbReader>(ToWgs84({edges}));
    const GdalMessages messages;
    OGRSpatialReference from;
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (from.SetFromUserInput(crs.c_str()) != OGRERR_NONE) {
        throw Error::file(
            fmt::format("{}: the coordinate reference system '{}' is unknown{}", shown, crs, messages.tail()));
    }
    return std::make_unique<WkbReader>(way_to_wgs84(&from, shown, {edges}));
}

}  // namespace rangeband::gdal
