// SPDX-License-Identifier: MIT
/// Shapes in the plane of longitude and latitude, overlaid by GEOS. The one file behind this header knows it.
#pragma once

#include <memory>
#include <vector>

#include "rangeband/footprint/geometry.hpp"

// GEOS's own types, opaque.
struct GEOSGeom_t;
struct GEOSPrepGeom_t;

namespace rangeband::analysis {

/// Polygons, valid in the plane; or none. Whatever GEOS refuses is an Error(internal), since all that is given to it
/// has been drawn or checked.
class Shape {
  public:
    explicit Shape(const footprint::MultiPolygon& polygons);
    explicit Shape(const Rectangle& box);

    bool empty() const;
    Rectangle bounds() const;  ///< not of an empty one

    /// Closed rings, exteriors anticlockwise, holes clockwise.
    footprint::MultiPolygon polygons() const;

    /// Lines and points that two shapes have in common are no shape.
    Shape intersection(const Shape& other) const;
    Shape difference(const Shape& other) const;

    /// All of them as one.
    static Shape united(const std::vector<Shape>& shapes);

    /// With every vertex on a grid of `step` degrees, and still valid: what is thinner may be lost.
    Shape on_grid(double step) const;

  private:
    friend class Prepared;
    struct Destroy {
        void operator()(GEOSGeom_t* geometry) const;
    };
    using Owned = std::unique_ptr<GEOSGeom_t, Destroy>;
    explicit Shape(Owned&& geometry) : geometry_(std::move(geometry)) {}
    static Shape polygons_of(Owned&& result, const char* operation);

    Owned geometry_;
};

enum class Relation { outside, crossing, inside };

/// A shape with an index of its edges, for many questions. The shape must outlive it.
class Prepared {
  public:
    explicit Prepared(const Shape& shape);

    /// Of `other` to this. `crossing` may also be said of what only touches.
    Relation relation_of(const Shape& other) const;

  private:
    struct Destroy {
        void operator()(const GEOSPrepGeom_t* prepared) const;
    };
    std::unique_ptr<const GEOSPrepGeom_t, Destroy> prepared_;
};

}  // namespace rangeband::analysis
