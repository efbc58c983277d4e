// SPDX-License-Identifier: MIT
#include "picture/words.hpp"

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
    .legend_depths = "How many footprints hold a place",
    .legend_places = "Places",
    .at_least = "at least {}",
    .contested = "contested: {}",
    .from_any = "from any of {} sites",
    .from_all = "from all of {} sites",
    .site = "site",
    .capital = "capital",
    .city = "city",
    .and_more = "and {} more",
    .from_centre = "{} from the centre",
    .equidistant = "Azimuthal equidistant map: distances and directions from its centre are true.",
    .orthographic = "Orthographic map: the Earth as seen from far above its centre.",
    .equal_area = "Azimuthal equal-area map: areas are true.",
    .mercator = "Mercator map: directions are true, sizes grow toward the poles.",
    .equal_earth = "Equal Earth map: areas are true.",
    .ellipsoid = "Ranges are geodesics on the WGS84 ellipsoid, and so is the map.",
    .only_a_claim =
        "A range is what somebody stated; a circle is only what that figure would mean. It says nothing about "
        "what a missile can do, nor that one is there.",
    .outlines = "Outlines: Natural Earth.",
    .todays_borders = "Borders are today's and imply no opinion.",
    .cities_by = "Cities: GeoNames (CC BY 4.0).",
    .sources = "Sources: ",
};

}  // namespace rangeband::picture
