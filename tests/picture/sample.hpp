// SPDX-License-Identifier: MIT
/// What the tests of this room share: hard centres, drawn footprints, a small picture.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "rangeband/footprint/footprint.hpp"
#include "rangeband/picture/picture.hpp"

namespace sample {

using namespace rangeband;
using geodesic::Position;
using picture::ProjectionKind;

inline const std::array<Position, 12> hard_centres = {
    Position::deg(0, 0),        Position::deg(0, 180),       Position::deg(90, 0),       Position::deg(-90, 0),
    Position::deg(48.57, 45.9), Position::deg(64.73, 177.5), Position::deg(-77, -179.9), Position::deg(89.9, 10),
    Position::deg(1e-3, 90),    Position::deg(-45, -90),     Position::deg(66.5, -169),  Position::deg(12.3, -1e-9),
};

inline constexpr std::array projections = {ProjectionKind::equidistant, ProjectionKind::orthographic,
                                           ProjectionKind::equal_area, ProjectionKind::mercator,
                                           ProjectionKind::equal_earth};

inline footprint::Footprint drawn(const Position& site, Length least, Length most) {
    return footprint::draw({footprint::Source::site(site, least, most), {}, Tolerance::m(100)});
}

/// A picture of one disc, without land and cities.
inline picture::Picture disc(const Position& site, Length radius) {
    picture::Picture picture;
    picture.width = 600;
    picture.height = 450;
    picture.title = "A disc";
    picture.series.push_back({.outer = radius});
    footprint::Footprint footprint = drawn(site, Length(), radius);
    picture::Shape shape;
    shape.boundary = footprint.boundary();
    shape.polygons = std::move(footprint.polygons);
    shape.site = site;
    shape.edges = {radius};
    picture.shapes.push_back(std::move(shape));
    picture.sites.push_back({site, "Site"});
    return picture;
}

}  // namespace sample
