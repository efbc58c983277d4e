/// To where: the places that `rangeband reach` asks about.
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/site_files.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/geodesic/position.hpp"

namespace rangeband::cli {

struct Destination {
    std::string name;
    std::string country;  ///< by name, or empty
    geodesic::Position position;
};

struct Destinations {
    std::vector<Destination> places;      ///< cities, then `--to`, then the rows of `--places`
    std::vector<std::string> source_ids;  ///< of the cities, if there are any
    RowCheck rows;                        ///< of `--places`
};

/// Throws Error(usage) for a word that names no cities, and what reading files throws.
Destinations destinations_of(const Values& values, const catalog::Catalog& catalog);

}  // namespace rangeband::cli
