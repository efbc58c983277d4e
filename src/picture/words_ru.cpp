// SPDX-License-Identifier: MIT
#include "picture/words.hpp"

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
    .legend_depths = "Сколько зон охватывает место",
    .legend_places = "Места",
    .at_least = "не менее {}",
    .contested = "оспаривается: {}",
    .from_any = "хотя бы от одного из мест (всего {})",
    .from_all = "от всех мест (всего {})",
    .site = "место",
    .capital = "столица",
    .city = "город",
    .and_more = "и ещё {}",
    .from_centre = "{} от центра карты",
    .equidistant = "Азимутальная равнопромежуточная проекция: верны расстояния и направления от центра карты.",
    .orthographic = "Ортографическая проекция: Земля, видимая издалека над центром карты.",
    .equal_area = "Азимутальная равновеликая проекция: верны соотношения площадей.",
    .mercator = "Проекция Меркатора: направления верны, размеры растут к полюсам.",
    .equal_earth = "Проекция Equal Earth: верны соотношения площадей.",
    .ellipsoid = "Дальности — геодезические расстояния на эллипсоиде WGS84; на нём же построена карта.",
    .only_a_claim =
        "Дальность — это то, что кто-то заявил; круг показывает лишь, что означала бы эта цифра. Он ничего не говорит "
        "ни о возможностях ракеты, ни о том, есть ли она там.",
    .outlines = "Контуры: Natural Earth.",
    .todays_borders = "Границы современные и не выражают никакого мнения.",
    .cities_by = "Города: GeoNames (CC BY 4.0).",
    .sources = "Источники: ",
};

}  // namespace rangeband::picture
