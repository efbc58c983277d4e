// SPDX-License-Identifier: MIT
#include "picture/words/place_names.hpp"

#include <algorithm>

namespace rangeband::picture {
namespace {

std::string called(std::span<const PlaceName> names, std::string_view id, const std::string& otherwise) {
    const auto found = std::ranges::find(names, id, &PlaceName::id);
    return found != names.end() ? std::string(found->name) : otherwise;
}

}  // namespace

std::string country_name(const std::string& iso_a2, const std::string& name, Language language) {
    switch (language) {
        case Language::de:
            return called(countries_de, iso_a2, name);
        case Language::ru:
            return called(countries_ru, iso_a2, name);
        case Language::en:
            break;
    }
    return name;
}

std::string city_name(const catalog::City& city, Language language) {
    switch (language) {
        case Language::de:
            return called(cities_de, city.id, city.name);
        case Language::ru:
            return called(cities_ru, city.id, city.name);
        case Language::en:
            break;
    }
    return city.name;
}

}  // namespace rangeband::picture
