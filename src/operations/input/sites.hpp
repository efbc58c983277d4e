// SPDX-License-Identifier: MIT
/// The places and ranges of a query.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "operations/input/site_files.hpp"
#include "rangeband/catalog/gazetteer.hpp"
#include "rangeband/operations/place.hpp"
#include "rangeband/operations/query.hpp"
#include "rangeband/operations/requests.hpp"

namespace rangeband::operations {

struct Found {
    std::vector<Item> items;                 ///< given places, those of the catalogue, countries, pairs
    std::optional<SiteFiles> files;          ///< then the rows of files
    Ranges ranges;                           ///< of every place that has none of its own
    std::size_t ranges_per_row = 0;          ///< of files
    std::vector<footprint::Sector> sectors;  ///< of every place
    std::optional<Period> date;              ///< only what was there on it
    std::vector<std::string> notes;          ///< on the given places, what must be said

    /// Columns of files that go along, and their names in the input.
    std::vector<io::Field> kept_fields() const;
    std::vector<std::string> kept_inputs() const;

    /// Sentences on what no source dates, or empty.
    std::string on_dates() const;

    /// How many footprints there are, with so many good rows of files.
    std::size_t footprints(std::size_t good_rows) const;
};

/// Looks everything up and opens the files of sites, without walking them. Throws Error with the parameter's name in
/// front.
Found find(const Query& query, const Style& style, const Data& data);

/// Throws Error(usage) where there is nothing to draw around or, with ranges wanted, no range.
void must_have_work(const Query& query, bool with_ranges);

bool has_decimal_comma(const PlaceSpec& spec);

/// Throws Error(usage) for a range that is clear by itself, and not beside figures with decimal commas: `10.815km`.
void must_be_clear_beside_commas(const Query& query, const Data& data);

/// A name, in whichever language, may be that of several sites, which the catalogue tells apart by what stands in
/// brackets: the sentence on another of them, or empty. An id is one site.
std::string note_of_namesakes(std::string_view given, std::string_view site, const catalog::Catalog& catalog);

/// Both of these notes on a place that is known.
std::vector<std::string> notes_of_place(const PlaceSpec& spec, const catalog::Catalog& catalog);

/// What must be said of a position that is only the middle of a map; empty for others.
std::string note_of_view(const PlaceSpec& spec);

/// A position has the name that was typed with it, or none. Throws what `catalog::place_called` throws.
catalog::KnownPlace known_place(const PlaceSpec& spec, const catalog::Catalog& catalog);

/// The sources of the positions of the catalogue's sites and countries among the places.
std::vector<std::string> position_sources(const catalog::Catalog& catalog, const Query& query,
                                          const std::vector<Item>& items);

/// What must be said where those sources' data is shown, each once: `Positions: GeoNames (CC BY 4.0)`.
std::vector<std::string> attributions(const catalog::Catalog& catalog, const std::vector<std::string>& source_ids);

/// Looks at all rows before anything is written. Throws Error(file) listing the bad ones, unless they are to be skipped
/// and others are left.
RowCheck check_rows(std::optional<SiteFiles>& files, bool skip_bad);

/// The same, with what must be said of the given places.
RowCheck check_rows(Found& found, bool skip_bad);

/// All places that were there, in their order; those of files are read anew, in constant memory.
void each_item(Found& found, const std::function<void(Item&&)>& visit);

}  // namespace rangeband::operations
