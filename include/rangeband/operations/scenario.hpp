// SPDX-License-Identifier: MIT
/// Scenarios of the catalogue: sites and ranges under a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rangeband/operations/query.hpp"

namespace rangeband::operations {

/// One line of a scenario file.
struct Setting {
    std::string key, value;
    std::string language;  ///< of a text, `title[de]`; empty for any
    int line = 0;
};

/// The lines `KEY = VALUE` of an INI file; `#` begins a comment; a title or a description may name a language,
/// `title[de] = …`. Throws Error(usage) for any other line; `file` names
/// it.
std::vector<Setting> read_settings(std::string_view text, std::string_view file);

/// `SITE:RANGE`, such as `kapustin-yar:480km`. Throws Error(usage) for anything else.
Pair parse_pair(std::string_view text);

/// A scenario's sites and ranges.
struct Scenario {
    std::string title, description;
    Query query;
    std::vector<PlaceSpec> marks;  ///< places without a range, for a map
    std::vector<Setting> others;   ///< what it says besides, about merging or drawing: not in the query
};

/// The one of that name, its texts in the language where it has them. Throws Error(usage) with the nearest name, and
/// for one that is wrong.
Scenario read_scenario(std::string_view name, const Data& data, std::string_view language = "");

}  // namespace rangeband::operations
