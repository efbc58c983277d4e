// SPDX-License-Identifier: MIT
/// One row's geometry in degrees on WGS84, put together part by part, whichever reader takes it apart.
#pragma once

#include <string>
#include <vector>

#include "io/read/read_position.hpp"
#include "rangeband/footprint/geometry.hpp"
#include "rangeband/footprint/launch_area.hpp"

namespace rangeband::io {

/// A row without a position, for that reason.
RowPosition refused(std::string reason);

/// Throws Error(file) with the reason for a row: a latitude outside [-90, 90], a longitude outside [-540, 540].
footprint::Path checked(footprint::Path path);

/// A ring needs four points, the last one like the first. Throws Error(file).
void must_be_ring(std::size_t points);

/// Whether the ring ends a turn from where it began.
bool goes_around(const footprint::Path& ring);

/// An exterior around a pole may have one hole around it, any other exterior none. Throws Error(file).
void must_be_gone_around(const footprint::Path& exterior, const std::vector<footprint::Path>& holes);

/// A polygon whose corners are degrees, from closed rings. Throws Error(file) where it has no area in degrees, as a
/// ring around a pole has none without corners on it, and for holes around a pole.
footprint::Polygon polygon_in_degrees(footprint::Path exterior, std::vector<footprint::Path> holes);

/// From parts to a position (of one point) or a launch area.
class GeometryParts {
  public:
    /// `straight_edges`: an edge is straight in longitude and latitude, and one of more than half a turn is worth a
    /// note.
    explicit GeometryParts(bool straight_edges) : straight_edges_(straight_edges) {}

    void add(const footprint::LonLat& point) { area_.points.push_back(point); }
    void add(footprint::Path line);
    void add(footprint::Polygon polygon);

    /// Refused: no part at all, and more vertices than anything is measured from.
    RowPosition place() &&;

  private:
    void note(const footprint::Path& path);

    footprint::LaunchArea area_;
    std::string note_;
    bool straight_edges_;
};

}  // namespace rangeband::io
