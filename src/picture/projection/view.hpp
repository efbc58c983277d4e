// SPDX-License-Identifier: MIT
/// The part of a map that the picture shows: from places to points of the page and back.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "picture/projection/projection.hpp"
#include "picture/projection/tracer.hpp"
#include "rangeband/footprint/geometry.hpp"

namespace rangeband::picture {

class View {
  public:
    /// Shows `extent` (of the plane, in metres) in the middle of the frame, as large as fits; beside the middle where
    /// else the frame would show what is beyond `world`. `finest` is how far curves may lie from their true place on
    /// the page.
    View(std::unique_ptr<Projection> projection, const Box& extent, const Box& frame, double finest,
         const std::optional<Box>& world = std::nullopt);

    const Box& frame() const { return frame_; }

    /// The part of the frame that was asked to be shown; around it is what the frame has room for.
    Box subject() const;

    /// Metres of the plane per point of the page.
    double scale() const { return scale_; }

    /// Where a place is on the page, if it is on the map and in the frame.
    std::optional<Point> show(const geodesic::Position& place) const;

    /// The place that is shown at a point of the frame, if any.
    std::optional<geodesic::Position> place_at(Point point) const;

    /// Polygons as curves to be filled even-odd, cut at the frame with something to spare.
    Curves areas(const footprint::MultiPolygon& polygons) const;

    /// Paths as curves to be stroked.
    Curves lines(const footprint::MultiLine& paths) const;

    /// The whole map, cut at the frame.
    Curves world() const;
    /// What of it the frame shows.
    Curves shown_world() const;

    /// Metres on the ground per point of the page, in the direction in which they are fewest and in which they are
    /// most, near a place that is shown; none at the map's edge.
    struct GroundScale {
        double least, most;
    };
    std::optional<GroundScale> ground_scale(const geodesic::Position& place) const;

    /// The direction of north on the page near a place that is shown, clockwise from upward, in radians.
    std::optional<double> north(const geodesic::Position& place) const;

  private:
    /// A place that is shown well inside the frame.
    struct Witness {
        geodesic::Position place;
        Point point;
    };
    std::vector<Witness> find_witnesses() const;
    void keep_witnesses_honest(Curves& curves, const footprint::MultiPolygon& polygons) const;

    Point to_page(Point plane) const;
    Curves to_page(Curves curves) const;
    std::optional<std::pair<Point, Point>> derivative(const geodesic::Position& place) const;
    std::optional<Point> anywhere(double lon, double lat) const;

    std::unique_ptr<Projection> projection_;
    Box frame_;
    Box paper_;  ///< the frame and what line widths may need around it
    double scale_;
    Box extent_;
    Point middle_;  ///< of the frame, in the plane
    Tracer tracer_;
    std::vector<Witness> witnesses_;
};

}  // namespace rangeband::picture
