// SPDX-License-Identifier: MIT
/// Names on the map, where they find room: sites and areas first, then lengths of routes, ranges along their circles,
/// capitals, countries and other cities by importance.
#pragma once

#include "picture/canvas/canvas.hpp"
#include "picture/canvas/theme.hpp"
#include "picture/map/collision_grid.hpp"
#include "picture/map/land.hpp"
#include "picture/projection/view.hpp"
#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// What was shown, for the legend.
struct Labelled {
    bool sites = false, places = false, capitals = false, cities = false;
};

/// `collisions` holds what the map's own furniture takes.
Labelled draw_labels(Canvas& canvas, const View& view, const Picture& picture, const Land& land,
                     const ThemeStyle& theme, CollisionGrid& collisions);

/// How large labels are, as a share of the usual: a small picture has little room.
double label_share(const Canvas& canvas);

/// The marks, as the map and the legend have them.
void draw_site_mark(Canvas& canvas, Point at, const ThemeStyle& theme);
void draw_place_mark(Canvas& canvas, Point at, const ThemeStyle& theme);
void draw_city_mark(Canvas& canvas, Point at, bool capital, const ThemeStyle& theme);

}  // namespace rangeband::picture
