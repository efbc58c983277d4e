// SPDX-License-Identifier: MIT
#include "picture/words/words.hpp"

namespace rangeband::picture {

const Words words_ru = {
    .kilometre = "км",
    .metre = "м",
    .digit_separator = "\u00A0",
    .least_digits_separated = 5,
    .decimal_sign = ",",
    .title_one = "{}: {}",
    .title_many = "{}: число мест — {}",
    .several_ranges = "Несколько дальностей",
    .legend_ranges = "Дальность",
    .legend_depths = "Сколько дальностей охватывает место",
    .legend_places = "Места",
    .at_least = "не менее {}",
    .contested = "оспаривается: {}",
    .from_any = "хотя бы от одного из мест (всего {})",
    .from_all = "от всех мест (всего {})",
    .site = "место",
    .capital = "столица",
    .city = "город",
    .and_more = "и ещё {}",
    .north = "С",
    .from_centre = "{} от центра карты",
    .equidistant = "Азимутальная равнопромежуточная проекция: верны расстояния и направления от центра карты.",
    .orthographic = "Ортографическая проекция: Земля, видимая издалека над центром карты.",
    .equal_area = "Азимутальная равновеликая проекция: верны соотношения площадей.",
    .mercator = "Проекция Меркатора: направления верны, размеры растут к полюсам.",
    .equal_earth = "Проекция Equal Earth: верны соотношения площадей.",
    .ellipsoid = "Расстояния и проекция — на эллипсоиде WGS84.",
    .only_a_claim =
        "Дальности — это чьи-то заявления. Круг показывает, что означала бы названная дальность; он не доказывает ни "
        "возможностей, ни размещения.",
    .outlines = "Контуры: Natural Earth.",
    .todays_borders = "Границы современные, показаны для ориентира и не выражают позиции об их статусе.",
    .coarse_coasts =
        "Берега и границы взяты с карты масштаба 1:50 000 000: при таком увеличении они неточны на величину до "
        "нескольких километров.",
    .cities_by = "Города: GeoNames (CC BY 4.0).",
    .sources = "Источники: ",
};

}  // namespace rangeband::picture
