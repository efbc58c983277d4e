// SPDX-License-Identifier: MIT
/// The catalogue's tables: each row checked by itself, with the place where it was read for checks between tables.
#pragma once

#include <string>
#include <string_view>

#include "catalog/rows.hpp"
#include "rangeband/catalog/catalog.hpp"

namespace rangeband::catalog {

/// All tables of one folder, or of several merged.
struct Tables {
    Rows<Source> sources;
    Rows<Band> bands;
    Rows<System> systems;
    Rows<Claim> claims;
    Rows<Site> sites;
    Rows<Site> areas;
    Rows<Regime> regimes;
    Rows<Name> names;
};

inline constexpr std::string_view table_files[] = {"sources.csv", "bands.csv", "systems.csv", "claims.csv",
                                                   "sites.csv"};

/// Beside them; a folder may stand alone without these.
inline constexpr std::string_view further_files[] = {"areas.csv", "regimes.csv", "names.csv"};

/// Tables that are read only when asked for (places.hpp); a folder may stand alone without them.
inline constexpr std::string_view place_files[] = {"countries.csv", "cities.csv", "timeline.csv"};

/// Reads the table of that file name into its place. `file` names it in errors. Throws Error(file) for a row that is
/// wrong by itself or has the id of an earlier one, for a column that is missing or unknown.
void read_table(Tables& tables, std::string_view name, std::string_view text, std::string_view file);

/// Rows of `added` replace those of the same id and otherwise follow.
void add_tables(Tables& base, Tables added);

/// What rows name must be there: sources, and systems of claims and sites. Throws Error(file).
void check_references(const Tables& tables);

}  // namespace rangeband::catalog
