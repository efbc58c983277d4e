// SPDX-License-Identifier: MIT
/// Which columns of a table of sites are the position and the name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rangeband::io {

struct SiteColumns {
    std::optional<std::size_t> latitude;   ///< `lat|latitude|y`
    std::optional<std::size_t> longitude;  ///< `lon|lng|long|longitude|x`
    std::optional<std::size_t> name;       ///< `name|site|id`
    std::optional<std::size_t> geometry;   ///< `wkt|geometry`, of no interest beside a latitude and a longitude

    bool positioned() const { return latitude && longitude; }
};

/// In any case. A header that only begins with such a word counts too (`Latitude (deg)`), after those that
/// are the word. Earlier words win: a table with `lat`, `lon`, `x` and `y` is read by `lat` and `lon`.
SiteColumns find_site_columns(std::span<const std::string> headers);

/// `'a', 'b' and 'c'`, cut after twelve.
std::string list_names(std::span<const std::string> names);

}  // namespace rangeband::io
