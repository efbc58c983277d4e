// SPDX-License-Identifier: MIT
#include "gdal/ogr_geometry.hpp"

#include <vector>

namespace rangeband::gdal {
namespace {

void set_path(OGRSimpleCurve& curve, const footprint::Path& path) {
    std::vector<OGRRawPoint> points;
    points.reserve(path.size());
    for (const auto& vertex : path) points.emplace_back(vertex.lon, vertex.lat);
    curve.setPoints(static_cast<int>(points.size()), points.data());
}

void add_ring(OGRPolygon& polygon, const footprint::Path& path) {
    auto ring = std::make_unique<OGRLinearRing>();
    set_path(*ring, path);
    polygon.addRingDirectly(ring.release());
}

std::unique_ptr<OGRGeometry> multi_polygon(const footprint::MultiPolygon& parts) {
    auto result = std::make_unique<OGRMultiPolygon>();
    for (const auto& part : parts) {
        auto polygon = std::make_unique<OGRPolygon>();
        add_ring(*polygon, part.exterior);
        for (const auto& hole : part.holes) add_ring(*polygon, hole);
        result->addGeometryDirectly(polygon.release());
    }
    return result;
}

std::unique_ptr<OGRGeometry> multi_line(const footprint::MultiLine& parts) {
    auto result = std::make_unique<OGRMultiLineString>();
    for (const auto& part : parts) {
        auto line = std::make_unique<OGRLineString>();
        set_path(*line, part);
        result->addGeometryDirectly(line.release());
    }
    return result;
}

}  // namespace

std::unique_ptr<OGRGeometry> ogr_geometry(const Geometry& geometry) {
    if (const auto* point = std::get_if<footprint::LonLat>(&geometry)) {
        return std::make_unique<OGRPoint>(point->lon, point->lat);
    }
    if (const auto* lines = std::get_if<footprint::MultiLine>(&geometry)) return multi_line(*lines);
    if (const auto* polygons = std::get_if<footprint::MultiPolygon>(&geometry)) return multi_polygon(*polygons);
    return nullptr;
}

}  // namespace rangeband::gdal
