// SPDX-License-Identifier: MIT
/// How large a picture is on paper.
#pragma once

#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// Of PDF and of type.
inline constexpr double points_per_inch = 72.0;

/// Pixels per inch, as asked for or else so that type can be read on a screen.
double dpi_of(const Picture& picture);

}  // namespace rangeband::picture
