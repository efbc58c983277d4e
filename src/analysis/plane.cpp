// SPDX-License-Identifier: MIT
#include "analysis/plane.hpp"

#include <fmt/format.h>
#include <geos_c.h>

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "rangeband/error.hpp"

namespace rangeband::analysis {
namespace {

using footprint::LonLat;
using footprint::Path;

/// GEOS's state, one for each thread, with the reason of its last failure.
class Context {
  public:
    Context() : handle_(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(
            handle_, [](const char* message, void* self) { static_cast<Context*>(self)->reason_ = message; }, this);
    }
    ~Context() { GEOS_finish_r(handle_); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    GEOSContextHandle_t handle() const { return handle_; }
    Error failure(const char* operation) const {
        if (reason_.find("bad_alloc") != std::string::npos) throw std::bad_alloc();
        return Error::internal(fmt::format("GEOS {}: {}", operation, reason_.empty() ? "failed" : reason_));
    }

  private:
    GEOSContextHandle_t handle_;
    std::string reason_;
};

Context& context() {
    thread_local Context one;
    return one;
}

GEOSContextHandle_t handle() { return context().handle(); }

/// What GEOS gives back where it can do what it was asked.
template <class Result>
Result must(Result result, const char* operation) {
    if (result == nullptr) throw context().failure(operation);
    return result;
}

bool answer(char result, const char* operation) {
    constexpr char failed = 2;
    if (result == failed) throw context().failure(operation);
    return result == 1;
}

static_assert(sizeof(LonLat) == 2 * sizeof(double), "GEOS copies coordinates as pairs of numbers");

struct DestroyGeometry {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

/// What GEOS takes over, whether it succeeds or not.
std::vector<GEOSGeometry*> handed_over(std::vector<Geometry>& parts) {
    std::vector<GEOSGeometry*> pointers(parts.size());
    std::ranges::transform(parts, pointers.begin(), [](Geometry& part) { return part.release(); });
    return pointers;
}

Geometry ring_of(const Path& path) {
    GEOSCoordSequence* corners =
        GEOSCoordSeq_copyFromBuffer_r(handle(), &path.front().lon, static_cast<unsigned>(path.size()), /*hasZ=*/0, 0);
    return Geometry(must(GEOSGeom_createLinearRing_r(handle(), must(corners, "copying coordinates")), "making a ring"));
}

Geometry polygon_of(const footprint::Polygon& polygon) {
    Geometry exterior = ring_of(polygon.exterior);
    std::vector<Geometry> rings;
    for (const Path& hole : polygon.holes) rings.push_back(ring_of(hole));
    std::vector<GEOSGeometry*> holes = handed_over(rings);
    return Geometry(
        must(GEOSGeom_createPolygon_r(handle(), exterior.release(), holes.data(), static_cast<unsigned>(holes.size())),
             "making a polygon"));
}

Geometry collection_of(std::vector<Geometry> parts, int type) {
    std::vector<GEOSGeometry*> pointers = handed_over(parts);
    return Geometry(
        must(GEOSGeom_createCollection_r(handle(), type, pointers.data(), static_cast<unsigned>(pointers.size())),
             "making a collection"));
}

Geometry copy_of(const GEOSGeometry* geometry) {
    return Geometry(must(GEOSGeom_clone_r(handle(), geometry), "copying a shape"));
}

bool runs_anticlockwise(const Path& ring) {
    double doubled = 0.0;
    const LonLat& origin = ring.front();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const LonLat &a = ring[i], &b = ring[i + 1];
        doubled += (a.lon - origin.lon) * (b.lat - origin.lat) - (b.lon - origin.lon) * (a.lat - origin.lat);
    }
    return doubled > 0.0;
}

Path path_of(const GEOSGeometry* ring, bool anticlockwise) {
    const GEOSCoordSequence* corners = must(GEOSGeom_getCoordSeq_r(handle(), ring), "reading a ring");
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(handle(), corners, &size);
    Path path(size);
    if (size == 0) return path;
    GEOSCoordSeq_copyToBuffer_r(handle(), corners, &path.front().lon, /*hasZ=*/0, /*hasM=*/0);
    if (runs_anticlockwise(path) != anticlockwise) std::ranges::reverse(path);
    return path;
}

footprint::Polygon read_polygon(const GEOSGeometry* geometry) {
    footprint::Polygon polygon;
    polygon.exterior = path_of(must(GEOSGetExteriorRing_r(handle(), geometry), "reading a polygon"), true);
    for (int i = 0; i < GEOSGetNumInteriorRings_r(handle(), geometry); ++i) {
        polygon.holes.push_back(path_of(GEOSGetInteriorRingN_r(handle(), geometry, i), false));
    }
    return polygon;
}

/// Polygons among the parts of a geometry, however deep.
template <class Visit>
void each_polygon(const GEOSGeometry* geometry, const Visit& visit) {
    const int type = GEOSGeomTypeId_r(handle(), geometry);
    if (type == GEOS_POLYGON) {
        if (GEOSisEmpty_r(handle(), geometry) == 0) visit(geometry);
        return;
    }
    if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION) return;
    for (int i = 0; i < GEOSGetNumGeometries_r(handle(), geometry); ++i) {
        each_polygon(GEOSGetGeometryN_r(handle(), geometry, i), visit);
    }
}

}  // namespace

void Shape::Destroy::operator()(GEOSGeom_t* geometry) const { GEOSGeom_destroy_r(handle(), geometry); }

Shape::Shape(const footprint::MultiPolygon& polygons) {
    std::vector<Geometry> parts;
    for (const footprint::Polygon& polygon : polygons) parts.push_back(polygon_of(polygon));
    geometry_.reset(collection_of(std::move(parts), GEOS_MULTIPOLYGON).release());
}

Shape::Shape(const Rectangle& box)
    : Shape(footprint::MultiPolygon{{{{box.west, box.south},
                                      {box.east, box.south},
                                      {box.east, box.north},
                                      {box.west, box.north},
                                      {box.west, box.south}},
                                     {}}}) {}

bool Shape::empty() const { return GEOSisEmpty_r(handle(), geometry_.get()) != 0; }

Rectangle Shape::bounds() const {
    Rectangle box{};
    GEOSGeom_getXMin_r(handle(), geometry_.get(), &box.west);
    GEOSGeom_getYMin_r(handle(), geometry_.get(), &box.south);
    GEOSGeom_getXMax_r(handle(), geometry_.get(), &box.east);
    GEOSGeom_getYMax_r(handle(), geometry_.get(), &box.north);
    return box;
}

footprint::MultiPolygon Shape::polygons() const {
    footprint::MultiPolygon polygons;
    each_polygon(geometry_.get(), [&](const GEOSGeometry* polygon) { polygons.push_back(read_polygon(polygon)); });
    return polygons;
}

/// An overlay gives lines and points besides where shapes only touch.
Shape Shape::polygons_of(Owned&& result, const char* operation) {
    must(result.get(), operation);
    const int type = GEOSGeomTypeId_r(handle(), result.get());
    if (type == GEOS_POLYGON || type == GEOS_MULTIPOLYGON) return Shape(std::move(result));
    std::vector<Geometry> parts;
    each_polygon(result.get(), [&](const GEOSGeometry* polygon) { parts.push_back(copy_of(polygon)); });
    return Shape(Owned(collection_of(std::move(parts), GEOS_MULTIPOLYGON).release()));
}

Shape Shape::intersection(const Shape& other) const {
    return polygons_of(Owned(GEOSIntersection_r(handle(), geometry_.get(), other.geometry_.get())), "intersection");
}

Shape Shape::difference(const Shape& other) const {
    return polygons_of(Owned(GEOSDifference_r(handle(), geometry_.get(), other.geometry_.get())), "difference");
}

Shape Shape::united(const std::vector<Shape>& shapes) {
    std::vector<Geometry> parts;
    for (const Shape& shape : shapes) parts.push_back(copy_of(shape.geometry_.get()));
    const Geometry all = collection_of(std::move(parts), GEOS_GEOMETRYCOLLECTION);
    return polygons_of(Owned(GEOSUnaryUnion_r(handle(), all.get())), "union");
}

Shape Shape::on_grid(double step) const {
    return polygons_of(Owned(GEOSGeom_setPrecision_r(handle(), geometry_.get(), step, 0)), "rounding");
}

void Prepared::Destroy::operator()(const GEOSPrepGeom_t* prepared) const {
    GEOSPreparedGeom_destroy_r(handle(), prepared);
}

Prepared::Prepared(const Shape& shape)
    : prepared_(must(GEOSPrepare_r(handle(), shape.geometry_.get()), "preparing a shape")) {}

Relation Prepared::relation_of(const Shape& other) const {
    const GEOSGeometry* geometry = other.geometry_.get();
    if (!answer(GEOSPreparedIntersects_r(handle(), prepared_.get(), geometry), "intersects")) return Relation::outside;
    const bool covers = answer(GEOSPreparedCovers_r(handle(), prepared_.get(), geometry), "covers");
    return covers ? Relation::inside : Relation::crossing;
}

}  // namespace rangeband::analysis
