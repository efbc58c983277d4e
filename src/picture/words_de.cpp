// SPDX-License-Identifier: MIT
#include "picture/words.hpp"

namespace rangeband::picture {

const Words words_de = {
    .kilometre = "km",
    .metre = "m",
    .digit_separator = ".",
    .least_digits_separated = 4,
    .decimal_sign = ",",
    .title_one = "{} um {}",
    .title_many = "{} um {} Orte",
    .several_ranges = "Mehrere Reichweiten",
    .legend_ranges = "Reichweiten",
    .legend_depths = "Von wie vielen Reichweiten ein Ort erfasst wird",
    .legend_places = "Orte",
    .at_least = "mindestens {}",
    .contested = "umstritten: {}",
    .from_any = "von mindestens einem von {} Orten",
    .from_all = "von allen {} Orten",
    .site = "Standort",
    .capital = "Hauptstadt",
    .city = "Stadt",
    .and_more = "und {} weitere",
    .from_centre = "{} von der Kartenmitte",
    .equidistant = "Mittabstandstreue Azimutalprojektion: Entfernungen und Richtungen von der Kartenmitte stimmen.",
    .orthographic = "Orthografische Projektion: die Erde, von hoch über der Kartenmitte gesehen.",
    .equal_area = "Flächentreue Azimutalprojektion: Flächenverhältnisse stimmen.",
    .mercator = "Mercator-Projektion: Richtungen stimmen, zu den Polen hin wird alles größer.",
    .equal_earth = "Equal-Earth-Projektion: Flächenverhältnisse stimmen.",
    .ellipsoid =
        "Reichweiten sind geodätische Entfernungen auf dem Ellipsoid WGS84, auch die Karte ist auf ihm berechnet.",
    .only_a_claim =
        "Eine Reichweite ist das, was jemand angegeben hat; ein Kreis zeigt nur, was diese Angabe bedeuten würde. "
        "Er sagt nichts darüber, was eine Rakete kann, und auch nicht, dass dort eine steht.",
    .outlines = "Umrisse: Natural Earth.",
    .todays_borders = "Die Grenzen sind die heutigen und drücken keine Meinung aus.",
    .cities_by = "Städte: GeoNames (CC BY 4.0).",
    .sources = "Quellen: ",
};

}  // namespace rangeband::picture
