// SPDX-License-Identifier: MIT
#include "catalog/local_names.hpp"

#include <algorithm>

#include "rangeband/catalog/gazetteer.hpp"

namespace rangeband::catalog {
namespace {

std::string_view called(std::span<const LocalName> names, std::string_view id) {
    const auto found = std::ranges::find(names, id, &LocalName::id);
    return found == names.end() ? std::string_view() : found->name;
}

}  // namespace

std::string_view country_name(std::string_view iso_a2, std::string_view language) {
    if (language == "de") return called(countries_de, iso_a2);
    return language == "ru" ? called(countries_ru, iso_a2) : std::string_view();
}

std::string_view city_name(std::string_view id, std::string_view language) {
    if (language == "en") return called(cities_en, id);
    if (language == "de") return called(cities_de, id);
    return language == "ru" ? called(cities_ru, id) : std::string_view();
}

std::string_view site_name(std::string_view id, std::string_view language) {
    if (language == "en") return called(sites_en, id);
    if (language == "de") return called(sites_de, id);
    return language == "ru" ? called(sites_ru, id) : std::string_view();
}

std::string_view system_name(std::string_view id, std::string_view language) {
    if (language == "de") return called(systems_de, id);
    return language == "ru" ? called(systems_ru, id) : std::string_view();
}

std::string_view claimant_name(std::string_view claimant, std::string_view language) {
    if (language == "de") return called(claimants_de, claimant);
    return language == "ru" ? called(claimants_ru, claimant) : std::string_view();
}

}  // namespace rangeband::catalog
