// SPDX-License-Identifier: MIT
/// Countries and cities as a language calls them.
#pragma once

#include <string>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/picture/wording.hpp"

namespace rangeband::picture {

/// The language's own name, else the catalogue's.
std::string country_name(const std::string& iso_a2, const std::string& name, Language language);
std::string city_name(const catalog::City& city, Language language);

}  // namespace rangeband::picture
