// SPDX-License-Identifier: MIT
/// The default centre and extent of a map.
#pragma once

#include <memory>
#include <optional>

#include "picture/projection/projection.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// As asked, else the site, or the middle of several.
geodesic::Position centre_of(const Picture& picture);

/// What is to be seen.
struct Scene {
    geodesic::Position centre;
    std::unique_ptr<Projection> projection;
    Box extent;                 ///< metres of the plane
    double ground_width = 0.0;  ///< of the extent, metres, at the centre's scale
    bool whole = false;         ///< the whole map
    std::optional<Box> world;   ///< of a cylindrical map: beyond is nothing to fill a frame with
};

/// What is within the radius of the centre, if one is asked for, else all footprints with a margin, but for rings of
/// few sites that are much larger than all others; the whole map where that is most of a round one, or nearly all of a
/// cylindrical one.
Scene scene_of(const Picture& picture);

}  // namespace rangeband::picture
