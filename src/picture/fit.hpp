/// Where a map is centred and what part of it is shown, when nobody says.
#pragma once

#include "picture/projection.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// As asked, else the site, or the middle of several.
geodesic::Position centre_of(const Picture& picture);

/// What is to be seen, in metres of the plane: what is within the radius of the centre, if one is asked for, else all
/// footprints with a margin; the whole map when that is most of it.
Box extent_of(const Picture& picture, const Projection& projection, const geodesic::Position& centre);

}  // namespace rangeband::picture
