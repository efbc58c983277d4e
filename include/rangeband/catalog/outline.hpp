/// The outline of one country, as plain coordinates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// Where all outlines come from, by its id in `sources.csv`.
inline constexpr std::string_view outlines_source_id = "natural-earth";

/// Degrees on WGS84.
struct Corner {
    double lon = 0.0;
    double lat = 0.0;
};

/// Closed: the last corner equals the first. An edge is straight in longitude and latitude.
using Ring = std::vector<Corner>;

/// A country's land.
struct Outline {
    std::string iso_a2, iso_a3, name;
    std::vector<std::vector<Ring>> polygons;  ///< each an exterior ring and its holes
};

/// The outlines of a text that `outlines_text` gives; any GeoJSON of polygons with these properties will do.
/// `where` names it in errors. Throws Error(file) for text that is not that.
std::vector<Outline> read_outlines(std::string_view text, std::string_view where);

/// At 1:50 million, by ISO code of two or three letters or by name, in any case. Throws Error(usage) with the nearest,
/// or saying that the atlas has no outline of that country.
Outline outline_of(std::string_view country, const Catalog& catalog, const std::vector<DataSource>& sources);

}  // namespace rangeband::catalog
