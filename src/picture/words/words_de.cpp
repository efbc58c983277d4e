// SPDX-License-Identifier: MIT
#include "picture/words/words.hpp"

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
    .legend_depths = "Wie viele Reichweiten einen Ort erfassen",
    .legend_places = "Orte",
    .at_least = "mindestens {}",
    .contested = "umstritten: {}",
    .from_any = "von mindestens einem von {} Orten",
    .from_all = "von allen {} Orten",
    .site = "Standort",
    .capital = "Hauptstadt",
    .city = "Stadt",
    .and_more = "und {} weitere",
    .north = "N",
    .from_centre = "{} von der Kartenmitte",
    .equidistant = "Mittabstandstreue Azimutalprojektion: Entfernungen und Richtungen von der Kartenmitte stimmen.",
    .orthographic = "Orthografische Projektion: die Erde, von hoch über der Kartenmitte gesehen.",
    .equal_area = "Flächentreue Azimutalprojektion: Flächenverhältnisse stimmen.",
    .mercator = "Mercator-Projektion: Richtungen stimmen, zu den Polen hin wird alles größer.",
    .equal_earth = "Equal-Earth-Projektion: Flächenverhältnisse stimmen.",
    .ellipsoid = "Entfernungen und Projektion beruhen auf dem Ellipsoid WGS84.",
    .only_a_claim =
        "Reichweiten sind Angaben. Ein Kreis zeigt, was die Angabe bedeutet; er belegt weder eine Fähigkeit noch eine "
        "Stationierung.",
    .outlines = "Umrisse: Natural Earth.",
    .todays_borders = "Die Grenzen sind die heutigen, zur Orientierung; sie sagen nichts über ihren Status.",
    .coarse_coasts =
        "Küsten und Grenzen stammen aus einer Karte 1:50 Millionen: So nah sind sie um bis zu einige Kilometer "
        "ungenau.",
    .cities_by = "Städte: GeoNames (CC BY 4.0).",
    .sources = "Quellen: ",
};

}  // namespace rangeband::picture
