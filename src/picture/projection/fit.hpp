// SPDX-License-Identifier: MIT
/// The default centre and extent of a map.
#pragma once

#include <memory>

#include "picture/projection/projection.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// As asked, else the site, or the middle of several.
geodesic::Position centre_of(const Picture& picture);

/// What is to be seen.
struct Scene {
    std::unique_ptr<Projection> projection;
    Box extent;          ///< metres of the plane
    bool whole = false;  ///< the whole map
};

/// What is within the radius of the centre, if one is asked for, else all footprints with a margin; the whole map when
/// that is most of it.
Scene scene_of(const Picture& picture);

}  // namespace rangeband::picture
