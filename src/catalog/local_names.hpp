// SPDX-License-Identifier: MIT
/// Names of countries, cities, sites, systems and claimants by language.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace rangeband::catalog {

struct LocalName {
    std::string_view id, name;  ///< of a country its iso_a2, of a city or site its id in the catalogue
};

extern const std::array<LocalName, 250> countries_de, countries_ru;

/// @{
/// Made by the build from local_names.json; of cities also from the texts of the classroom page. In no order.
extern const std::span<const LocalName> cities_en, cities_de, cities_ru;
extern const std::span<const LocalName> sites_en, sites_de, sites_ru;
extern const std::span<const LocalName> systems_de, systems_ru;      ///< by the system's id
extern const std::span<const LocalName> claimants_de, claimants_ru;  ///< by the claimant in the catalogue's English
/// @}

}  // namespace rangeband::catalog
