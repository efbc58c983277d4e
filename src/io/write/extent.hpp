// SPDX-License-Identifier: MIT
/// The box around everything in a file, as RFC 7946 has it: where it crosses the antimeridian, its west is in the east.
#pragma once

#include <optional>
#include <vector>

#include "rangeband/io/layer.hpp"

namespace rangeband::io {

/// In degrees, rounded outwards to 7 decimals.
struct ExtentBox {
    double west;
    double south;
    double east;
    double north;
};

/// Grows by geometries that are cut at ±180°; its memory does not grow with them.
class Extent {
  public:
    /// @{
    void add(const Geometry& geometry);
    void add(const Extent& other);
    /// @}

    /// The narrowest; none where there was nothing.
    std::optional<ExtentBox> box();

  private:
    struct Span {
        double west;
        double east;
    };

    void add(const footprint::LonLat* begin, const footprint::LonLat* end);
    void join(double gap);

    std::vector<Span> spans_;
    double south_ = 90.0;
    double north_ = -90.0;
};

}  // namespace rangeband::io
