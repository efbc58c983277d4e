/// What an output says of itself: title, description, provenance.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/merging.hpp"
#include "cli/options.hpp"
#include "cli/place.hpp"
#include "rangeband/catalog/catalog.hpp"
#include "rangeband/units.hpp"

namespace rangeband::cli {

/// `500 km around Kapustin Yar`, or counts where there is more to say than a title holds.
/// `files` are those whose rows come besides.
std::string title_of(const std::vector<Item>& items, const Ranges& row_ranges, const std::vector<Given>& files,
                     Merge how);

/// The same unless `--title` gives another; to a scenario's own it adds what that does not know: ` (contested)`,
/// ` (union)`, ` (depth)`.
std::string title_of(const Values& values, const std::vector<Item>& items, const Ranges& row_ranges,
                     const Merging& merging);

/// The paragraph for people: the user's own words, if any, how footprints are put together, always what a circle does
/// and does not say, and the `attributions` of the data that is shown.
std::string description_of(const Values& values, const Merging& merging, Tolerance tolerance,
                           const std::vector<std::string>& attributions);

/// A JSON object: program, version, options, data in use, tolerance, edges, datum, attributions. It holds no clock, no
/// absolute path, and nothing on which the result does not depend (threads, progress), so that the same input gives the
/// same bytes.
std::string provenance_of(std::string_view command, const Values& values,
                          const std::vector<catalog::DataSource>& sources, Tolerance tolerance,
                          const std::vector<std::string>& attributions);

}  // namespace rangeband::cli
