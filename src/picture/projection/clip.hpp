// SPDX-License-Identifier: MIT
/// Clipping curves of the page to a box.
#pragma once

#include "picture/canvas/point.hpp"

namespace rangeband::picture {

/// What of closed curves is in the box, filled even-odd; what runs along the box is not told apart from it.
Curves clipped_rings(const Curves& curves, const Box& box);

/// What of open curves is in the box.
Curves clipped_lines(const Curves& curves, const Box& box);

}  // namespace rangeband::picture
