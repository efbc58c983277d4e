// SPDX-License-Identifier: MIT
/// Colours of a picture, chosen once.
#pragma once

#include <cstddef>

#include "rangeband/palette.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

struct Look {
    Colour page, ink, muted;
    Colour water, land, coast, border, grid, edge;
    Colour halo;           ///< behind labels and lines
    double fill = 0.16;    ///< opacity of a series' area
    double casing = 0.85;  ///< opacity of the light line behind each coloured one
    bool light_series = false;

    static const Look& of(Theme theme);

    /// Of a series' lines and swatches; beyond the palette it begins anew, darker on a light map and paler on a dark
    /// one.
    Colour series(std::size_t index) const;

    /// Of a step of a map of depths, from few to many.
    Colour depth(std::size_t step, std::size_t steps) const;
};

}  // namespace rangeband::picture
