// SPDX-License-Identifier: MIT
/// The places that a request tests.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {

struct Destinations {
    std::vector<Destination> places;      ///< cities, then given places, then the rows of files
    std::vector<std::string> source_ids;  ///< of the cities, if there are any
    std::string without_capital;          ///< countries that have cities in the source and no capital, by name
    RowCheck rows;                        ///< of files
    bool decimal_commas = false;          ///< whether given places or files are written with them
};

/// By ISO code, of countries by whatever name. Throws Error(usage) with the parameter's name in front.
std::set<std::string> codes_of(const std::vector<std::string>& given, const std::vector<catalog::Country>& countries);

/// Throws what reading files throws, and Error(usage) where no place is found.
Destinations destinations_of(const ReachRequest& request, const catalog::Catalog& catalog);

}  // namespace rangeband::operations
