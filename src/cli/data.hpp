/// The catalogue that `--catalog` chooses.
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::cli {

/// Where it is looked for, in the order of the search.
std::vector<catalog::DataSource> data_sources_for(const Values& values);

/// Reads it from those that are in use.
catalog::Catalog load_catalog(const std::vector<catalog::DataSource>& sources);

/// What must be said where those sources' data is shown, each once: `Positions: GeoNames (CC BY 4.0)`.
std::vector<std::string> attributions(const catalog::Catalog& catalog, const std::vector<std::string>& source_ids);

}  // namespace rangeband::cli
