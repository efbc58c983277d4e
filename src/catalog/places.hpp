// SPDX-License-Identifier: MIT
/// Countries, cities and the timeline: tables that most commands do not need, read on demand.
#pragma once

#include <filesystem>
#include <vector>

#include "catalog/rows.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// From the folders in their order, an empty path being the embedded copy; later rows override those of the same id.
/// Throw Error(file) for a row that is wrong or names a source or country that is not there.
Rows<Country> read_countries(const std::vector<std::filesystem::path>& folders, const std::vector<Source>& sources);
Rows<City> read_cities(const std::vector<std::filesystem::path>& folders, const std::vector<Source>& sources,
                       const Ids& countries);
Rows<Event> read_timeline(const std::vector<std::filesystem::path>& folders, const std::vector<Source>& sources);

}  // namespace rangeband::catalog
