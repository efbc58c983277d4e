#include "io/wedges.hpp"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "io/gdal_session.hpp"
#include "io/ogr_geometry.hpp"
#include "rangeband/error.hpp"

namespace rangeband::io {
namespace {

constexpr double width = 30.0;

footprint::Path path_of(const OGRLinearRing& ring) {
    footprint::Path path;
    for (int i = 0; i < ring.getNumPoints(); ++i) path.push_back({ring.getX(i), ring.getY(i)});
    return path;
}

/// GEOS turns its rings as it likes.
footprint::Path turned(const OGRLinearRing& ring, bool clockwise) {
    auto path = path_of(ring);
    if ((ring.isClockwise() != 0) != clockwise) std::reverse(path.begin(), path.end());
    return path;
}

void add(footprint::MultiPolygon& parts, const OGRGeometry& geometry) {
    if (wkbFlatten(geometry.getGeometryType()) == wkbPolygon) {
        const auto* polygon = geometry.toPolygon();
        if (polygon->IsEmpty()) return;
        footprint::Polygon part{turned(*polygon->getExteriorRing(), false), {}};
        for (int i = 0; i < polygon->getNumInteriorRings(); ++i) {
            part.holes.push_back(turned(*polygon->getInteriorRing(i), true));
        }
        parts.push_back(std::move(part));
    } else if (OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection)) {
        for (const auto* part : *geometry.toGeometryCollection()) add(parts, *part);
    }  // else a point or a line where it only touches the meridian
}

std::unique_ptr<OGRPolygon> strip(double west) {
    auto ring = std::make_unique<OGRLinearRing>();
    ring->addPoint(west, -90.0);
    ring->addPoint(west + width, -90.0);
    ring->addPoint(west + width, 90.0);
    ring->addPoint(west, 90.0);
    ring->closeRings();
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(ring.release());
    return polygon;
}

void cut(footprint::MultiPolygon& parts, const footprint::Polygon& polygon, double west, double east) {
    const auto whole = ogr_geometry(footprint::MultiPolygon{polygon});
    const GdalMessages messages;
    for (double meridian = std::floor(west / width) * width; meridian < east; meridian += width) {
        const std::unique_ptr<OGRGeometry> part(whole->Intersection(strip(meridian).get()));
        if (!part) throw Error::internal("a footprint cannot be cut into wedges" + messages.tail());
        add(parts, *part);
    }
}

}  // namespace

footprint::MultiPolygon wedges(const footprint::MultiPolygon& polygons) {
    footprint::MultiPolygon parts;
    for (const auto& polygon : polygons) {
        const auto [west, east] = std::minmax_element(polygon.exterior.begin(), polygon.exterior.end(),
                                                      [](const auto& a, const auto& b) { return a.lon < b.lon; });
        if (east->lon - west->lon <= width) {
            parts.push_back(polygon);
        } else {
            cut(parts, polygon, west->lon, east->lon);
        }
    }
    return parts;
}

}  // namespace rangeband::io
