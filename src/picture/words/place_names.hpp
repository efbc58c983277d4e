// SPDX-License-Identifier: MIT
/// Names of countries and cities by language.
#pragma once

#include <string>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/picture/wording.hpp"

namespace rangeband::picture {

/// The language's own name, else the catalogue's.
std::string country_name(const std::string& iso_a2, const std::string& name, Language language);
std::string city_name(const catalog::City& city, Language language);

/// Whether letters of another script would stand on a map in that language: the city has no name in it.
bool is_foreign_script(const catalog::City& city, Language language);

}  // namespace rangeband::picture
