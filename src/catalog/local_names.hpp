// SPDX-License-Identifier: MIT
/// Names of countries and cities by language.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace rangeband::catalog {

struct LocalName {
    std::string_view id, name;  ///< of a country its iso_a2, of a city its id in the catalogue
};

extern const std::array<LocalName, 250> countries_de, countries_ru;

/// Those that the classroom page has, made from its texts by the build; in no order.
extern const std::span<const LocalName> cities_de, cities_ru;

}  // namespace rangeband::catalog
