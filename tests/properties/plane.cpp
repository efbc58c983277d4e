// SPDX-License-Identifier: MIT
#include "properties/plane.hpp"

#include <cpl_error.h>
#include <ogr_api.h>
#include <ogr_geometry.h>

#include "properties/rings.hpp"

namespace properties {
namespace {

OGRLinearRing* linear_ring(const Path& path) {
    auto ring = std::make_unique<OGRLinearRing>();
    ring->setNumPoints(static_cast<int>(path.size()));
    for (std::size_t i = 0; i < path.size(); ++i) ring->setPoint(static_cast<int>(i), path[i].lon, path[i].lat);
    return ring.release();
}

}  // namespace

struct Plane::Impl {
    OGRMultiPolygon geometry;
    OGRPreparedGeometryUniquePtr prepared;
};

Plane::Plane(const MultiPolygon& polygons) : impl_(std::make_unique<Impl>()) {
    for (const auto& polygon : polygons) {
        auto part = std::make_unique<OGRPolygon>();
        part->addRingDirectly(linear_ring(polygon.exterior));
        for (const Path& hole : polygon.holes) part->addRingDirectly(linear_ring(hole));
        impl_->geometry.addGeometryDirectly(part.release());
    }
    if (!polygons.empty()) impl_->prepared.reset(OGRCreatePreparedGeometry(OGRGeometry::ToHandle(&impl_->geometry)));
}

Plane::~Plane() = default;

std::string Plane::complaint() const {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
    const bool valid = impl_->geometry.IsValid();
    CPLPopErrorHandler();
    if (valid) return {};
    const std::string reason = CPLGetLastErrorMsg();
    return reason.empty() ? "not valid" : reason;
}

bool Plane::contains(const LonLat& p) const {
    OGRPoint point(p.lon, p.lat);
    return impl_->prepared && OGRPreparedGeometryContains(impl_->prepared.get(), OGRGeometry::ToHandle(&point)) != 0;
}

bool Plane::touches(const LonLat& p) const {
    OGRPoint point(p.lon, p.lat);
    return impl_->prepared && OGRPreparedGeometryIntersects(impl_->prepared.get(), OGRGeometry::ToHandle(&point)) != 0;
}

}  // namespace properties
