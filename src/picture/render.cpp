// SPDX-License-Identifier: MIT
#include <algorithm>

#include "picture/painter.hpp"
#include "rangeband/modules.hpp"
#include "rangeband/picture/resolution.hpp"

namespace rangeband::picture {

/// Type follows the short side, and a high page, which is read on a telephone or from afar, has larger type; the
/// smallest letters (5.9 points in notes, 6.9 on the map) have no fewer than 9 and 10.5 pixels.
double dpi_of(const Picture& picture) {
    if (picture.dpi > 0.0) return picture.dpi;
    constexpr double short_side = 600.0, least_pixels_per_point = 1.54, usual = 4.0 / 3.0;
    const double least = std::min(picture.width, picture.height);
    const double higher = std::clamp(picture.height / (usual * picture.width), 1.0, 1.35);
    return points_per_inch * std::max(least / short_side * higher, least_pixels_per_point);
}

std::string render(const Picture& picture, FileKind kind) {
    constexpr ModuleName module = {"rangeband_picture.so", "rangeband_picture_module", "Cairo and Pango",
                                   "libpangocairo-1.0-0"};
    return static_cast<Painter*>(module_object(module, "a picture"))->render(picture, kind);
}

}  // namespace rangeband::picture
