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

}  // namespace rangeband::picture
