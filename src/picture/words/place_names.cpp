// SPDX-License-Identifier: MIT
#include "picture/words/place_names.hpp"

#include "rangeband/catalog/gazetteer.hpp"

namespace rangeband::picture {

std::string country_name(const std::string& iso_a2, const std::string& name, Language language) {
    const std::string_view own = catalog::country_name(iso_a2, code_of(language));
    return own.empty() ? name : std::string(own);
}

std::string city_name(const catalog::City& city, Language language) {
    const std::string_view own = catalog::city_name(city.id, code_of(language));
    return own.empty() ? city.name : std::string(own);
}

bool is_foreign_script(const catalog::City& city, Language language) {
    return language == Language::ru && catalog::city_name(city.id, code_of(language)).empty();
}

}  // namespace rangeband::picture
