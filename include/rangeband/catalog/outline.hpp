// SPDX-License-Identifier: MIT
/// The outlines of countries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rangeband/catalog/catalog.hpp"
#include "rangeband/geometry.hpp"

namespace rangeband::catalog {

/// Where all outlines come from, by its id in `sources.csv`.
inline constexpr std::string_view outlines_source_id = "natural-earth";

/// A country's land.
struct Outline {
    std::string iso_a2, iso_a3, name;
    MultiPolygon polygons;  ///< closed, with edges straight in longitude and latitude; in the order of the text
};

/// The outlines of a text that `outlines_text` gives; any GeoJSON of polygons with these properties will do.
/// `where` names it in errors. Throws Error(file) for text that is not that.
std::vector<Outline> read_outlines(std::string_view text, std::string_view where);

/// At 1:50 million, by ISO code of two or three letters or by name, in any case. Throws Error(usage) with the nearest,
/// or saying that the atlas has no outline of that country.
Outline outline_of(std::string_view country, const Catalog& catalog, const std::vector<DataSource>& sources);

}  // namespace rangeband::catalog
