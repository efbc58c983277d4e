// SPDX-License-Identifier: MIT
/// Title, description and provenance of an output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "operations/input/sites.hpp"
#include "rangeband/operations/place.hpp"
#include "rangeband/operations/requests.hpp"
#include "rangeband/picture/wording.hpp"

namespace rangeband::operations {

/// What a title calls files and tables whose rows are sites.
std::vector<std::string> names_of_files(const Query& query);

/// `500 km around Kapustin Yar`, or counts where there is more to say than a title holds. `files` are those whose rows
/// come besides.
std::string title_of(const std::vector<Item>& items, const Ranges& row_ranges, const std::vector<std::string>& files,
                     Merge how);

/// The same unless the wording gives another; to a scenario's own it adds what that does not know: ` (contested)`,
/// ` (union)`, ` (depth)`.
std::string title_of(const Wording& wording, const Query& query, const Style& style, const std::vector<Item>& items,
                     const Ranges& row_ranges, const Merging& merging,
                     picture::Language language = picture::Language::en);

/// Files and pages are searched for plain blanks.
std::string with_plain_blanks(std::string text);

/// The facts of that title.
picture::Subject subject_of(const std::vector<Item>& items, const Ranges& row_ranges,
                            const std::vector<std::string>& files, Merge how);

/// The same in a language, with numbers that no line break parts from their units.
std::string title_in(picture::Language language, const Wording& wording, const Style& style, picture::Subject subject,
                     const Merging& merging);

/// The paragraph for people: the user's own words, if any, how footprints are put together, always what a circle does
/// and does not say, and the `attributions` of the data that is shown.
std::string description_of(const Wording& wording, const Query& query, const Merging& merging, const Style& style,
                           const std::vector<std::string>& attributions);

/// `Sources: …; … and 12 more, in the column source.` Empty where the ranges have none.
std::string sentence_on_sources(const Found& found);

/// A JSON object: program, version, the request, data in use, the files of sites with their SHA-256, the sources of the
/// ranges and places, tolerance, edges, datum, attributions. It holds no clock and no absolute path, so that the same
/// input gives the same bytes.
std::string provenance_of(std::string_view command, const Wording& wording, const Query& query, const Found& found,
                          const std::vector<catalog::DataSource>& data, Tolerance tolerance,
                          const std::vector<std::string>& attributions);

}  // namespace rangeband::operations
