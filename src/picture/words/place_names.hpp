// SPDX-License-Identifier: MIT
/// Countries and cities as a language calls them.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/picture/wording.hpp"

namespace rangeband::picture {

struct PlaceName {
    std::string_view id, name;  ///< of a country its iso_a2, of a city its id in the catalogue
};

/// The language's own name, else the catalogue's.
std::string country_name(const std::string& iso_a2, const std::string& name, Language language);
std::string city_name(const catalog::City& city, Language language);

extern const std::array<PlaceName, 250> countries_de, countries_ru;

/// Those that the classroom page has, made from its texts by the build; in no order.
extern const std::span<const PlaceName> cities_de, cities_ru;

}  // namespace rangeband::picture
