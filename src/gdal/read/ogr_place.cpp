// SPDX-License-Identifier: MIT
#include "gdal/read/ogr_place.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>

#include "gdal/session.hpp"
#include "io/read/read_columns.hpp"
#include "rangeband/error.hpp"
#include "rangeband/limits.hpp"
#include "rangeband/text.hpp"

namespace rangeband::gdal {
namespace {

/// Takes a geometry apart.
class Parts {
  public:
    explicit Parts(const ToWgs84& to_wgs84) : to_wgs84_(to_wgs84) {}

    void add(const OGRGeometry& geometry) {
        if (geometry.IsEmpty()) return;
        switch (wkbFlatten(geometry.getGeometryType())) {
            case wkbPoint:
                return add_point(*geometry.toPoint());
            case wkbLineString:
                area_.lines.push_back(to_wgs84_.path(*geometry.toLineString()));
                return;
            case wkbPolygon:
            case wkbTriangle:
                return add_polygon(*geometry.toPolygon());
            case wkbMultiPoint:
            case wkbMultiLineString:
            case wkbMultiPolygon:
            case wkbGeometryCollection:
                for (const OGRGeometry* part : *geometry.toGeometryCollection()) add(*part);
                return;
            default:
                throw Error::file(fmt::format("is a {}; give points, lines or polygons",
                                              OGRToOGCGeomType(geometry.getGeometryType())));
        }
    }

    RowPosition place() && {
        const bool points_only = area_.lines.empty() && area_.polygons.empty();
        if (points_only && area_.points.empty()) return refused("has an empty geometry");
        if (points_only && area_.points.size() == 1) {
            return position_from_numbers(area_.points.front().lat, area_.points.front().lon);
        }
        // Here already, since what it is refused for would otherwise come out while the first rows are written.
        if (const std::size_t count = footprint::count_vertices(area_); count > limits::most_discs) {
            return refused(
                fmt::format("has {} vertices, and from more than {} nothing is measured; simplify it first, for "
                            "example with ogr2ogr -simplify",
                            count, limits::most_discs));
        }
        RowPosition row;
        row.area = std::make_shared<const footprint::LaunchArea>(std::move(area_));
        return row;
    }

    static RowPosition refused(std::string reason) {
        RowPosition row;
        row.reason = std::move(reason);
        return row;
    }

  private:
    void add_point(const OGRPoint& point) { area_.points.push_back(to_wgs84_.point({point.getX(), point.getY()})); }

    void add_polygon(const OGRPolygon& polygon) {
        footprint::Polygon part{to_wgs84_.ring(*polygon.getExteriorRing(), false), {}};
        for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
            const OGRLinearRing& hole = *polygon.getInteriorRing(i);
            if (!hole.IsEmpty()) part.holes.push_back(to_wgs84_.ring(hole, true));
        }
        area_.polygons.push_back(std::move(part));
    }

    const ToWgs84& to_wgs84_;
    footprint::LaunchArea area_;
};

/// Without arcs; null where there were none.
std::unique_ptr<OGRGeometry> straightened(const OGRGeometry& geometry) {
    return std::unique_ptr<OGRGeometry>(geometry.hasCurveGeometry() ? geometry.getLinearGeometry() : nullptr);
}

}  // namespace

RowPosition place_of(const OGRGeometry* geometry, const ToWgs84& to_wgs84) {
    if (geometry == nullptr) return Parts::refused("has no geometry");
    try {
        const auto linear = straightened(*geometry);
        Parts parts(to_wgs84);
        parts.add(linear ? *linear : *geometry);
        return std::move(parts).place();
    } catch (const Error& error) {
        return Parts::refused(error.what());
    }
}

RowPosition place_of_wkt(std::string_view text) {
    const std::string whole(trimmed(text));
    if (whole.empty()) return Parts::refused("has no geometry");
    const GdalMessages silence;
    const char* rest = whole.c_str();
    OGRGeometry* parsed = nullptr;
    const OGRErr failure = OGRGeometryFactory::createFromWkt(&rest, nullptr, &parsed);
    const std::unique_ptr<OGRGeometry> geometry(parsed);
    if (failure == OGRERR_NONE && geometry && trimmed(rest).empty()) return place_of(geometry.get(), ToWgs84());
    constexpr std::size_t shown = 40;
    return Parts::refused(fmt::format("'{}{}' is not well-known text such as POLYGON((26 55, 27 55, 26 54, 26 55))",
                                      whole.substr(0, shown), whole.size() > shown ? "…" : ""));
}

}  // namespace rangeband::gdal
