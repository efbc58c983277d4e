// SPDX-License-Identifier: MIT
/// What of the series a frame shows.
#pragma once

#include <cstddef>
#include <vector>

#include "picture/projection/view.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

enum class Seen {
    nothing,
    colour,  ///< the area, of which every edge is out of the frame
    ring,
};

/// Of each series.
std::vector<Seen> seen_of(const View& view, const Picture& picture);

/// The parts of overlapping shapes of one series. Where a picture has many, their common outline is what is read first.
class Outlines {
  public:
    Outlines(const View& view, const Picture& picture);

    static constexpr std::size_t most_shapes = 400;  ///< of more, none is compared with all others

    /// Whether the point of the page is inside another shape of the series.
    bool is_inner(const Shape& shape, Point point) const;

    /// A shape's lines, those inside others of its series apart.
    struct Parts {
        Curves outer, inner;
    };
    Parts parts_of(const Shape& shape, const Curves& lines) const;

  private:
    struct Area {
        const Shape* shape;
        Curves curves;
        Box box;
    };
    std::vector<Area> areas_;  ///< none where there are few shapes, or too many
};

}  // namespace rangeband::picture
