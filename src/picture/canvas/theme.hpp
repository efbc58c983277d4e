// SPDX-License-Identifier: MIT
/// Colours of a picture, chosen once.
#pragma once

#include <cstddef>
#include <span>

#include "rangeband/palette.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

struct ThemeStyle {
    Colour page, ink, muted;
    Colour water, land, coast, border, grid, edge;
    Colour country;                  ///< of the names of countries
    Colour halo;                     ///< behind labels and lines
    std::span<const Colour> ramp;    ///< of series, from the nearest to the farthest: lightness alone tells them apart
    std::span<const Colour> depths;  ///< from few to many
    double fill = 0.2;               ///< opacity of a series' area
    double casing = 0.85;            ///< opacity of the light line behind each coloured one
    double veil = 0.0;               ///< opacity of water above the sea's depths; 0 where greys alone tell depths apart
    bool patterns = false;           ///< lines are told apart by dashes as well

    static const ThemeStyle& of(Theme theme);

    /// Of a series' line and swatch.
    Colour series(std::size_t index, std::size_t count) const;

    /// Of a step of a map of depths.
    Colour depth(std::size_t step, std::size_t steps) const;
};

/// WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of the relative luminances, from 1 to 21.
double contrast(Colour a, Colour b);

/// The colour itself if it can be read on all of these, else as much darker or lighter as is needed.
Colour readable(Colour colour, std::span<const Colour> on, double least_contrast);

}  // namespace rangeband::picture
