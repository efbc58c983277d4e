// SPDX-License-Identifier: MIT
/// Countries and places by the names that people use for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// By ISO code of two or three letters, by name, or by another name in common use (`UK`, `Türkiye`, `Deutschland`,
/// `Россия`); case and accents do not count. Throws Error(usage): unknown, with the nearest; a part of a country, with
/// the whole.
const Country& country_called(std::string_view name, const std::vector<Country>& countries);

/// The ISO codes of two letters of the countries that have the name, of both Congos, or of which it is a part
/// (`England`); none of what no country is called.
std::vector<std::string> countries_meant(std::string_view name, const std::vector<Country>& countries);

/// Whether ISO 3166-1 lists it as a territory that a state administers or has as a dependency (`AX`, `JE`): its seat is
/// not the capital of a state.
bool is_territory(std::string_view iso_a2);

/// The ids of all cities of that name; case and accents do not count.
std::vector<std::string> cities_named(std::string_view name, const Catalog& catalog);

/// A city or site of the catalogue.
struct KnownPlace {
    std::string name;
    std::string country;  ///< by its English name
    geodesic::Position position;
    std::string site;  ///< the id of a site, empty for a city
    std::string city;  ///< the id of a city, empty for a site
};

/// The city or site of that name in any language; `Barcelona,ES` names the country, too. Sites and cities nearer than
/// 5 km to each other are one place. Throws Error(usage) where there is none, with the nearest name, or several, with
/// their countries and positions.
KnownPlace place_called(std::string_view name, const Catalog& catalog);

/// @{
/// What a language (`de`, `ru`; of sites `en`, too) calls the country, city, site or system of that code or id; empty
/// where it has no name of its own, or the catalogue's is that. A claimant is known by the catalogue's English.
std::string_view country_name(std::string_view iso_a2, std::string_view language);
std::string_view city_name(std::string_view id, std::string_view language);
std::string_view site_name(std::string_view id, std::string_view language);
std::string_view system_name(std::string_view id, std::string_view language);
std::string_view claimant_name(std::string_view claimant, std::string_view language);
/// @}

}  // namespace rangeband::catalog
