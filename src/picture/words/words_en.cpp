// SPDX-License-Identifier: MIT
#include "picture/words/words.hpp"

namespace rangeband::picture {

const Words words_en = {
    .kilometre = "km",
    .metre = "m",
    .digit_separator = ",",
    .least_digits_separated = 4,
    .decimal_sign = ".",
    .title_one = "{} around {}",
    .title_many = "{} around {} sites",
    .several_ranges = "Several ranges",
    .legend_ranges = "Ranges",
    .legend_depths = "Number of ranges that cover each place",
    .legend_places = "Places",
    .at_least = "at least {}",
    .contested = "contested: {}",
    .from_any = "from any of {} sites",
    .from_all = "from all of {} sites",
    .site = "site",
    .capital = "capital",
    .city = "city",
    .and_more = "and {} more",
    .north = "N",
    .from_centre = "{} from the centre",
    .equidistant = "Azimuthal equidistant map: distances and directions from its centre are true.",
    .orthographic = "Orthographic map: the Earth as seen from far above its centre.",
    .equal_area = "Azimuthal equal-area map: areas are true.",
    .mercator = "Mercator map: directions are true, sizes grow toward the poles.",
    .equal_earth = "Equal Earth map: areas are true.",
    .ellipsoid = "Distances and projection are those of the WGS84 ellipsoid.",
    .only_a_claim =
        "Ranges are stated figures. A circle shows what the figure implies; it is not evidence of capability or "
        "deployment.",
    .outlines = "Outlines: Natural Earth.",
    .todays_borders = "Borders are today's, shown for orientation; they imply no position on their status.",
    .coarse_coasts =
        "Coasts and borders are those of a 1:50 million map: this near they are out by up to some kilometres.",
    .cities_by = "Cities: GeoNames (CC BY 4.0).",
    .sources = "Sources: ",
};

}  // namespace rangeband::picture
