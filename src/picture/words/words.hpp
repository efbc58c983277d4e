// SPDX-License-Identifier: MIT
/// The generated text of a picture, in one language. A language is one file `words_CODE.cpp`.
#pragma once

#include <string>
#include <string_view>

#include "rangeband/picture/picture.hpp"

namespace rangeband::picture {

/// `{}` stands for a figure, a name or a number.
struct Words {
    std::string_view kilometre;          ///< `km`
    std::string_view metre;              ///< `m`
    std::string_view digit_separator;    ///< between thousands
    std::size_t least_digits_separated;  ///< a number of fewer digits is written without
    std::string_view decimal_sign;

    std::string_view mile, nautical_mile;

    std::string_view around;          ///< a title: `{figures} around {places}`
    std::string_view any_of, all_of;  ///< those places
    std::string_view sites;           ///< in place of their names: `{} sites`
    std::string_view sites_of;        ///< `the sites of {file}`
    std::string_view ranges;          ///< in place of the figures: `{} ranges`
    std::string_view stated_ranges;   ///< the same of one system
    std::string_view several_ranges;  ///< of different ranges together
    std::string_view by_depth;
    std::string_view azimuths, from_azimuth;                   ///< `{title}, azimuths {list}` of `{}° to {}°`
    std::string_view union_of, intersection, depth, disputed;  ///< in parentheses behind a title
    std::string_view conjunction;                              ///< ` and `

    std::string_view up_to, under, over, or_more, from_to;  ///< of edges
    std::string_view beyond_to;  ///< `from_to` where the lower edge is worded: `over 1,000 to 5,500 km`
    std::string_view flown, estimated, assumed, possibly;  ///< of a claim's figure
    std::string_view names_as_stated;                      ///< that claimants are named in English; empty in English

    std::string_view legend_ranges;  ///< heading
    std::string_view legend_depths;  ///< heading above numbers: how many footprints hold a place
    std::string_view at_least;       ///< `at least {}`
    std::string_view contested;      ///< `contested: {}`
    std::string_view from_any;       ///< `within reach of any of {} sites`
    std::string_view from_all;
    std::string_view outside;  ///< of rings: `outside this map: {}`
    std::string_view site;     ///< names of the marks
    std::string_view marked;
    std::string_view capital;
    std::string_view city;
    std::string_view and_more;  ///< `and {} more`

    std::string_view north;                                 ///< the letter
    std::string_view north_of, south_of, east_of, west_of;  ///< behind degrees

    std::string_view from_centre;  ///< `{} from the centre`, at the scale bar
    std::string_view equidistant;  ///< names of the projections, as a sentence's beginning
    std::string_view orthographic;
    std::string_view equal_area;
    std::string_view mercator;
    std::string_view equal_earth;
    std::string_view ellipsoid;     ///< what it is computed on
    std::string_view open_at_pole;  ///< what a circle around a pole looks like on a cylindrical map
    std::string_view only_a_claim;
    std::string_view outlines;
    std::string_view todays_borders;
    std::string_view coarse_coasts;  ///< where the map is nearer than the outlines are good for
    std::string_view places_by;
    std::string_view sources;  ///< `Sources: `
};

const Words& words_of(Language language);

extern const Words words_en;
extern const Words words_de;
extern const Words words_ru;

}  // namespace rangeband::picture
